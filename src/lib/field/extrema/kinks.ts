import type { Branch } from '../../math/differentiate/branches'
import type { Expr } from '../../math/expression/expression'
import { bendAlong, branchesAt } from './along'
import { widthOf } from '../../tape/roots/ranges'
import type { Study } from './study'

export interface Extremum {
  /** Degenerate where neither slopes nor bends tell. */
  kind: 'minimum' | 'maximum' | 'degenerate'
  proved: boolean
}

const directions = 256
/** Rounding of a slope, of a condition and of a place, in shares of their sizes. */
const slight = 1e-9
/** The circle on which values are compared where slopes say nothing, in shares of the box. */
const ring = 1e-4

/** A branch of f that meets others at a place, with its slope there and the conditions that are 0 there. */
interface Active {
  value: Expr
  slope: number[]
  tight: { e: Expr; slope: number[] }[]
}

/** What f, which consists of branches, has at a kink of one or two variables; null where it surely has no extremum. */
export function extremumAt(
  study: Study,
  branches: readonly Branch[],
  at: readonly number[]
): Extremum | null {
  const active = activeAt(study, branches, at)
  const slopes = slopesAround(active, at.length)
  const steepest = Math.max(...active.map(({ slope }) => Math.hypot(...slope)))
  if (!slopes || !Number.isFinite(steepest)) return { kind: 'degenerate', proved: false }
  // Between two directions a slope changes by no more than the gradient's length times the angle.
  const slack = at.length > 1 ? (steepest * 2 * Math.PI) / directions : slight * steepest
  const flat = slight * steepest
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)]
  if (least > slack) return { kind: 'minimum', proved: true }
  if (most < -slack) return { kind: 'maximum', proved: true }
  // Up one way and down another.
  if (least < -flat && most > flat) return null
  const bent = alongSeam(study, active, at)
  if (bent) return bent
  const { isHigher, isLower } = lookAround(study, branches, at)
  if (least >= -flat && isHigher) return { kind: 'minimum', proved: false }
  if (most <= flat && isLower) return { kind: 'maximum', proved: false }
  return { kind: 'degenerate', proved: false }
}

const slopeOf = (study: Study, e: Expr, at: readonly number[]): number[] =>
  study.gradient(e).map((d) => study.value(d, at))

function activeAt(study: Study, branches: readonly Branch[], at: readonly number[]): Active[] {
  const size = Math.max(...study.box.map(widthOf))
  return branches.flatMap(({ value, where }) => {
    const conditions = where.map((e) => ({ e, value: study.value(e, at), slope: slopeOf(study, e, at) }))
    const room = (slope: readonly number[]) => slight * size * Math.hypot(...slope)
    if (conditions.some(({ value, slope }) => !(value <= room(slope)))) return []
    const tight = conditions.filter(({ value, slope }) => value >= -room(slope))
    return [{ value, slope: slopeOf(study, value, at), tight }]
  })
}

/** The slopes of f in all directions; null where a direction has no branch. */
function slopesAround(active: readonly Active[], n: number): number[] | null {
  const slopes: number[] = []
  for (const way of waysOf(n)) {
    // The branch that a ray enters is the one whose conditions fall along it.
    const along = active.find(({ tight }) =>
      tight.every(({ slope }) => dot(slope, way) <= 1e-12 * Math.hypot(...slope))
    )
    if (!along) return null
    slopes.push(dot(along.slope, way))
  }
  return slopes
}

/**
 * Two branches on both sides of one seam: where f rises away from the seam on both sides, and bends upwards along it, it
 * is lowest. The same with falls.
 */
function alongSeam(study: Study, active: readonly Active[], at: readonly number[]): Extremum | null {
  if (at.length !== 2 || active.length !== 2) return null
  const [one, other] = active
  if (one.tight.length !== 1 || other.tight.length !== 1) return null
  const { e: seam, slope: normal } = one.tight[0]
  const size = Math.hypot(...normal)
  // Away from the seam, into each branch: against the way in which its condition rises.
  const away = active.map(({ slope, tight }) => -dot(slope, tight[0].slope) / Math.hypot(...tight[0].slope))
  const steepest = Math.max(...active.map(({ slope }) => Math.hypot(...slope)))
  if (!(size > 0) || !away.every((slope) => Math.abs(slope) > slight * steepest)) return null
  const bend = bendAlong(study, one.value, seam, at)
  const [[hx, hy], [, hyy]] = study.gradient(one.value).map((d) => slopeOf(study, d, at))
  if (!(Math.abs(bend) > 1e-8 * (Math.abs(hx) + Math.abs(hy) + Math.abs(hyy) + steepest) * size ** 2))
    return null
  if (bend > 0 && away.every((slope) => slope > 0)) return { kind: 'minimum', proved: true }
  if (bend < 0 && away.every((slope) => slope < 0)) return { kind: 'maximum', proved: true }
  return null
}

/** Whether f is higher, or lower, all around on a small circle. */
function lookAround(
  study: Study,
  branches: readonly Branch[],
  at: readonly number[]
): { isHigher: boolean; isLower: boolean } {
  const sizes = study.box.map(widthOf)
  const valueAt = (place: readonly number[]) =>
    study.value((branchesAt(study, branches, place)[0] ?? branches[0]).value, place)
  const level = valueAt(at)
  const around = waysOf(at.length).map((way) => valueAt(at.map((x, i) => x + ring * sizes[i] * way[i])))
  return { isHigher: around.every((value) => value > level), isLower: around.every((value) => value < level) }
}

/** Directions of a line, or of a plane. */
const waysOf = (n: number): number[][] =>
  n === 1
    ? [[1], [-1]]
    : Array.from({ length: directions }, (_, k) => {
        const angle = (2 * Math.PI * k) / directions
        return [Math.cos(angle), Math.sin(angle)]
      })

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0)
