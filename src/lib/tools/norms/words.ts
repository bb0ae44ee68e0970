import { formatNumber } from '../../figure/format'
import type { NormName, Steepest } from './norms'
import type { Pair } from './polygon'
import type { Verdict } from './subgradients'

/** How steps are measured, and what the slope reached then is. */
const measures: Readonly<Record<NormName, { steps: string; dual: string }>> = {
  '1': { steps: '|Δx| + |Δy| ≤ 1', dual: 'the largest partial, L∞ of ∇f' },
  '2': { steps: '√(Δx² + Δy²) ≤ 1', dual: 'the length of ∇f' },
  inf: { steps: '|Δx| ≤ 1 and |Δy| ≤ 1', dual: 'the sum of both partials’ sizes, L1 of ∇f' }
}

const pair = ([x, y]: Pair): string => `(${formatNumber(x)}, ${formatNumber(y)})`

/** The steepest step under a norm, in a sentence. */
export function steepestSentence(name: NormName, { slope, steps }: Steepest): string {
  const { steps: ball, dual } = measures[name]
  if (steps.length === 0) return 'The gradient is zero: every step is level at first.'
  const where =
    steps.length === 1 ? `is ${pair(steps[0])}` : `is any between ${pair(steps[0])} and ${pair(steps[1])}`
  return `Among steps with ${ball} the steepest ${where}. It rises by ${formatNumber(slope)}: ${dual}, the dual norm.`
}

/** What the slopes at a kink are, as far as that is sure. */
export function slopesSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'broken':
      return 'f jumps here, so it has no slopes.'
    case 'steep':
      return 'Beside this point f grows steeper and steeper, as far as could be seen: there is no bounded set of slopes.'
    case 'unknown':
      return 'There is no gradient here; what slopes take its place could not be decided.'
    case 'slopes': {
      const { corners, sure } = verdict.slopes
      const shape =
        corners.length === 1
          ? `only ${pair(corners[0])}`
          : corners.length === 2
            ? `all between ${pair(corners[0])} and ${pair(corners[1])}`
            : corners.length <= 6
              ? `all within the corners ${corners.map(pair).join(', ')}`
              : 'all within the round set that is drawn'
      return sure
        ? `A kink: there is no single gradient. Its subgradients are ${shape}.`
        : `A kink: there is no single gradient. Slopes nearby show ${shape}; whether there are more could not be decided.`
    }
  }
}
