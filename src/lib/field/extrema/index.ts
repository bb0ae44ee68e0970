import type { Problem } from '../../basics/problem'
import type { Expr } from '../../math/expression/expression'
import type { Box } from '../../tape/roots/ranges'
import type { ScalarField } from '../field'
import { readRow } from '../rows'
import { constrainedExtremaOf, type ConstrainedExtrema } from './constrained'
import { criticalPointsOf, type CriticalPoints } from './critical'
import { regionExtremaOf, type RegionExtrema } from './region'
import { Study } from './study'

export type { ConstrainedExtrema, CriticalPoints, RegionExtrema }

export interface ExtremaOptions {
  /** Values of the parameters; one that is missing counts as 1. */
  parameters?: Readonly<Record<string, number>>
  columns?: Readonly<Record<string, ArrayLike<number>>>
}

const studyOf = (
  { variables }: ScalarField,
  box: Box,
  { parameters = {}, columns = {} }: ExtremaOptions
): Study => new Study({ variables, values: parameters, columns, box })

const expressionOf = ({ expressions }: ScalarField) => expressions.shown.value

/**
 * Every critical point of a function in a box, one side per variable: where its gradient is 0, and where a kink is a
 * minimum or a maximum. `complete` says that these are proved to be all.
 */
export function criticalPoints(field: ScalarField, box: Box, options: ExtremaOptions = {}): CriticalPoints {
  const study = studyOf(field, box, options)
  return criticalPointsOf(study, study.take(expressionOf(field)))
}

/** The extrema of f along the curve g = level in a box of the plane. Both are functions of the same two variables. */
export function constrainedExtrema(
  f: ScalarField,
  g: ScalarField,
  level: number,
  box: Box,
  options: ExtremaOptions = {}
): ConstrainedExtrema {
  const study = studyOf(f, box, options)
  const curve = study.fold('subtract', study.take(expressionOf(g)), study.number(level))
  return constrainedExtremaOf(study, study.take(expressionOf(f)), curve)
}

/**
 * The absolute extrema of f where inequalities, as they are typed, hold in a box of the plane. One that cannot be read
 * is told as the problem.
 */
export function regionExtrema(
  f: ScalarField,
  inequalities: readonly string[],
  box: Box,
  options: ExtremaOptions = {}
): RegionExtrema {
  const study = studyOf(f, box, options)
  const context = {
    name: 'g',
    variables: f.variables,
    columns: new Map(Object.entries(options.columns ?? {}).map(([name, values]) => [name, Float64Array.from(values)])), // prettier-ignore
    functions: new Map([['f', f]]),
    parameters: new Set(f.parameters)
  }
  const conditions: Expr[] = []
  const open: Expr[] = []
  for (const source of inequalities) {
    const reading = readRow(source, context)
    if ('problem' in reading) return unread(source, reading.problem)
    if (reading.row.kind !== 'region')
      return unread(source, { message: 'This is no inequality.', start: 0, end: source.length })
    const condition = study.take(expressionOf(reading.row.outward))
    conditions.push(condition)
    if (!reading.row.isClosed) open.push(condition)
  }
  return regionExtremaOf(study, study.take(expressionOf(f)), { conditions, open })
}

const unread = (source: string, { message, hint }: Problem): RegionExtrema => ({
  candidates: [],
  undecided: [],
  complete: false,
  problem: `${source}: ${message}${hint ? ` ${hint}` : ''}`
})
