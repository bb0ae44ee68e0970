import { branchesOf, type Branch, type Branches } from '../../math/differentiate/branches'
import type { Expr } from '../../math/expression/expression'
import type { Interval } from '../../math/table/interval/decoratedInterval'
import { clustersOf } from '../../tape/roots/clusters'
import { pointOf, widthOf, type Box } from '../../tape/roots/ranges'
import type { Root } from '../../tape/roots/search'
import { bendAlong, branchesAt, lookAround, multiplierAt, type KindAlong } from './along'
import { isSame, placeOf } from './critical'
import { placeOn } from './placeOn'
import { undecidedOf, type Undecided } from './spots'
import type { Study } from './study'
import { boxesWhere, breaksOf, isWholeWhere } from './whole'

/** A place of the curve where f, along it, is stationary or has an extremum. */
export interface ConstrainedPoint {
  at: number[]
  value: number
  /** λ of ∇f = λ∇g; NaN where there is none. */
  multiplier: number
  kind: KindAlong
  proved: boolean
  /** Whether the curve has a tangent and f a gradient there. */
  isSmooth: boolean
  /** Whether ∇g = 0 there. */
  isSingular: boolean
}

export interface ConstrainedExtrema {
  points: ConstrainedPoint[]
  undecided: Box[]
  spots: Undecided[]
  complete: boolean
  /** Whether f surely has one value all along a piece of the curve. */
  isConstant: boolean
  /** Whether the curve surely stays within the window, and f has values all along it: then it has a least and a greatest. */
  isClosed: boolean
}

/** The branches of a function; itself where it has none. */
export const branchesIn = (study: Study, f: Expr): Branches =>
  branchesOf(study.graph, f, study.setting.variables) ?? { branches: [{ value: f, where: [] }], seams: [] }

/** Extrema of f along the curve c = 0, of two variables. */
export function constrainedExtremaOf(study: Study, f: Expr, c: Expr): ConstrainedExtrema {
  const [values, curves] = [branchesIn(study, f), branchesIn(study, c)]
  const pairs = curves.branches.flatMap((curve) => values.branches.map((value) => ({ curve, value })))
  let constant = 0
  const points: ConstrainedPoint[] = []
  const spots: Undecided[] = []
  const corners = [
    ...values.seams.flatMap((seam) => curves.branches.map((curve) => ({ seam, curve }))),
    ...curves.seams.flatMap((seam) => curves.branches.map((curve) => ({ seam, curve })))
  ]
  study.expect(pairs.length + corners.length)
  for (const { curve, value } of pairs) {
    const where = [...curve.where, ...value.where]
    const equations = [curve.value, study.tangency(value.value, curve.value)]
    if (study.isNothing(equations[1])) {
      // f has one value along each piece of this branch, if any of it is there.
      if (placeOn(study, curve.value, where)) constant++
      else spots.push(...unplaced(study, curve.value, where))
    } else {
      const { roots, undecided } = study.search(equations, where, [value.value, curve.value])
      for (const root of roots) {
        const isApart = where.every((e) => study.enclose(e, root.box).high < 0)
        if (isApart) points.push(smoothPoint(study, value.value, curve.value, root))
        // At a seam the corner says it.
      }
      spots.push(...undecidedOf(study, equations, undecided))
    }
  }
  for (const { seam, curve } of corners) {
    const equations = [curve.value, seam]
    const { roots, undecided } = study.search(equations, curve.where, [])
    for (const root of roots) {
      const at = placeOf(root)
      const point = cornerPoint(study, f, c, at, values.branches, curves.branches)
      if (point === 'unknown') spots.push({ hull: at.map(pointOf), shape: 'spot', at })
      else if (point) points.push(point)
    }
    spots.push(...undecidedOf(study, equations, undecided))
  }
  spots.push(...endsOf(study, f, c))
  const kept = spots.filter((spot) => !isSettled(points, spot))
  for (const spot of kept) {
    const point = spot.at && spotPoint(study, f, c, spot.at)
    if (point) points.push(point)
  }
  return {
    points: unique(points, study.box),
    undecided: kept.map(({ hull }) => hull),
    spots: kept,
    complete: kept.length === 0 && constant === 0,
    isConstant: constant > 0,
    isClosed: staysOnWindow(study, f, c)
  }
}

const asUnknown = (boxes: readonly Box[]): Undecided[] =>
  clustersOf(boxes).map(({ hull }) => ({ hull, shape: 'unknown', at: null }))

/** Where pieces of a curve may be that no cut has met: a small circle lies between all of them. */
const unplaced = (study: Study, curve: Expr, where: readonly Expr[]): Undecided[] =>
  asUnknown(boxesWhere(study, [curve, study.fold('negate', curve), ...where]))

/** Where the curve, or f along it, ends or jumps within the window: f may be least or greatest there without a slope of 0. */
function endsOf(study: Study, f: Expr, c: Expr): Undecided[] {
  const on = [c, study.fold('negate', c)]
  return asUnknown([...breaksOf(study, c, on, 'jumps and ends'), ...breaksOf(study, f, on, 'jumps and ends')])
}

/** Where branches meet the tangency of one of them need not be proved: the corner is known. */
const isSettled = (points: readonly ConstrainedPoint[], { shape, hull }: Undecided): boolean =>
  shape === 'spot' &&
  points.some(
    ({ at, isSmooth, proved }) =>
      !isSmooth && proved && at.every((x, i) => x >= hull[i][0] && x <= hull[i][1])
  )

