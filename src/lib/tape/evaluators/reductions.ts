import type { ReductionName } from '../../math/expression/expression'

/** Folds the rows of a block after another; `state` is the fold's own memory. */
interface Fold {
  start(): number[]
  /** Takes the first n entries of u (and of w, for the reductions of two). */
  add(state: number[], u: Float64Array, w: Float64Array, n: number): void
  finish(state: number[], rows: number): number
}

/** Neumaier's compensated sum: a million rows lose no digits. */
const sum: Pick<Fold, 'start' | 'add'> = {
  start: () => [0, 0],
  add(state, u, _, n) {
    let [total, lost] = state
    for (let i = 0; i < n; i++) {
      const next = total + u[i]
      lost += Math.abs(total) >= Math.abs(u[i]) ? total - next + u[i] : u[i] - next + total
      total = next
    }
    state[0] = total
    state[1] = lost
  }
}

/** w in the row where `sign`·u is least; NaN when rows tie with different w, or where u is undefined. */
const atLeast = (sign: number): Fold => ({
  start: () => [Infinity, NaN],
  add(state, u, w, n) {
    for (let i = 0; i < n; i++) {
      const key = sign * u[i]
      if (key < state[0]) [state[0], state[1]] = [key, w[i]]
      else if (Number.isNaN(key)) [state[0], state[1]] = [-Infinity, NaN]
      else if (key === state[0] && w[i] !== state[1]) state[1] = NaN
    }
  },
  finish: (state) => state[1]
})

const least = (sign: number): Fold => ({
  start: () => [Infinity],
  add(state, u, _, n) {
    for (let i = 0; i < n; i++) state[0] = Math.min(state[0], sign * u[i])
  },
  finish: (state) => sign * state[0]
})

export const folds: Record<ReductionName, Fold> = {
  rowSum: { ...sum, finish: ([total, lost]) => total + lost },
  rowMean: { ...sum, finish: ([total, lost], rows) => (total + lost) / rows },
  rowMin: least(1),
  rowMax: least(-1),
  rowAtMin: atLeast(1),
  rowAtMax: atLeast(-1)
}
