import type { Branch } from '../../math/differentiate/branches'
import { widthOf } from '../../tape/roots/ranges'
import type { Study } from './study'

export interface Extremum {
  kind: 'minimum' | 'maximum'
  /** Whether slopes alone say so. */
  proved: boolean
}

const directions = 256
/** Rounding of a slope, of a condition and of a place, in shares of their sizes. */
const slight = 1e-9
/** The circle on which values are compared where slopes say nothing, in shares of the box. */
const ring = 1e-4

/** Whether f, which consists of branches, has an extremum at a kink of two variables. */
export function extremumAt(
  study: Study,
  branches: readonly Branch[],
  at: readonly number[]
): Extremum | null {
  const sizes = study.box.map(widthOf)
  const size = Math.max(...sizes)
  const active = branches.flatMap(({ value, where }) => {
    const conditions = where.map((e) => ({
      value: study.value(e, at),
      slope: study.gradient(e).map((d) => study.value(d, at))
    }))
    if (conditions.some(({ value, slope }) => !(value <= slight * size * Math.hypot(...slope)))) return []
    const tight = conditions.filter(({ value, slope }) => value >= -slight * size * Math.hypot(...slope))
    return [{ slope: study.gradient(value).map((d) => study.value(d, at)), tight, value }]
  })
  const level = Math.max(...active.map(({ value }) => study.value(value, at)))
  const steepest = Math.max(...active.map(({ slope }) => Math.hypot(...slope)))
  if (active.length === 0 || !Number.isFinite(steepest) || !Number.isFinite(level)) return null
  const slopes: number[] = []
  let isHigher = true
  let isLower = true
  for (const way of waysOf(at.length)) {
    // The branch that a ray enters is the one whose conditions fall along it.
    const along = active.find(({ tight }) => tight.every(({ slope }) => dot(slope, way) <= 1e-12 * Math.hypot(...slope))) // prettier-ignore
    if (!along) return null
    slopes.push(dot(along.slope, way))
    const beside = study.value(along.value, at.map((x, i) => x + ring * sizes[i] * way[i])) // prettier-ignore
    isHigher &&= beside > level
    isLower &&= beside < level
  }
  // Between two directions a slope changes by no more than the gradient's length times the angle.
  const slack = (steepest * 2 * Math.PI) / directions
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)]
  if (least > slack) return { kind: 'minimum', proved: true }
  if (most < -slack) return { kind: 'maximum', proved: true }
  const flat = slight * steepest
  if (least >= -flat && isHigher) return { kind: 'minimum', proved: false }
  if (most <= flat && isLower) return { kind: 'maximum', proved: false }
  return null
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
