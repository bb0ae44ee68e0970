import { operations } from '../../src/lib/math/table/functions'
import { digamma, lgamma, polygamma } from '../../src/lib/math/table/specialValues'
import type { Operation } from '../../src/lib/math/table/operation'
import { reachOf, textsOf } from '../../src/lib/math/table/wgsl/helper'
import { randomIn, seeded } from './numeric'

/** How far a function of the kernels may be off, and where: `pair` is false where nothing is promised. */
export interface Promise32 {
  /** In units in the last place of the result, rounded to f32. */
  limit: number
  /** Why it is not 4. */
  reason?: string
  pair?: (u: number, v: number) => boolean
  /** Errors are counted in units of the last place of this where it is larger than the result. */
  scale?: (u: number, v: number) => number
}

/** Of the functions that know their argument up to some size only. */
const reaching = (reach: number): Promise32 => ({
  limit: 4,
  reason: `for |u| ≤ ${reach.toLocaleString('en')}; the page samples in f64 beyond`,
  pair: (u) => Math.abs(u) <= reach
})
const mirrored =
  'for u < 0 relative to the largest term of the reflection formula, or 1: the sum has zeros there'
const cotangent = (u: number) => Math.PI / Math.tan(Math.PI * (u - Math.round(u)))
const sineOfTurn = (u: number) => Math.abs(Math.sin(Math.PI * (u - Math.round(u))))

/** Where the promise is another than 4 ulp everywhere. */
const promises: Record<string, Promise32> = {
  ...Object.fromEntries(
    [...operations]
      .map(([name, { wgsl }]) => [name, reachOf(wgsl.calls)] as const)
      .filter(([, reach]) => reach < Infinity)
      .map(([name, reach]) => [name, reaching(reach)])
  ),
  gamma: { limit: 32, reason: 'a product of powers' },
  factorial: { limit: 32, reason: 'a product of powers' },
  lgamma: {
    limit: 4,
    reason: mirrored,
    scale: (u) =>
      u < 0 ? Math.max(1, Math.abs(lgamma(-u)), Math.abs(Math.log(Math.PI / sineOfTurn(u) / -u))) : 0
  },
  digamma: {
    limit: 4,
    reason: mirrored,
    scale: (u) => (u < 0 ? Math.max(1, Math.abs(digamma(1 - u)), Math.abs(cotangent(u))) : 0)
  },
  polygamma: {
    limit: 64,
    reason: 'a sum of powers; for v > 0 and values between 1e-30 and 1e30',
    pair: (u, v) => v > 0 && Math.abs(Math.log10(Math.abs(polygamma(u, v)))) < 30
  },
  mod: {
    limit: 4,
    reason: 'for |u/v| ≤ 4096, since the quotient’s digits are missing from the rest, and |v| > 1e-30',
    pair: (u, v) => Math.abs(u / v) <= 4096 && Math.abs(v) > 1e-30
  }
}
export const promiseOf = (name: string): Promise32 => promises[name] ?? { limit: 4 }

export interface Samples {
  u: Float32Array<ArrayBuffer>
  v: Float32Array<ArrayBuffer>
}

const smallestNormal = 2 ** -126
const largest = (2 - 2 ** -23) * 2 ** 127
const normal = (x: number): boolean => x === 0 || (Math.abs(x) >= smallestNormal && Math.abs(x) <= largest)

/** Any normal number of f32, exponents being equally likely. */
function anyNumber(random: () => number): number {
  const size = (1 + random()) * 2 ** Math.floor(randomIn(random, [-126, 128]))
  return random() < 0.5 ? size : -size
}

/** x, or one of its neighbours in f32. */
function nearby(random: () => number, x: number): number {
  const bits = new Int32Array(Float32Array.of(x).buffer)
  bits[0] += Math.floor(randomIn(random, [-40, 41]))
  return new Float32Array(bits.buffer)[0]
}

/** Numbers of all sizes, dense ones near 0, and the neighbours of whole numbers, halves and zeros of sin and cos. */
function oneNumber(random: () => number, i: number): number {
  switch (i % 8) {
    case 0:
      return anyNumber(random)
    case 1:
      return randomIn(random, [-1.5, 1.5])
    case 2:
      return randomIn(random, [-8, 8])
    case 3:
      return randomIn(random, [-110, 110])
    case 4:
      return randomIn(random, [-1e5, 1e5])
    case 5:
      return nearby(random, Math.round(randomIn(random, [-30, 30])) / 2)
    case 6:
      return nearby(random, (Math.PI / 2) * Math.round(randomIn(random, [-63660, 63660])))
    default:
      return nearby(random, (Math.PI / 2) * Math.round(randomIn(random, [-40, 40])))
  }
}

/** Second arguments for which u^v, u^(1/v) or v/u spread over all that f32 can hold. */
function partner(random: () => number, i: number, u: number): number {
  const log = Math.log2(Math.abs(u)) || 1
  switch (i % 7) {
    case 0:
      return anyNumber(random)
    case 1:
      return randomIn(random, [-4, 4])
    case 2:
      return Math.round(randomIn(random, [-40, 40]))
    case 3:
      return randomIn(random, [-150, 130]) / log
    case 4:
      return Math.round(randomIn(random, [-150, 130]) / log)
    case 5:
      return log / randomIn(random, [-150, 130])
    default:
      return u * randomIn(random, [-16, 16])
  }
}

