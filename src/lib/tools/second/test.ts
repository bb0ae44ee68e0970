import { determinant, type Symmetric } from './symmetric'

/** What the second-derivative test says. */
export type Outcome = 'minimum' | 'maximum' | 'saddle' | 'undecided' | 'not critical'

export interface Tested {
  outcome: Outcome
  /** In words, the outcome first. */
  text: string
  /** Why, in a sentence. */
  reason: string
}

/** The derivatives at a point, each with how far rounding may have moved it. */
export interface Derivatives {
  at: readonly number[]
  gradient: readonly number[]
  hessian: Symmetric
  errors: { gradient: readonly number[]; hessian: Symmetric }
}

const reasons: Record<Outcome, string> = {
  minimum: 'Both eigenvalues are positive: f curves upwards every way from here.',
  maximum: 'Both eigenvalues are negative: f curves downwards every way from here.',
  saddle: 'The eigenvalues have opposite signs: f rises along one eigenvector and falls along the other.',
  undecided: '',
  'not critical': 'Only where ∇f = 0 does the Hessian tell a minimum from a maximum or a saddle.'
}

const isKnown = (...numbers: number[]): boolean => numbers.every(Number.isFinite)

/** The second-derivative test; it says what is sure, whatever rounding did to the numbers. */
export function secondTest({ at, gradient, hessian, errors }: Derivatives): Tested {
  const { xx, xy, yy } = hessian
  const undecided = (reason: string): Tested => ({ outcome: 'undecided', text: 'undecided', reason })
  if (!isKnown(...gradient)) return undecided('f has no gradient here, so the test does not apply.')
  const isFlat = gradient.every((d, i) => Math.abs(d) <= errors.gradient[i])
  // The point itself is rounded, so a gradient that so small a step makes up may be 0 beside it.
  const rows = [
    [xx, xy],
    [xy, yy]
  ]
  const slack = rows.map((row) => row.reduce((sum, d, j) => sum + Math.abs(d * at[j]), 0) * Number.EPSILON)
  const isNearlyFlat = gradient.every((d, i) => Math.abs(d) <= errors.gradient[i] + slack[i])
  if (!isFlat && !isNearlyFlat)
    return { outcome: 'not critical', text: 'not a critical point: ∇f ≠ 0', reason: reasons['not critical'] }
  if (!isKnown(xx, xy, yy)) return undecided('∇f = 0, but f has no second derivatives here.')
  const outcome = outcomeOf(hessian, errors.hessian)
  if (outcome === 'undecided')
    return undecided('∇f = 0 and det H = 0, as far as rounding can tell: higher derivatives decide.')
  const nearly = isFlat ? '' : ' ∇f is 0 up to the rounding of the point.'
  return { outcome, text: outcome, reason: reasons[outcome] + nearly }
}

/** By the sign of the determinant, and that of the trace. */
function outcomeOf(hessian: Symmetric, errors: Symmetric): Exclude<Outcome, 'not critical'> {
  const [a, b, c] = [hessian.xx, hessian.xy, hessian.yy]
  const slack = (value: number, error: number) => error + 4 * Number.EPSILON * Math.abs(value)
  const [ea, eb, ec] = [slack(a, errors.xx), slack(b, errors.xy), slack(c, errors.yy)]
  const error = Math.abs(a) * ec + Math.abs(c) * ea + ea * ec + 2 * Math.abs(b) * eb + eb * eb
  const det = determinant(hessian)
  if (!(Math.abs(det) > error)) return 'undecided'
  if (det < 0) return 'saddle'
  return a + c > 0 ? 'minimum' : 'maximum'
}
