import { lazilyFor } from '../../basics/lazily'
import { remember } from '../../basics/remember'
import type { ScalarField } from '../../field/field'
import {
  steepestCurve,
  type Slopes,
  type SteepestCurve,
  type SteepestOptions
} from '../../figure/curves/steepest'
import { toScalar } from '../../tape/evaluators/scalar'
import type { Domain } from '../../tape/sampling/sampling'

type Values = Record<string, number>

const evaluatorOf = lazilyFor(({ tape }: ScalarField) => toScalar(tape))

export function slopesOf(field: ScalarField, values: Values): Slopes {
  const evaluate = evaluatorOf(field)
  const parameters = field.parameters.map((name) => values[name] ?? 1)
  return (x, y) => evaluate([x, y], parameters)
}

/** Instructions that a curve may cost: a long formula gets fewer steps, so that dragging stays quick. */
const budget = 2.5e6

const mostSteps = ({ tape }: ScalarField): number =>
  Math.max(60, Math.min(600, Math.round(budget / (7 * tape.code.length))))

/** The steepest way from a place, up or down; the same arrays for the same question. */
export const curveFrom = remember(
  (field: ScalarField, values: Values, domain: Domain, x: number, y: number, sign: 1 | -1): SteepestCurve =>
    follow(field, values, domain, [x, y], sign, {}),
  6
)

/** For a grid of many curves: coarser. */
export const roughCurve = (
  field: ScalarField,
  values: Values,
  domain: Domain,
  start: readonly [number, number],
  sign: 1 | -1
): SteepestCurve =>
  // prettier-ignore
  follow(field, values, domain, start, sign, { tolerance: 1e-4, longest: 1 / 32, most: 150 })

const follow = (
  field: ScalarField,
  values: Values,
  domain: Domain,
  start: readonly [number, number],
  sign: 1 | -1,
  options: SteepestOptions
) =>
  // prettier-ignore
  steepestCurve(slopesOf(field, values), start, domain, sign, { most: mostSteps(field), ...options })

export type Trace = 'up' | 'down' | 'both'

export const signsOf = (trace: Trace): readonly (1 | -1)[] =>
  trace === 'both' ? [1, -1] : trace === 'up' ? [1] : [-1]
