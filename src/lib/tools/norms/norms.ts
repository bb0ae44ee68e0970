import { times, type Pair } from './polygon'

/** The norms of a vector that have names: sum of sizes, length, largest size. */
export type NormName = '1' | '2' | 'inf'

export const normNames: readonly NormName[] = ['1', '2', 'inf']

/** ‖v‖ in each norm. */
export const normOf = (name: NormName, [a, b]: Pair): number => {
  switch (name) {
    case '1':
      return Math.abs(a) + Math.abs(b)
    case '2':
      return Math.hypot(a, b)
    case 'inf':
      return Math.max(Math.abs(a), Math.abs(b))
  }
}

/** The norm that says how steep f is where steps are measured in the other: max ∇f·v over the ball ‖v‖ ≤ 1. */
export const dualOf: Readonly<Record<NormName, NormName>> = { '1': 'inf', '2': '2', inf: '1' }

/** The rim of the unit ball, anticlockwise from (1, 0) or (1, −1). */
export function ballOf(name: NormName): Pair[] {
  switch (name) {
    case '1':
      return [[1, 0], [0, 1], [-1, 0], [0, -1]] // prettier-ignore
    case '2':
      return Array.from({ length: 96 }, (_, i) => {
        const angle = (Math.PI * i) / 48
        return [Math.cos(angle), Math.sin(angle)]
      })
    case 'inf':
      return [[1, -1], [1, 1], [-1, 1], [-1, -1]] // prettier-ignore
  }
}

/** Where f rises fastest among all steps of a unit ball. */
export interface Steepest {
  /** The slope reached: the dual norm of the gradient. */
  slope: number
  /** One step, or the two ends of an edge of the ball all of whose steps are as steep; none where all steps are level. */
  steps: readonly Pair[]
}

/** `error` bounds what rounding has done to the two partials: closer than that nobody can tell them apart. */
export function steepestUnder(name: NormName, gradient: Pair, error: Pair = [0, 0]): Steepest {
  const slope = normOf(dualOf[name], gradient)
  const [a, b] = gradient
  if (a === 0 && b === 0) return { slope, steps: [] }
  const [signA, signB] = [Math.sign(a) || 1, Math.sign(b) || 1]
  switch (name) {
    case '2':
      return { slope, steps: [times(gradient, 1 / slope)] }
    case '1': {
      const [alongX, alongY]: Pair[] = [
        [signA, 0],
        [0, signB]
      ]
      if (Math.abs(Math.abs(a) - Math.abs(b)) <= error[0] + error[1])
        return { slope, steps: [alongX, alongY] }
      return { slope, steps: [Math.abs(a) > Math.abs(b) ? alongX : alongY] }
    }
    case 'inf':
      if (Math.abs(a) <= error[0]) return { slope, steps: [[1, signB], [-1, signB]] } // prettier-ignore
      if (Math.abs(b) <= error[1]) return { slope, steps: [[signA, 1], [signA, -1]] } // prettier-ignore
      return { slope, steps: [[signA, signB]] }
  }
}
