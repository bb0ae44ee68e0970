import type { Interval } from '../../math/table/interval/decoratedInterval'
import {
  centreOf,
  holdsZero,
  isFinite,
  isInside,
  meet,
  middleOf,
  minus,
  over,
  plus,
  pointOf,
  times,
  type Box
} from './ranges'
import type { Equations } from './system'

/** What a step of Newton's method says of a box. */
export type NewtonStep =
  /** No root in the box. */
  | { kind: 'none' }
  /** Exactly one root in the box, and that in the smaller box. */
  | { kind: 'one'; box: Box }
  /** All roots of the box are in the smaller box. The Jacobian is enclosed over the whole box. */
  | { kind: 'some'; box: Box; jacobian: Interval[][] }

/**
 * The interval Newton operator of Hansen and Sengupta: Krawczyk's with the Gauss–Seidel step, preconditioned by the
 * inverse of the Jacobian's middle (Neumaier, Interval Methods for Systems of Equations, 1990, theorem 5.1.7). Where its
 * image lies in the inside of the box, the box holds exactly one root.
 */
export function newtonStep(equations: Equations, box: Box): NewtonStep {
  const { jacobian, isSmooth } = equations.slopes(box)
  // Without continuity all over the box neither the mean value theorem nor Brouwer's holds.
  if (!isSmooth || !jacobian.flat().every(isFinite)) return { kind: 'some', box, jacobian }
  const centre = centreOf(box)
  const at = equations.enclose(centre.map(pointOf))
  if (!at || !at.every(isFinite)) return { kind: 'some', box, jacobian }
  const inverse = inverseOf(jacobian.map((row) => row.map(middleOf)))
  // The mean value form of each equation alone: near a double root it says more than their mixture.
  for (const [i, row] of jacobian.entries()) {
    const change = row.reduce<Interval>((sum, slope, j) => plus(sum, times(slope, minus(box[j], pointOf(centre[j])))), at[i]) // prettier-ignore
    if (!holdsZero(change)) return { kind: 'none' }
  }
  const matrix = inverse ? product(inverse, jacobian) : jacobian
  const right = inverse ? product(inverse, at.map((value) => [value])).map(([value]) => value) : at // prettier-ignore
  const shrunk = [...box]
  let isOne = inverse !== null
  for (let i = 0; i < box.length; i++) {
    let rest = right[i]
    for (let j = 0; j < box.length; j++)
      if (j !== i) rest = plus(rest, times(matrix[i][j], minus(shrunk[j], pointOf(centre[j]))))
    if (holdsZero(matrix[i][i])) {
      isOne = false
      // Without a preconditioner this is the mean value form of the equation alone.
      const all = plus(rest, times(matrix[i][i], minus(shrunk[i], pointOf(centre[i]))))
      if (!holdsZero(all)) return { kind: 'none' }
      continue
    }
    const image = minus(pointOf(centre[i]), over(rest, matrix[i][i]))
    const both = meet(image, shrunk[i])
    if (!both) return { kind: 'none' }
    if (!isInside(image, box[i])) isOne = false
    shrunk[i] = both
  }
  return isOne ? { kind: 'one', box: shrunk } : { kind: 'some', box: shrunk, jacobian }
}

/** The inverse of a matrix of at most three rows, by Gauss–Jordan with pivots; null where it is as good as singular. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  const size = Math.max(...matrix.flat().map(Math.abs))
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) best = i
    const pivot = rows[best][k]
    if (!(Math.abs(pivot) > 1e-14 * size)) return null
    ;[rows[k], rows[best]] = [rows[best], rows[k]]
    rows[k] = rows[k].map((value) => value / pivot)
    for (let i = 0; i < n; i++) {
      if (i === k) continue
      const factor = rows[i][k]
      rows[i] = rows[i].map((value, j) => value - factor * rows[k][j])
    }
  }
  return rows.map((row) => row.slice(n))
}

/** A matrix of numbers times one of intervals. */
const product = (
  left: readonly (readonly number[])[],
  right: readonly (readonly Interval[])[]
): Interval[][] =>
  left.map((row) =>
    right[0].map((_, j) =>
      row.reduce<Interval>((sum, factor, k) => plus(sum, times(pointOf(factor), right[k][j])), [0, 0])
    )
  )