/** Of the f32 numbers up to 10⁵ the one that lies nearest to a multiple of π/2, measured by their size. */
const nearestMultiple = 52516.43359375

/** Seeded arguments of an entry of the table over its whole domain, huge and tiny ones among them. */
export function samplesOf(name: string, { arity, samples }: Operation, count: number): Samples {
  const random = seeded(name)
  const u = new Float32Array(count)
  const v = new Float32Array(count)
  const keep = (x: number) => (normal(Math.fround(x)) ? x : 1)
  for (let i = 0; i < count; i++) {
    const own = i % 5 === 0
    u[i] = keep(own ? randomIn(random, samples[0]) : oneNumber(random, i))
    if (name === 'polygamma') u[i] = Math.floor(randomIn(random, [0, 21]))
    if (arity === 2) v[i] = keep(own ? randomIn(random, samples[1]) : partner(random, i, u[i]))
  }
  if (arity === 1) u.set([0, nearestMultiple, -nearestMultiple])
  return { u, v }
}

const resultStride = 2

/** A module that computes an entry's value and whether it is defined, sample by sample. */
export function accuracyKernel({ value, defined = 'true', calls = [] }: Operation['wgsl']): string {
  return `${textsOf(calls).join('\n')}
@group(0) @binding(0) var<storage, read> us: array<f32>;
@group(0) @binding(1) var<storage, read> vs: array<f32>;
@group(0) @binding(2) var<storage, read_write> found: array<vec2f>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < arrayLength(&us); i += 64u * groups.x) {
    let u = us[i];
    let v = vs[i];
    found[i] = vec2f(${value}, select(0.0, 1.0, ${defined}));
  }
}`
}

/** Value and definedness (1 or 0) of each sample, computed by the device. */
export async function evaluateOnGpu(
  device: GPUDevice,
  wgsl: Operation['wgsl'],
  { u, v }: Samples
): Promise<Float32Array> {
  const { COPY_DST, COPY_SRC, MAP_READ, STORAGE } = GPUBufferUsage
  const module = device.createShaderModule({ label: 'accuracy', code: accuracyKernel(wgsl) })
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } })
  const make = (size: number, usage: number) => device.createBuffer({ label: 'accuracy', size, usage })
  const inputs = [u, v].map((values) => {
    const buffer = make(values.byteLength, STORAGE | COPY_DST)
    device.queue.writeBuffer(buffer, 0, values)
    return buffer
  })
  const size = resultStride * u.byteLength
  const found = make(size, STORAGE | COPY_SRC)
  const result = make(size, MAP_READ | COPY_DST)
  // A binding that a function of one argument does not read is not in its layout.
  const bindings = [...inputs, found].map((buffer, binding) => ({ binding, resource: { buffer } }))
  const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries: bindings })
  const encoder = device.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(0, group)
  pass.dispatchWorkgroups(8)
  pass.end()
  encoder.copyBufferToBuffer(found, 0, result, 0, size)
  device.queue.submit([encoder.finish()])
  await result.mapAsync(GPUMapMode.READ)
  const values = new Float32Array(result.getMappedRange().slice(0))
  for (const buffer of [...inputs, found, result]) buffer.destroy()
  return values
}

/** The unit in the last place of the f32 numbers around x. */
const unitAt = (x: number): number =>
  2 ** (Math.max(-126, Math.floor(Math.log2(Math.max(Math.abs(x), smallestNormal)))) - 23)

/**
 * |found − expected| in units in the last place. Results below 2⁻¹²⁶ may be flushed to zero, and what does not fit
 * into f32 must not come back as a number that does.
 */
export function ulps(found: number, expected: number, scale = 0): number {
  const overflows = Math.abs(expected) > largest
  if (!Number.isFinite(found)) return Math.abs(expected) > largest * (1 - 2 ** -20) ? 0 : Infinity
  if (overflows) return Math.abs(found) > largest * (1 - 2 ** -20) ? 0 : Infinity
  if (found === 0 && Math.abs(expected) < smallestNormal) return 0
  return Math.abs(found - expected) / unitAt(Math.max(Math.abs(expected), scale))
}

export interface Accuracy {
  /** The largest error, and the arguments that have it. */
  worst: number
  at: [number, number]
  /** Samples at which the kernel and f64 disagree on whether there is a value, and the first of them. */
  disagree: number
  first?: [number, number]
  /** How many samples the promise covers. */
  tested: number
}

/** What the kernel found, beside the entry's f64 value at the same f32 arguments. */
export function accuracyOf(
  name: string,
  { f64, arity }: Operation,
  { u, v }: Samples,
  found: Float32Array
): Accuracy {
  const { pair, scale } = promiseOf(name)
  const result: Accuracy = { worst: 0, at: [NaN, NaN], disagree: 0, tested: 0 }
  for (let i = 0; i < u.length; i++) {
    if (pair && !pair(u[i], v[i])) continue
    const expected = arity === 1 ? f64(u[i], 0) : f64(u[i], v[i])
    const [value, defined] = found.subarray(resultStride * i, resultStride * i + resultStride)
    if ((defined === 1) === Number.isNaN(expected)) {
      result.disagree++
      result.first ??= [u[i], v[i]]
    }
    if (defined !== 1 || Number.isNaN(expected)) continue
    result.tested++
    const error = ulps(value, expected, scale?.(u[i], v[i]))
    if (error > result.worst) Object.assign(result, { worst: error, at: [u[i], v[i]] })
  }
  return result
}
