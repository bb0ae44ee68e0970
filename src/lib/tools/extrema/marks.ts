import { lazilyFor } from '../../basics/lazily'
import type { Course } from '../../field/extrema/courses'
import type { Answer } from '../../field/extrema/question'
import type { Box } from '../../tape/roots/ranges'
import type { FurtherName } from '../../figure/facets/formulas'
import { formatNumber } from '../../figure/format'
import type { Mark, SpacePoint } from '../../figure/mark'
import { spanOf } from '../../tape/sampling/sampling'
import type { Subject } from '../tool'
import { beadAt } from './bead'
import { knownOf } from './inquiry.svelte'

/** Names of more places would hide the picture. */
const mostNames = 12
/** The longer of the two gradients at the bead, in shares of the domain. */
const longest = 0.24

/** What was found, the curves that show why, and a bead on a constraint. */
export function extremaMarks(subject: Subject): Mark[] {
  const { known } = knownOf(subject.owner, subject)
  if (!known) return []
  const { answer, seeking } = known
  const still = stillMarks(answer)
  switch (answer.kind) {
    case 'points':
      return [...(subject.state.extrema.zeros === 'on' ? zeroMarks(answer) : []), ...still]
    case 'curve':
      return seeking.kind === 'curve' ? [...beadMarks(subject, answer.courses, seeking), ...still] : still
    case 'region':
      return seeking.kind === 'polygon' ? [...outlineMarks(answer), ...still] : still
  }
}

/** The pieces of curves as one path, parted by NaN. */
function joined(courses: readonly Course[]): Float64Array {
  const places: number[] = []
  for (const course of courses) {
    if (places.length > 0) places.push(NaN, NaN, NaN)
    for (const number of course.places) places.push(number)
  }
  return Float64Array.from(places)
}

const zeroMarks = lazilyFor(({ zeros }: Answer & { kind: 'points' }): Mark[] =>
  zeros.flatMap((courses, i): Mark[] =>
    courses.length === 0
      ? []
      : [{ kind: 'path', places: joined(courses), tone: i === 0 ? 'x' : 'y', on: 'both', weight: 'fine' }]
  )
)

const outlineMarks = lazilyFor(({ courses }: Answer & { kind: 'region' }): Mark[] => [
  { kind: 'path', places: joined(courses), tone: 'ink', on: 'both' }
])

const short = { minimum: 'min', maximum: 'max', saddle: 'saddle', degenerate: '?', neither: '' }

const stillMarks = lazilyFor((answer: Answer): Mark[] => {
  switch (answer.kind) {
    case 'points': {
      const { points, spots } = answer.found
      const isFew = points.length <= mostNames
      const open = spots.filter(({ shape }) => shape === 'unknown').map(({ hull }) => areaMark(hull))
      return [...open, ...points.map(({ at, value, kind }) => dot(at, value, isFew ? short[kind] : '', !isFew))] // prettier-ignore
    }
    case 'curve': {
      const { points } = answer.found
      const isFew = points.length <= mostNames
      return points.map(
        ({ at, value, kind }) =>
        dot(at, value, isFew && kind !== 'neither' ? `${short[kind]} ${formatNumber(value, Infinity, 4)}` : '', !isFew) // prettier-ignore
      )
    }
    case 'region': {
      const { candidates } = answer.found
      const [winners, others] = [true, false].map((wins) =>
        candidates.filter(({ kind }) => (kind !== 'neither') === wins)
      )
      const isFew = winners.length <= mostNames
      return [
        ...others.map(({ at, value }): Mark => ({ kind: 'dot', at: [at[0], at[1], value], tone: 'ink', on: 'both', small: true })), // prettier-ignore
        ...winners.map(({ at, value, kind }) =>
          dot(at, value, isFew ? `${short[kind]} ${formatNumber(value, Infinity, 4)}` : '', !isFew)
        )
      ]
    }
  }
})

const dot = (at: readonly number[], value: number, label: string, small: boolean): Mark => ({
  kind: 'dot',
  at: [at[0], at[1], value],
  tone: 'gradient',
  on: 'both',
  ...(label ? { label } : {}),
  ...(small ? { small } : {})
})

/** A part of the window that is not decided. */
const areaMark = ([[left, right], [bottom, top]]: Box): Mark => ({
  kind: 'area',
  rings: [Float64Array.of(left, bottom, right, bottom, right, top, left, top)],
  tone: 'quiet',
  hatched: true
})

/** The bead with ∇f, ∇g and the level curve of f through it, which touches the curve where they have one direction. */
function beadMarks(
  { field, values, domain, state }: Subject,
  courses: readonly Course[],
  { name, row }: { name: FurtherName; row: { field: Subject['field'] } }
): Mark[] {
  const bead = beadAt(courses, state.extrema.bead)
  if (!bead || !Number.isFinite(bead.at[2])) return []
  const [x, y, f] = bead.at
  const [slopes, normal] = [field.jet([x, y], values).gradient, row.field.jet([x, y], values).gradient]
  const size = (v: readonly number[]) => Math.hypot(v[0] / spanOf(domain.x), v[1] / spanOf(domain.y))
  const most = Math.max(...[slopes, normal].map(size).filter(Number.isFinite))
  const arrow = ([dx, dy]: readonly number[], tone: 'gradient' | typeof name, label: string): Mark[] => {
    const share = longest / most
    if (!(Math.hypot(dx, dy) > 0) || !Number.isFinite(share)) return []
    const to: SpacePoint = [x + share * dx, y + share * dy, 0]
    return [{ kind: 'vector', from: [x, y, 0], to, tone, on: 'plane', label }]
  }
  const [fx, fy] = slopes
  return [
    { kind: 'level', of: 'f', at: [x, y, f], gradient: [fx, fy] },
    ...arrow(normal, name, `∇${name}`),
    ...arrow(slopes, 'gradient', '∇f'),
    { kind: 'dot', at: [x, y, f], tone: name, on: 'both' }
  ]
}
