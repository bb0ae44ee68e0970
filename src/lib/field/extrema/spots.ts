import { clustersOf } from '../../tape/roots/clusters'
import { inverseOf } from '../../tape/roots/newton'
import { centreOf, pointOf, widthOf, type Box } from '../../tape/roots/ranges'
import { recognise } from './exact'
import type { Expr } from '../../math/expression/expression'
import type { Study } from './study'

/** A part of the searched box of which it is not known how many roots there are in it. */
export interface Undecided {
  hull: Box
  /** A curve is one as far as Newton's method tells: that finds roots all along it. An area has no gradient but 0. */
  shape: 'spot' | 'curve' | 'area' | 'unknown'
  /** The place that a spot is about. */
  at: number[] | null
}

/** A spot is not wider than this share of the searched box. */
const spotShare = 1e-4
const mostLooks = 24
/** Where curves cross Newton's method is slow, so that not all looks need to find a root. */
const mostly = 0.8
/** A root so near, in shares of the part, is one of the part; farther apart than this, roots are of a curve. */
const nearHull = 0.1

/** What the undecided boxes of a search are about. */
export function undecidedOf(study: Study, equations: readonly Expr[], boxes: readonly Box[]): Undecided[] {
  return clustersOf(boxes).map(({ boxes, hull }): Undecided => {
    const isSpot = hull.every((side, i) => widthOf(side) <= spotShare * widthOf(study.box[i]))
    if (isSpot) return { hull, shape: 'spot', at: placeIn(study, equations, hull) }
    const step = Math.max(1, Math.floor(boxes.length / mostLooks))
    const looked = boxes.filter((_, i) => i % step === 0)
    // Enclosures of nothing but 0 say it for all of a box, which may have no width along one side.
    const isLevel = looked.every((box) =>
      equations.every((e) => {
        const { low, high } = study.enclose(e, box)
        return low === 0 && high === 0
      })
    )
    if (isLevel) {
      const isArea = looked.every((box) => box.every((side) => widthOf(side) > 0))
      return { hull, shape: isArea ? 'area' : 'curve', at: null }
    }
    const size = Math.max(...hull.map(widthOf))
    const far = (a: readonly number[], b: readonly number[]) =>
      Math.max(...a.map((x, i) => Math.abs(x - b[i])))
    const found = looked.flatMap((box) => {
      const root = nearestRoot(study, equations, centreOf(box))
      return root && far(root, centreOf(box)) <= nearHull * size ? [root] : []
    })
    const isSpread = found.some((root) => far(root, found[0]) > nearHull * size)
    const isCurve = isSpread && found.length >= mostly * looked.length
    return { hull, shape: isCurve ? 'curve' : 'unknown', at: null }
  })
}

/** The place of a spot: where all equations are exactly 0, at round numbers if they are, and else its middle. */
function placeIn(study: Study, equations: readonly Expr[], hull: Box): number[] {
  const round = hull.map(simplest)
  const isRoot = (at: readonly number[]) =>
    equations.every((e) => {
      const { low, high, defined } = study.enclose(e, at.map(pointOf))
      // Where an equation has no value, as at the tip of a cone, a round number is as good as any.
      return defined === 'nowhere' || (low <= 0 && high >= 0 && high - low <= 1e-9)
    })
  if (isRoot(round)) return round
  const near = nearestRoot(study, equations, centreOf(hull), hull) ?? round
  const known = near.map(
    (x, i) =>
      recognise([x - widthOf(hull[i]) / 1e6, x + widthOf(hull[i]) / 1e6])?.value ?? wellKnown(hull[i]) ?? x
  )
  return isRoot(known) ? known : near
}

/** A multiple of a twelfth of π in an interval that is not wide. */
function wellKnown([low, high]: readonly [number, number]): number | null {
  const k = Math.round(((low + high) / 2 / Math.PI) * 12)
  const value = (k * Math.PI) / 12
  return value >= low && value <= high ? value : null
}

/** The number with the fewest digits in an interval. */
export function simplest([low, high]: readonly [number, number]): number {
  if (low <= 0 && high >= 0) return 0
  const size = Math.max(Math.abs(low), Math.abs(high))
  for (let digits = 0; digits <= 17; digits++) {
    const step = 10 ** (Math.floor(Math.log10(size)) - digits)
    const number = Number((Math.round((low + high) / 2 / step) * step).toPrecision(digits + 2))
    if (number >= low && number <= high) return number
  }
  return low / 2 + high / 2
}

/** Newton's steps towards a root that may not be simple: they halve the distance at worst. */
const steps = 120
const nothing = 1e-13

/** The root nearest to a place by the shortest steps of Newton's method, if it comes to one. */
function nearestRoot(
  study: Study,
  equations: readonly Expr[],
  start: readonly number[],
  within?: Box
): number[] | null {
  const jacobian = equations.map((e) => study.gradient(e))
  let at = [...start]
  const sizes = study.box.map(widthOf)
  for (let i = 0; i < steps; i++) {
    const values = equations.map((e) => study.value(e, at))
    // The normal equations, in shares of the box, with a little of the unit matrix where they are singular.
    const rows = jacobian.map((row) => row.map((e, k) => study.value(e, at) * sizes[k]))
    const n = at.length
    const normal = Array.from({ length: n }, (_, k) =>
      Array.from({ length: n }, (_, l) => rows.reduce((sum, row) => sum + row[k] * row[l], 0))
    )
    const trace = normal.reduce((sum, row, k) => sum + row[k], 0)
    if (!Number.isFinite(trace)) return null
    if (trace === 0) return values.every((value) => value === 0) ? at : null
    const inverse = inverseOf(normal.map((row, k) => row.map((v, l) => v + (k === l ? 1e-12 * trace : 0))))
    if (!inverse) return null
    const right = Array.from({ length: n }, (_, k) =>
      rows.reduce((sum, row, e) => sum + row[k] * values[e], 0)
    )
    const step = inverse.map((row) => row.reduce((sum, factor, l) => sum + factor * right[l], 0))
    const next = at.map((x, k) => x - step[k] * sizes[k])
    if (!next.every(Number.isFinite)) return null
    if (within && next.some((x, k) => x < within[k][0] || x > within[k][1])) return at
    at = next
    if (Math.max(...step.map(Math.abs)) < nothing) return at
  }
  return within ? at : null
}
