import { inverseOf } from './newton'
import { widthOf, type Box } from './ranges'
import type { Equations } from './system'

/** Cells along each side of the grid on which signs are looked at, by the number of variables. */
const cellsFor = [0, 200, 32, 10]
/** Newton's steps from a cell, and the distance that counts as the same root, in shares of the box. */
const steps = 30
const same = 1e-7

/**
 * Places where a system seems to have a root: by Newton's method from the middles of cells at whose corners each
 * equation has both signs. Nothing is sure about them, and others may be missing.
 */
export function proposals(equations: Equations, box: Box): number[][] {
  const n = equations.count
  const count = cellsFor[n] ?? 0
  if (count === 0) return []
  const place = (i: number, k: number) => box[k][0] + (widthOf(box[k]) * i) / count
  const side = count + 1
  const nodes = Array.from(
    { length: side ** n },
    (_, index) =>
      equations.at(Array.from({ length: n }, (_, k) => place(Math.floor(index / side ** k) % side, k))).values
  )
  const corners = Array.from({ length: 2 ** n }, (_, c) =>
    Array.from({ length: n }, (_, k) => ((c >> k) & 1) * side ** k).reduce((a, b) => a + b)
  )
  const found: number[][] = []
  for (let cell = 0; cell < count ** n; cell++) {
    const at = Array.from({ length: n }, (_, k) => Math.floor(cell / count ** k) % count)
    const first = at.reduce((sum, i, k) => sum + i * side ** k, 0)
    const around = corners.map((corner) => nodes[first + corner])
    const isLikely = around[0].every(
      (_, e) => around.some((values) => values[e] <= 0) && around.some((values) => values[e] >= 0)
    )
    if (!isLikely) continue
    const root = newtonFrom(equations, at.map((i, k) => place(i + 0.5, k)), box) // prettier-ignore
    if (root && !found.some((other) => isNear(other, root, box))) found.push(root)
  }
  return found
}

const isNear = (a: readonly number[], b: readonly number[], box: Box): boolean =>
  a.every((x, i) => Math.abs(x - b[i]) <= same * widthOf(box[i]))

/** Where Newton's method comes to rest, if that is in the box. */
export function newtonFrom(equations: Equations, start: readonly number[], box: Box): number[] | null {
  let at = [...start]
  let last = Infinity
  for (let i = 0; i < steps; i++) {
    const { values, jacobian } = equations.at(at)
    const inverse = inverseOf(jacobian)
    if (!inverse) return null
    const step = inverse.map((row) => row.reduce((sum, factor, k) => sum + factor * values[k], 0))
    const size = Math.max(...step.map((d, k) => Math.abs(d) / widthOf(box[k])))
    if (!(size < 1)) return null
    at = at.map((x, k) => x - step[k])
    if (size < 1e-15 || (size < 1e-10 && size >= last / 2)) {
      const isIn = at.every((x, k) => x >= box[k][0] - 1e-9 * widthOf(box[k]) && x <= box[k][1] + 1e-9 * widthOf(box[k])) // prettier-ignore
      return isIn ? at : null
    }
    last = size
  }
  return null
}
