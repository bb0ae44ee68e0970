import { createFieldKernel } from '$lib/gpu/sampleField'
import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling/sampling'
import { cases } from '../cases'
import { median } from '../median'
import { readOrThrow } from '../read'
import { createTimer, type Timer } from './timer'

/** What one evaluator writes of a grid side × side: f, f_x, f_y and validity, 16 bytes per sample. */
export interface Speed {
  name: string
  side: number
  samplesPerSecond: number
  bytesPerSecond: number
}

/** Puts the work on the queue so many times. */
type Work = (repetitions: number) => unknown

/** Seconds: shorter, and the clock and the gaps between submissions show. */
const shortest = 0.05
const rounds = 5
const domain: Domain = { x: [-1, 1], y: [-1, 1] }
/** The least that a kernel can do: it writes a constant. */
const constant = { name: 'constant', source: '0', domain }

/** Seconds per repetition: the median of rounds. */
async function secondsOf(timer: Timer, work: Work): Promise<number> {
  let repetitions = 1
  while ((await timer.time(() => work(repetitions))) < shortest) repetitions *= 2
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timer.time(() => work(repetitions)))
  return median(times) / repetitions
}

/** As many bytes from one buffer to another by the device itself. */
const copying =
  (device: GPUDevice, from: GPUBuffer, to: GPUBuffer): Work =>
  (repetitions) => {
    const encoder = device.createCommandEncoder()
    for (let i = 0; i < repetitions; i++) encoder.copyBufferToBuffer(from, 0, to, 0, from.size)
    device.queue.submit([encoder.finish()])
  }

async function measureSide(device: GPUDevice, side: number): Promise<{ clock: string; speeds: Speed[] }> {
  const grid: Grid = { columns: side, rows: side }
  const count = sampleCount(grid)
  const size = count * fieldStride * Float32Array.BYTES_PER_ELEMENT
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST
  const [buffer, other] = ['samples', 'copy'].map((label) => device.createBuffer({ label, size, usage }))
  const copy = copying(device, buffer, other)
  const timer = await createTimer(device, () => copy(1))
  const speedOf = async (name: string, work: Work): Promise<Speed> => {
    const seconds = await secondsOf(timer, work)
    return { name, side, samplesPerSecond: count / seconds, bytesPerSecond: size / seconds }
  }
  const speeds = [await speedOf('copy', copy)]
  for (const { name, source, domain } of [constant, ...cases]) {
    const kernel = await createFieldKernel(device, readOrThrow(source).tape)
    const target = { buffer, grid, domain }
    speeds.push(
      await speedOf(name, (times) =>
        kernel.sample(
          Array.from({ length: times }, () => target),
          []
        )
      )
    )
    kernel.destroy()
  }
  timer.dispose()
  for (const resource of [buffer, other]) resource.destroy()
  return { clock: timer.clock, speeds }
}

/** The bench's functions on grids of these sides, beside a plain copy and the kernel of a constant. */
export async function measureSpeed(
  device: GPUDevice,
  sides: number[]
): Promise<{ clock: string; speeds: Speed[] }> {
  const measured = []
  for (const side of sides) measured.push(await measureSide(device, side))
  return { clock: measured[0].clock, speeds: measured.flatMap(({ speeds }) => speeds) }
}
