import type { PreciseFunction } from './precise'
import { isBounded, isExact, toBounded } from './rounding'
import { toScalar } from '../evaluators/scalar'
import type { Code } from '../special/specialPoints'
import type { Tape } from '../program/tape'

/** Outputs, and how far rounding may have moved them. */
export interface Sure {
  values: number[]
  errors: number[]
  /** Whether more digits could be had by code that is not there yet. */
  isShort: boolean
}

/** How many f64 make up a number: each size is tried after the other until enough digits are sure. */
const sizes = [2, 4, 8]
/** With eleven digits a number of f64 is sure; with more digits almost all of f64's shall be. */
const [enough, plenty] = [1e-11, 1e-15]
/** A value within its bound of 0 is 0 if the bound is at most this, relative to f or to 1: the second with the last size. */
const [surelyZero, hardlyZero] = [1e-20, 1e-9]
/** Longer work, some ten milliseconds of it, would be felt at every step of a drag. */
const mostWork = 40_000
const arithmetic: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'divide'])

/** Measured: sums and products by the square of the size, functions a hundred times its length. */
function workOf({ code }: Tape, size: number): number {
  const functions = code.filter(
    (step) => step.kind === 'call' && !arithmetic.has(step.name) && !isExact(step.name)
  )
  return size * (size * code.length + 100 * functions.length)
}

/**
 * Evaluates the tape in f64, and with more digits where cancellation leaves too few in the first `count` outputs, if
 * the code for more digits is there; the first output is f. NaN where there is no value; a number without a sure
 * digit has an infinite error. `isShort`: more digits are wanted, and the code is not there.
 */
export function toSure(
  tape: Tape,
  count: number
): (at: ArrayLike<number>, parameters: ArrayLike<number>, code: Pick<Code, 'toPrecise'> | null) => Sure {
  if (!isBounded(tape)) {
    const evaluate = toScalar(tape)
    const errors = tape.outputs.map(() => 0)
    return (at, parameters) => ({ values: evaluate(at, parameters), errors, isShort: false })
  }
  const bounded = toBounded(tape)
  const affordable = sizes.filter((size) => workOf(tape, size) <= mostWork)
  const precise: PreciseFunction[] = []
  return (at, parameters, code) => {
    const found = bounded(at, parameters)
    const values = tape.outputs.map((output) => found.values[output])
    const errors = tape.outputs.map((output) => found.errors[output])
    const settle = (most: number) => {
      const size = Math.abs(values[0])
      const scale = size < Infinity ? Math.max(1, size) : 1
      for (let i = 0; i < count; i++)
        if (Math.abs(values[i]) <= errors[i] && errors[i] <= most * scale) values[i] = errors[i] = 0
    }
    for (let k = 0; k < affordable.length; k++) {
      if (!code || isAllSure(values, errors, count, k ? plenty : enough)) break
      precise[k] ??= code.toPrecise(tape, affordable[k])
      const better = precise[k](at, parameters, found, k === affordable.length - 1)
      for (let i = 0; i < count; i++) {
        const output = tape.outputs[i]
        if (isSure(values[i], errors[i], plenty) || !(better.errors[output] < errors[i])) continue
        ;[values[i], errors[i]] = [better.values[output], better.errors[output]]
      }
      settle(surelyZero)
    }
    const isShort = !code && affordable.length > 0 && !isAllSure(values, errors, count, enough)
    settle(hardlyZero)
    for (let i = 0; i < count; i++) if (isHidden(values[i], errors[i])) errors[i] = Infinity
    return { values, errors, isShort }
  }
}

/** Whether rounding may have made up all of a number, so that it says nothing. */
export const isHidden = (value: number, error: number): boolean => error > 0 && !(error <= Math.abs(value))

const isSure = (value: number, error: number, share: number): boolean =>
  error === 0 || error <= share * Math.abs(value)

function isAllSure(values: number[], errors: number[], count: number, share: number): boolean {
  for (let i = 0; i < count; i++) if (!isSure(values[i], errors[i], share)) return false
  return true
}