function unique(points: readonly ConstrainedPoint[], box: Box): ConstrainedPoint[] {
  const kept: ConstrainedPoint[] = []
  for (const point of points) if (!kept.some(({ at }) => isSame(at, point.at, box))) kept.push(point)
  return kept.sort((a, b) => a.at.reduce((order, x, i) => order || x - b.at[i], 0))
}

/** A place of a root's box at which f bends along the curve, as is proved for all of the box. */
function smoothPoint(study: Study, f: Expr, c: Expr, root: Root): ConstrainedPoint {
  const at = placeOf(root)
  const multiplier = multiplierAt(study, f, c, at)
  const bend = bendAlong(study, f, c, root.box)
  const kind: KindAlong = bend > 0 ? 'minimum' : bend < 0 ? 'maximum' : 'neither'
  return {
    at,
    value: study.value(f, at),
    multiplier,
    kind,
    proved: kind !== 'neither',
    isSmooth: true,
    isSingular: false
  }
}

/**
 * A kink of f on the curve, or a corner of the curve: an extremum if f rises, or falls, along both ways from it. Null
 * where it surely is none, and unknown where neither slopes nor a look around tell.
 */
function cornerPoint(
  study: Study,
  f: Expr,
  c: Expr,
  at: number[],
  values: readonly Branch[],
  curves: readonly Branch[]
): ConstrainedPoint | 'unknown' | null {
  const value = study.value(f, at)
  if (!Number.isFinite(value)) return null
  const slopes: number[] = []
  for (const curve of branchesAt(study, curves, at)) {
    const [nx, ny] = study.slopes(curve.value, at)
    for (const [tx, ty] of [
      [-ny, nx],
      [ny, -nx]
    ]) {
      const goes = ({ where }: Branch) =>
        where.every((e) => {
          const [ex, ey] = study.slopes(e, at)
          const isTight = study.value(e, at) > -1e-9 * Math.hypot(ex, ey)
          return !isTight || ex * tx + ey * ty <= 1e-12 * Math.hypot(ex, ey) * Math.hypot(tx, ty)
        })
      if (!goes(curve)) continue
      const along = branchesAt(study, values, at).find(goes)
      if (!along) continue
      const [fx, fy] = study.slopes(along.value, at)
      slopes.push((fx * tx + fy * ty) / Math.hypot(tx, ty) / (Math.hypot(fx, fy) || 1))
    }
  }
  const isSure = slopes.length > 1 && slopes.every((slope) => Math.abs(slope) > 1e-9)
  const seen = isSure
    ? slopes.every((slope) => slope > 0)
      ? 'minimum'
      : slopes.every((slope) => slope < 0)
        ? 'maximum'
        : 'neither'
    : lookAround(study, f, c, at)
  if (!seen) return 'unknown'
  if (seen === 'neither') return isSure || slopes.some((slope) => Math.abs(slope) > 1e-9) ? null : 'unknown'
  return { at, value, multiplier: NaN, kind: seen, proved: isSure, isSmooth: false, isSingular: false }
}

/** The middle of a spot: a place where ∇g = 0, or where the second derivative along the curve is 0. */
function spotPoint(study: Study, f: Expr, c: Expr, at: number[]): ConstrainedPoint | null {
  const value = study.value(f, at)
  const size = Math.max(...study.box.map(widthOf))
  const normal = study.slopes(c, at)
  if (!Number.isFinite(value) || !(Math.abs(study.value(c, at)) <= 1e-9 * (1 + Math.hypot(...normal) * size)))
    return null
  const isSingular = !(Math.hypot(...normal) > 1e-6)
  const multiplier = isSingular ? NaN : multiplierAt(study, f, c, at)
  const kind = lookAround(study, f, c, at, 1e-3) ?? 'neither'
  return { at, value, multiplier, kind, proved: false, isSmooth: false, isSingular }
}

/** Whether the curve surely meets no side of the window, and f and c have values all along it. */
function staysOnWindow(study: Study, f: Expr, c: Expr): boolean {
  const square = study.fold('multiply', c, c)
  if (!isWholeWhere(study, c, [square]) || !isWholeWhere(study, f, [square])) return false
  return study.box.every(([low, high], i) =>
    [low, high].every((end) => {
      const side = study.box.map((old, k): Interval => (k === i ? [end, end] : old))
      return isApart(study, c, side)
    })
  )
}

/** Whether a function surely has no zero in a box, of which one side may be a point. */
function isApart(study: Study, c: Expr, box: Box): boolean {
  const open: Box[] = [box]
  for (let looks = 0; open.length > 0; looks++) {
    const part = open.pop()!
    const { low, high, defined } = study.enclose(c, part)
    if (defined === 'nowhere' || low > 0 || high < 0) continue
    const spans = part.map(widthOf)
    const across = spans.indexOf(Math.max(...spans))
    if (looks > 4000 || spans[across] <= 1e-6 * widthOf(study.box[across])) return false
    const middle = part[across][0] + spans[across] / 2
    open.push(
      part.map((old, i): Interval => (i === across ? [old[0], middle] : old)),
      part.map((old, i): Interval => (i === across ? [middle, old[1]] : old))
    )
  }
  return true
}
