import { fieldStride } from '../../src/lib/tape/sampling/sampling'

/** The first entry where two sampled fields differ in a bit, −0 and 0 apart from each other, in words; '' for none. */
export function difference(found: Float32Array, expected: Float32Array): string {
  if (found.length !== expected.length) return `${found.length} entries for ${expected.length}`
  const i = found.findIndex((value, i) => !Object.is(value, expected[i]))
  const where = `entry ${i % fieldStride} of sample ${Math.floor(i / fieldStride)}`
  return i < 0 ? '' : `${where}: ${found[i]} for ${expected[i]}`
}

/** The same of answers of a worker sampler. */
export function differences(found: Float32Array[] | null, expected: Float32Array[]): string {
  if (found?.length !== expected.length) return `${found?.length} fields for ${expected.length}`
  return found.map((field, i) => difference(field, expected[i])).join('')
}
