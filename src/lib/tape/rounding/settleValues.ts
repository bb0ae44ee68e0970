import { lazilyFor } from '../../basics/lazily'
import { mayCancel } from './cancellation'
import { toPrecise } from './precise'
import { longestRepaired } from './repair'
import { isBounded, toBounded } from './rounding'
import { largestF32 } from '../evaluators/rows'
import { valueOf, type Tape } from '../program/tape'

/** Errors below these shares, of the span of nine tenths of the values and of their size, are not seen. */
const [seen, noise] = [1 / 1000, 64 * Number.EPSILON]
/** Values that rounding made up widen the span at first, and hide smaller errors: so the values are settled in rounds. */
const rounds = 3
/** Where f is not known to cancel, one value of so many is checked. */
const stride = 37

const evaluatorsOf = lazilyFor((tape: Tape) => {
  const f = valueOf(tape)
  return { output: f.outputs[0], bounded: toBounded(f), precise: toPrecise(f, 2) }
})

/**
 * Replaces the values of the tape's first output whose rounding shows, measured by the span of the values, by more
 * precise ones, and by NaN where no precise ones can be had.
 */
export function settleValues(
  tape: Tape,
  values: Float64Array,
  placeOf: (i: number) => readonly [number, number],
  parameters: ArrayLike<number>
): void {
  if (!isBounded(tape) || tape.code.length > longestRepaired) return
  const { output, bounded, precise } = evaluatorsOf(tape)
  const errorOf = (i: number) => bounded(placeOf(i), parameters).errors[output]
  let limit = limitOf(values)
  const isSuspect = (step: number) => {
    for (let i = 0; i < values.length; i += step) if (errorOf(i) > limit / 8) return true
    return false
  }
  if (!mayCancel(tape) && !isSuspect(stride)) return
  const errors = Float64Array.from(values, (_, i) => errorOf(i))
  const done = new Uint8Array(values.length)
  for (let round = 0; round < rounds; round++) {
    const doubtful = values.map((_, i) => i).filter((i) => errors[i] > limit && !done[i])
    for (const i of doubtful) {
      done[i] = 1
      const at = placeOf(i)
      const found = bounded(at, parameters)
      // What overflows in f64 does so with more digits too.
      if (errors[i] === Infinity && found.values.some(isInfinite)) continue
      const better = precise(at, parameters, found, true)
      values[i] = better.values[output]
      errors[i] = better.errors[output]
    }
    if (doubtful.length) limit = limitOf(values)
  }
  errors.forEach((error, i) => error > limit && (values[i] = NaN))
}

const isInfinite = (value: number): boolean => Math.abs(value) === Infinity

function limitOf(values: Float64Array): number {
  const sorted = values.filter((value) => Math.abs(value) < largestF32).sort()
  const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))]
  const [low, high] = [quantile(0.05), quantile(0.95)]
  return sorted.length ? Math.max(seen * (high - low), noise * Math.max(Math.abs(low), Math.abs(high))) : 0
}
