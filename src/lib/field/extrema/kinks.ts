import type { Branch } from '../../math/differentiate/branches'
import type { Expr } from '../../math/expression/expression'
import type { Interval } from '../../math/table/interval/decoratedInterval'
import { bendAlong, branchesAt } from './along'
import { widthOf } from '../../tape/roots/ranges'
import type { Study } from './study'

export interface Extremum {
  /** Degenerate where neither slopes nor bends nor values tell. */
  kind: 'minimum' | 'maximum' | 'neither' | 'degenerate'
  proved: boolean
}

const directions = 256
/** Rounding of a slope, of a condition and of a place, in shares of their sizes. */
const slight = 1e-9
/** Half the width of a box around a place, in shares of its size, in which the place surely lies. */
const narrow = 1e-12
/** The circle on which values are compared where slopes say nothing, in shares of the box. */
const ring = 1e-4

/** A branch of f that meets others at a place, with its slope there and the conditions that are 0 there. */
interface Active {
  value: Expr
  slope: number[]
  tight: { e: Expr; slope: number[] }[]
}

const unknown: Extremum = { kind: 'degenerate', proved: false }

/** What f, which consists of branches, has at a kink of one or two variables; null where it has no value. */
export function extremumAt(
  study: Study,
  branches: readonly Branch[],
  at: readonly number[]
): Extremum | null {
  const active = activeAt(study, branches, at)
  if (active.length === 0) return null
  const level = Math.max(...active.map(({ value }) => study.value(value, at)))
  if (Number.isNaN(level)) return null
  const slopes = slopesAround(active, at.length)
  const steepest = Math.max(...active.map(({ slope }) => Math.hypot(...slope)))
  if (!slopes || !Number.isFinite(steepest) || !Number.isFinite(level)) return unknown
  // Between two directions a slope changes by no more than the gradient's length times the angle.
  const slack = at.length > 1 ? (steepest * 2 * Math.PI) / directions : slight * steepest
  const flat = slight * steepest
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)]
  if (least > slack) return { kind: 'minimum', proved: true }
  if (most < -slack) return { kind: 'maximum', proved: true }
  // Up one way and down another.
  if (least < -flat && most > flat) return { kind: 'neither', proved: true }
  const bent = alongSeam(study, active, at)
  if (bent) return bent
  const { isHigher, isLower, rises, falls } = valuesAround(study, branches, at, level)
  if (least >= -flat && isHigher) return { kind: 'minimum', proved: false }
  if (most <= flat && isLower) return { kind: 'maximum', proved: false }
  // As at a pass: it rises by its slopes one way, and bends down another way, or the other way round.
  const isPass = (most > flat && falls) || (least < -flat && rises)
  return isPass ? { kind: 'neither', proved: false } : unknown
}

function activeAt(study: Study, branches: readonly Branch[], at: readonly number[]): Active[] {
  // In a wide window places are told apart by their own size.
  const size = Math.min(Math.max(...study.box.map(widthOf)), 1 + Math.max(...at.map(Math.abs)))
  return branches.flatMap(({ value, where }) => {
    const conditions = where.map((e) => ({ e, value: study.value(e, at), slope: study.slopes(e, at) }))
    const room = (slope: readonly number[]) => slight * size * Math.hypot(...slope)
    if (conditions.some(({ value, slope }) => !(value <= room(slope)))) return []
    const tight = conditions.filter(({ value, slope }) => value >= -room(slope))
    return [{ value, slope: study.slopes(value, at), tight }]
  })
}

/** The slopes of f in all directions of a line or a plane; null where a direction has no branch. */
function slopesAround(active: readonly Active[], n: number): number[] | null {
  if (n > 2) return null
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
  const around = at.map((x): Interval => [x - narrow * (1 + Math.abs(x)), x + narrow * (1 + Math.abs(x))])
  const bend = bendAlong(study, one.value, seam, around)
  if (bend > 0 && away.every((slope) => slope > 0)) return { kind: 'minimum', proved: true }
  if (bend < 0 && away.every((slope) => slope < 0)) return { kind: 'maximum', proved: true }
  return null
}

interface Around {
  /** All around on a small circle. */
  isHigher: boolean
  isLower: boolean
  /** Some way, on that circle and on a smaller one. */
  rises: boolean
  falls: boolean
}

/** How f's values all around compare with its value at a place. */
function valuesAround(
  study: Study,
  branches: readonly Branch[],
  at: readonly number[],
  level: number
): Around {
  const sizes = study.box.map(widthOf)
  const change = (way: readonly number[], share: number) => {
    const place = at.map((x, i) => x + share * sizes[i] * way[i])
    return study.value((branchesAt(study, branches, place)[0] ?? branches[0]).value, place) - level
  }
  const changes = waysOf(at.length).map((way) => [change(way, ring), change(way, ring / 10)])
  return {
    isHigher: changes.every(([far]) => far > 0),
    isLower: changes.every(([far]) => far < 0),
    rises: changes.some(([far, near]) => far > 0 && near > 0),
    falls: changes.some(([far, near]) => far < 0 && near < 0)
  }
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
