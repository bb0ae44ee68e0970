import { lazilyFor } from '../basics/lazily'
import { centred, type Domain, type Grid } from '../tape/sampling/sampling'
import { rowCount, schedule } from '../tape/program/tape'
import type { Tape } from '../tape/program/tape'
import { kernelData, kernelValues, toWgsl } from '../tape/evaluators/wgsl'
import { createPace, type Band } from './bands'
import { isSoftware } from './device'
import { kernelFamily, storage, workgroups } from './kernels'
import { createPicker, type Pick } from './pickSamples'
import { watched } from './refusal'
import kernelText from './sampleField.wgsl?raw'
import structures from './sampleField.wgsl?structures'
import { viewOf } from './structures'

/** A buffer to fill and the part of the plane its samples span, ends included. */
export interface SampleTarget {
  buffer: GPUBuffer
  grid: Grid
  domain: Domain
  /** A buffer that gets some of the same samples. */
  picks?: { buffer: GPUBuffer; pick: Pick }
}

/** A compiled function, ready to be sampled over and over. */
export interface FieldKernel {
  /**
   * Fills the targets, in one submission if that is short work, else in bands with a pause after each.
   * `parameters` are in the tape's order. False when `stale` said in a pause that nobody wants the rest.
   */
  sample(targets: SampleTarget[], parameters: ArrayLike<number>, stale?: () => boolean): Promise<boolean>
  destroy(): void
}

const family = kernelFamily({
  label: 'sample field',
  entryPoint: 'sampleField',
  bindings: ['uniform', 'read-only-storage', 'storage', 'read-only-storage']
})

/** Careful guesses of how many instructions of a tape a device runs in a millisecond, over all samples. */
const softwareSpeed = 2e5
const hardwareSpeed = 2e7
const paceOf = lazilyFor((device: GPUDevice) =>
  createPace(isSoftware(device.adapterInfo) ? softwareSpeed : hardwareSpeed)
)

/** Compiles the tape's kernel; rejects with a GpuRefusal if the compiler or the memory refuses it. */
export async function createFieldKernel(device: GPUDevice, tape: Tape): Promise<FieldKernel> {
  const initial = kernelValues(
    tape,
    tape.parameters.map(() => 1)
  )
  const { made: buffers, refusal } = watched(device, () => [
    storage(device, 'field values', initial),
    storage(device, 'field data', kernelData(tape))
  ])
  const [values, data] = buffers
  // The device says of the buffers what it has to say while it compiles.
  const compiling = family.pipelineFor(device, `${toWgsl(tape)}\n\n${kernelText}`)
  const making = Promise.all([compiling, refusal]).then(async ([pipeline, refused]) => {
    if (refused) throw refused
    return { pipeline, picker: await createPicker(device) }
  })
  const { pipeline, picker } = await making.catch((error: unknown) => {
    for (const buffer of buffers) buffer.destroy()
    throw error
  })
  const bindings = new Map<GPUBuffer, Binding>()
  const bindingOf = (buffer: GPUBuffer) => {
    const known = bindings.get(buffer) ?? createBinding(device, [values, buffer, data])
    bindings.set(buffer, known)
    return known
  }
  const pace = paceOf(device)
  const perSample = workOf(tape)

  /** Writes where the bands of the targets lie, and submits them together. */
  function submit(parts: { target: SampleTarget; band: Band }[]) {
    const encoder = device.createCommandEncoder({ label: 'sample field' })
    const pass = encoder.beginComputePass({ label: 'sample field' })
    pass.setPipeline(pipeline)
    for (const { target, band } of parts) {
      const { group, place } = bindingOf(target.buffer)
      place(target, band)
      pass.setBindGroup(0, group)
      pass.dispatchWorkgroups(...workgroups(device, target.grid.columns, band[1] - band[0]))
    }
    for (const { target, band } of parts)
      if (target.picks && band[1] === target.grid.rows)
        picker.encode(pass, target.buffer, target.picks.buffer, target.picks.pick)
    pass.end()
    device.queue.submit([encoder.finish()])
  }
  return {
    async sample(targets, parameters, stale = () => false) {
      if (parameters.length > 0) device.queue.writeBuffer(values, 0, kernelValues(tape, parameters))
      const whole = targets.map((target) => ({ target, band: pace.band(target.grid, 0, perSample) }))
      if (whole.every(({ target, band }) => band[1] === target.grid.rows)) {
        submit(whole)
        return true
      }
      for (const target of targets) {
        const { columns, rows } = target.grid
        for (let row = 0; row < rows;) {
          const band = pace.band(target.grid, row, perSample)
          const started = performance.now()
          submit([{ target, band }])
          await device.queue.onSubmittedWorkDone()
          if (stale()) return false
          pace.learn((band[1] - row) * columns * perSample, performance.now() - started)
          row = band[1]
        }
      }
      return true
    },
    destroy() {
      values.destroy()
      data.destroy()
      picker.destroy()
      for (const binding of bindings.values()) binding.destroy()
      bindings.clear()
    }
  }
}

/** Instructions per sample, those over the data's rows counted for each row. */
function workOf(tape: Tape): number {
  const inRows = schedule(tape).reduce((sum, stage) => sum + stage.rows.length + stage.reductions.length, 0)
  return tape.code.length + inRows * rowCount(tape)
}

interface Binding {
  group: GPUBindGroup
  /** Tells the kernel where to sample; costs nothing while that stays the same, as under a slider. */
  place(target: SampleTarget, band: Band): void
  destroy(): void
}

/** `buffers` are those of the bindings after the uniform, in order. */
function createBinding(device: GPUDevice, buffers: GPUBuffer[]): Binding {
  const view = viewOf(structures.sampling)
  const uniform = device.createBuffer({
    label: 'field sampling',
    size: view.arrayBuffer.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST
  })
  const group = family.bind(device, [uniform, ...buffers])
  let placed = ''
  return {
    group,
    place({ grid, domain }, band) {
      const key = [grid.columns, grid.rows, ...domain.x, ...domain.y, ...band].join()
      if (key === placed) return
      placed = key
      view.set(placement(grid, domain, band))
      device.queue.writeBuffer(uniform, 0, view.arrayBuffer)
    },
    destroy: () => uniform.destroy()
  }
}

function placement({ columns, rows }: Grid, domain: Domain, band: Band) {
  const [x, y] = [centred(domain.x), centred(domain.y)]
  const halfCell = [x.half / (columns - 1), y.half / (rows - 1)]
  return { middle: [x.middle, y.middle], halfCell, count: [columns, rows], band }
}
