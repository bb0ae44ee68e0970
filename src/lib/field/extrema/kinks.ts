import type { Branch } from '../../math/differentiate/branches'
import { widthOf } from '../../tape/roots/ranges'
import type { Study } from './study'

export interface Extremum {
  /** Degenerate where neither slopes nor values say what it is. */
  kind: 'minimum' | 'maximum' | 'neither' | 'degenerate'
  /** Whether slopes alone say so. */
  proved: boolean
}

const directions = 256
/** Rounding of a slope, of a condition and of a place, in shares of their sizes. */
const slight = 1e-9
/** The circle on which values are compared where slopes say nothing, in shares of the box. */
const ring = 1e-4

const unknown: Extremum = { kind: 'degenerate', proved: false }

/** Whether f, which consists of branches, has an extremum at a kink of one or two variables; null without a value. */
export function extremumAt(
  study: Study,
  branches: readonly Branch[],
  at: readonly number[]
): Extremum | null {
  const sizes = study.box.map(widthOf)
  // In a wide window places are told apart by their own size.
  const size = Math.min(Math.max(...sizes), 1 + Math.max(...at.map(Math.abs)))
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
  if (active.length === 0 || Number.isNaN(level)) return null
  if (at.length > 2 || !Number.isFinite(steepest) || !Number.isFinite(level)) return unknown
  const slopes: number[] = []
  let isHigher = true
  let isLower = true
  let rises = false
  let falls = false
  for (const way of waysOf(at.length)) {
    // The branch that a ray enters is the one whose conditions fall along it.
    const along = active.find(({ tight }) => tight.every(({ slope }) => dot(slope, way) <= 1e-12 * Math.hypot(...slope))) // prettier-ignore
    if (!along) return unknown
    slopes.push(dot(along.slope, way))
    const beside = (share: number) => study.value(along.value, at.map((x, i) => x + share * sizes[i] * way[i])) // prettier-ignore
    const [far, near] = [beside(ring), beside(ring / 10)]
    isHigher &&= far > level
    isLower &&= far < level
    rises ||= far > level && near > level
    falls ||= far < level && near < level
  }
  // Between two directions a slope changes by no more than the gradient's length times the angle.
  const slack = (steepest * 2 * Math.PI) / directions
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)]
  if (least > slack) return { kind: 'minimum', proved: true }
  if (most < -slack) return { kind: 'maximum', proved: true }
  const flat = slight * steepest
  if (least >= -flat && isHigher) return { kind: 'minimum', proved: false }
  if (most <= flat && isLower) return { kind: 'maximum', proved: false }
  if (least < -flat && most > flat) return { kind: 'neither', proved: true }
  // As at a pass: it rises by its slopes one way, and bends down another way, or the other way round.
  const isPass = (most > flat && falls) || (least < -flat && rises)
  return isPass ? { kind: 'neither', proved: false } : unknown
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
