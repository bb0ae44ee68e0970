import { openDevice } from '$lib/gpu/device'
import { createFieldKernel } from '$lib/gpu/sampleField'
import { readField } from '$lib'
import { operation, type Operation } from '$lib/math/table/functions'
import { textsOf } from '$lib/math/table/wgsl/helper'
import { presets, type Preset } from '$lib/figure/presets'
import { fieldStride } from '$lib/tape/sampling/sampling'
import { accuracyOf, evaluateOnGpu, promiseOf, samplesOf } from '../../tests/support/accuracy'
import { builtIns, withBuiltIns } from './builtIns'

export interface FunctionFigures {
  name: string
  /** What is promised, in units in the last place, and what was found with ours and with the built-ins. */
  limit: number
  ulps: number
  builtInUlps: number
  /** The time of ours over that of the built-in; NaN where that is too short to tell. */
  slowdown: number
}

export interface PresetFigures {
  name: string
  /** Milliseconds for f, f_x and f_y over the grid. */
  ours: number
  builtIn: number
}

export interface Functions {
  functions: FunctionFigures[]
  presets: PresetFigures[]
}

/** Work for the GPU: `submit` hands over so much of it. */
interface Work {
  submit(times: number): void | Promise<void>
  destroy(): void
}

const rounds = 9
/** Milliseconds; shorter than this, the browser's clock is too coarse. */
const longEnough = 20

async function timeOf(device: GPUDevice, { submit }: Work, times: number): Promise<number> {
  const start = performance.now()
  await submit(times)
  await device.queue.onSubmittedWorkDone()
  return performance.now() - start
}

/** Milliseconds of each: the shortest of rounds in which all take their turn, since a disturbance only adds. */
async function shortest(device: GPUDevice, works: Work[]): Promise<number[]> {
  const timed: { work: Work; times: number; best: number }[] = []
  for (const work of works) {
    let times = 1
    while ((await timeOf(device, work, times)) < longEnough) times *= 2
    timed.push({ work, times, best: Infinity })
  }
  for (let round = 0; round < rounds; round++)
    for (const entry of timed)
      entry.best = Math.min(entry.best, (await timeOf(device, entry.work, entry.times)) / entry.times)
  for (const work of works) work.destroy()
  return timed.map(({ best }) => best)
}

const evaluations = 64

/** The function many times per sample, so that its arithmetic is what takes the time; null: only the loop around it. */
function timingKernel(wgsl: Operation['wgsl'] | null): string {
  return `${textsOf(wgsl?.calls ?? []).join('\n')}
@group(0) @binding(0) var<storage, read> values: array<vec2f>;
@group(0) @binding(1) var<storage, read_write> found: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < arrayLength(&values); i += 64u * groups.x) {
    let v = values[i].y;
    var sum = 0.0;
    for (var k = 0; k < ${evaluations}; k++) {
      let u = values[i].x * (1.0 + f32(k) * 1e-6);
      sum += ${wgsl?.value ?? 'u + v'};
    }
    found[i] = sum;
  }
}`
}

async function timing(
  device: GPUDevice,
  wgsl: Operation['wgsl'] | null,
  values: Float32Array<ArrayBuffer>
): Promise<Work> {
  const module = device.createShaderModule({ code: timingKernel(wgsl) })
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } })
  const { STORAGE, COPY_DST } = GPUBufferUsage
  const input = device.createBuffer({ size: values.byteLength, usage: STORAGE | COPY_DST })
  const found = device.createBuffer({ size: values.byteLength / 2, usage: STORAGE })
  device.queue.writeBuffer(input, 0, values)
  const entries = [input, found].map((buffer, binding) => ({ binding, resource: { buffer } }))
  const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries })
  return {
    submit(times) {
      const encoder = device.createCommandEncoder()
      const pass = encoder.beginComputePass()
      pass.setPipeline(pipeline)
      pass.setBindGroup(0, group)
      for (let i = 0; i < times; i++) pass.dispatchWorkgroups(4)
      pass.end()
      device.queue.submit([encoder.finish()])
    },
    destroy: () => [input, found].forEach((buffer) => buffer.destroy())
  }
}

const timedSamples = 4096

/** How many times as long ours takes over the entry's usual arguments, without the loop around both. */
async function slowdownOf(device: GPUDevice, name: string, entry: Operation): Promise<number> {
  const values = Float32Array.from({ length: 2 * timedSamples }, (_, i) => {
    const [low, high] = entry.samples[i % 2] ?? [0, 1]
    return low + ((high - low) * i) / (2 * timedSamples)
  })
  const kernels = []
  for (const wgsl of [entry.wgsl, builtIns.get(name)!, null]) kernels.push(await timing(device, wgsl, values))
  const [ours, builtIn, loop] = await shortest(device, kernels)
  // A built-in that costs next to nothing leaves no ratio.
  return builtIn > 1.05 * loop ? Math.max(0, ours - loop) / (builtIn - loop) : NaN
}

const accuracySamples = 60_000

async function measureFunction(device: GPUDevice, name: string): Promise<FunctionFigures> {
  const entry = operation(name)
  const samples = samplesOf(name, entry, accuracySamples)
  const worst = async (wgsl: Operation['wgsl']) =>
    accuracyOf(name, entry, samples, await evaluateOnGpu(device, wgsl, samples)).worst
  return {
    name,
    limit: promiseOf(name).limit,
    ulps: await worst(entry.wgsl),
    builtInUlps: await worst(builtIns.get(name)!),
    slowdown: await slowdownOf(device, name, entry)
  }
}

/** Small enough to be sampled in one go. */
const side = 256

async function sampler(device: GPUDevice, { source, x, y, data, parameters = {} }: Preset): Promise<Work> {
  const reading = readField(source, { variables: ['x', 'y'], columns: data })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  const { field } = reading
  const kernel = await createFieldKernel(device, field.tape)
  const size = 4 * fieldStride * side * side
  const buffer = device.createBuffer({ size, usage: GPUBufferUsage.STORAGE })
  const around: [number, number] = [-3, 3]
  const target = { buffer, grid: { columns: side, rows: side }, domain: { x: x ?? around, y: y ?? around } }
  const numbers = field.parameters.map((name) => parameters[name]?.value ?? 1)
  return {
    async submit(times) {
      for (let i = 0; i < times; i++) await kernel.sample([target], numbers)
    },
    destroy: () => (kernel.destroy(), buffer.destroy())
  }
}

async function measurePreset(device: GPUDevice, preset: Preset): Promise<PresetFigures> {
  const samplers = [await sampler(device, preset), await withBuiltIns(() => sampler(device, preset))]
  const [ours, builtIn] = await shortest(device, samplers)
  return { name: preset.slug, ours, builtIn }
}

/** The kernels' functions beside WGSL's own: accuracy and time of each, and what that makes of the presets. */
export async function measureFunctions(): Promise<Functions> {
  const open = await openDevice()
  if (!open) throw new Error('the bench found no WebGPU adapter')
  const functions = []
  for (const name of builtIns.keys()) functions.push(await measureFunction(open.device, name))
  const measured = []
  for (const preset of presets) measured.push(await measurePreset(open.device, preset))
  open.device.destroy()
  return { functions, presets: measured }
}
