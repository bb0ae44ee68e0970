import type { Expr } from '../../math/expression/expression'
import type { Study } from './study'

export type Corner = readonly [x: number, y: number]

/** Twice the area of a triangle, positive where its corners go round against the clock. */
const turn = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

const next = <T>(all: readonly T[], i: number): T => all[(i + 1) % all.length]

/** Why corners, in their order, are those of no polygon, in a sentence; empty where they are. */
export function polygonProblem(corners: readonly Corner[]): string {
  if (corners.length < 3) return 'A polygon needs three corners at least.'
  const crosses = corners.some(
    (a, i) =>
    corners.some((c, k) => k > i + 1 && (k + 1) % corners.length !== i && doCross(a, next(corners, i), c, next(corners, k))) // prettier-ignore
  )
  if (crosses) return 'The sides of this polygon cross: put its corners in the order in which they follow each other.' // prettier-ignore
  return areaOf(corners) === 0 ? 'The corners of this polygon lie in one line.' : ''
}

/** Twice the area, positive against the clock. */
const areaOf = (corners: readonly Corner[]): number =>
  corners.reduce((sum, corner, i) => sum + turn([0, 0], corner, next(corners, i)), 0)

const doCross = (a: Corner, b: Corner, c: Corner, d: Corner): boolean =>
  turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0

/**
 * A polygon as a condition that is ≤ 0 in it: it is one of the triangles that it is cut into, ear by ear, and as a whole
 * where it is convex. It has no `polygonProblem`.
 */
export function polygonCondition(study: Study, corners: readonly Corner[]): Expr {
  const around = areaOf(corners) > 0 ? [...corners] : [...corners].reverse()
  const isConvex = around.every((corner, i) => turn(corner, next(around, i), next(around, i + 1)) >= 0)
  const parts = isConvex ? [around] : trianglesOf(around)
  const inside = parts.map((part) => sidesOf(study, part).reduce((u, v) => study.fold('max', u, v)))
  return inside.reduce((u, v) => study.fold('min', u, v))
}

/** The sides of a convex polygon as functions that are ≤ 0 to the left of them. */
function sidesOf(study: Study, corners: readonly Corner[]): Expr[] {
  const [x, y] = study.setting.variables.map((name) => study.graph.symbol(name))
  const times = (factor: number, e: Expr) => study.fold('multiply', study.number(factor), e)
  return corners.flatMap(([ax, ay], i) => {
    const [bx, by] = next(corners, i)
    const [dx, dy] = [bx - ax, by - ay]
    if (dx === 0 && dy === 0) return []
    const plane = study.fold('subtract', times(dy, x), times(dx, y))
    return [study.fold('subtract', plane, study.number(dy * ax - dx * ay))]
  })
}

/** A polygon against the clock in triangles: one ear after the other is cut off. */
function trianglesOf(corners: readonly Corner[]): Corner[][] {
  const left = [...corners]
  const triangles: Corner[][] = []
  while (left.length > 3) {
    const ear = left.findIndex((corner, i) => {
      const [before, after] = [left[(i + left.length - 1) % left.length], next(left, i)]
      if (turn(before, corner, after) <= 0) return false
      return !left.some(
        (other) =>
          other !== before &&
          other !== corner &&
          other !== after &&
          turn(before, corner, other) >= 0 &&
          turn(corner, after, other) >= 0 &&
          turn(after, before, other) >= 0
      )
    })
    // Corners in line make no ear; without any the rest is flat.
    if (ear < 0) break
    triangles.push([left[(ear + left.length - 1) % left.length], left[ear], next(left, ear)])
    left.splice(ear, 1)
  }
  return [...triangles, left]
}

/** Whether a place lies on a side of the polygon, to within a share of its size. */
export function isOnRim(corners: readonly Corner[], at: Corner): boolean {
  const size = Math.max(...corners.flat().map(Math.abs), 1)
  return corners.some((a, i) => {
    const b = next(corners, i)
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const along = ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / length
    return Math.abs(turn(a, b, at)) <= 1e-9 * size * length && along >= -1e-9 * size && along <= length + 1e-9 * size // prettier-ignore
  })
}
