import { everywhere, nowhere, type DecoratedInterval } from '../../math/table/interval/decoratedInterval'
import { toRanges } from '../evaluators/intervals'
import { toScalar } from '../evaluators/scalar'
import type { Tape } from '../program/tape'
import type { Box } from './ranges'
import type { Interval } from '../evaluators/intervals'

/**
 * As many equations as there are variables, all to be 0, as plain data: the outputs of the tape are the n equations,
 * their n × n Jacobian row after row, limits that are to be ≤ 0, and then guards, functions that must be continuous
 * for a root to mean what it is searched for.
 */
export interface System {
  tape: Tape
  limits: number
}

/** A system with its evaluators, for given parameters. */
export interface Equations {
  readonly count: number
  /** The equations and the Jacobian at a point, in f64. */
  at(point: readonly number[]): { values: number[]; jacobian: number[][] }
  /** Enclosures of the equations over a box; null where it surely holds no root within the limits. */
  values(box: Box): Interval[] | null
  /** The same without a look at 0 and at the limits; null where an equation has no value. */
  enclose(box: Box): Interval[] | null
  /** Whether all equations are 0 all over a box. */
  isZero(box: Box): boolean
  /** Enclosures of the Jacobian over a box; whether equations, Jacobian and guards are defined and continuous all over it. */
  slopes(box: Box): { jacobian: Interval[][]; isSmooth: boolean }
}

export function toEquations({ tape, limits }: System, parameters: readonly number[]): Equations {
  const n = tape.variables.length
  const { outputs } = tape
  const first = n + n * n
  const scalar = toScalar({ ...tape, outputs: outputs.slice(0, first) })
  const equationOutputs = outputs.slice(0, n)
  const limitOutputs = outputs.slice(first, first + limits)
  const guardOutputs = outputs.slice(first + limits)
  const cheap = toRanges({ ...tape, outputs: [...equationOutputs, ...limitOutputs, ...guardOutputs] })
  const all = toRanges(tape)
  const intervalOf = ({ low, high }: DecoratedInterval): Interval => [low, high]
  const rowsOf = <T>(entries: T[]) =>
    Array.from({ length: n }, (_, i) => entries.slice(n + i * n, n + (i + 1) * n))
  const enclosed = (ranges: DecoratedInterval[]): Interval[] | null => {
    const values = equationOutputs.map((i) => ranges[i])
    return values.some(({ defined }) => defined === nowhere) ? null : values.map(intervalOf)
  }
  const guardsFail = (ranges: DecoratedInterval[]): boolean =>
    guardOutputs.length === 0 ||
    guardOutputs.some((i) => ranges[i].defined !== everywhere || !ranges[i].continuous)
  return {
    count: n,
    at(point) {
      const numbers = scalar(point, parameters)
      return { values: numbers.slice(0, n), jacobian: rowsOf(numbers) }
    },
    values(box) {
      const ranges = cheap(box, parameters, parameters)
      for (const i of limitOutputs) if (ranges[i].defined === nowhere || ranges[i].low > 0) return null
      const values = enclosed(ranges)
      if (!values) return null
      const isTold = guardsFail(ranges)
      // Where guards are defined all over and an equation is not, as the slopes of ∛x² are not at 0, its other values
      // say nothing of that place.
      const isApart = (i: number) => !(ranges[i].low <= 0 && ranges[i].high >= 0)
      const excludes = (i: number) => isApart(i) && (isTold || ranges[i].defined === everywhere)
      return equationOutputs.some(excludes) ? null : values
    },
    isZero: (box) =>
      enclosed(cheap(box, parameters, parameters))?.every(([low, high]) => low === 0 && high === 0) ?? false,
    enclose: (box) => enclosed(cheap(box, parameters, parameters)),
    slopes(box) {
      const ranges = all(box, parameters, parameters)
      const isSmooth = outputs.every(
        (i, k) =>
          (k >= first && k < first + limits) || (ranges[i].defined === everywhere && ranges[i].continuous)
      )
      return {
        jacobian: rowsOf(outputs.slice(0, first).map((i) => intervalOf(ranges[i]))),
        isSmooth
      }
    }
  }
}
