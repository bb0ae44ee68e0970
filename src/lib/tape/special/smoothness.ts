import { lazily } from '../../basics/lazily'
import type { Cone } from '../evaluators/cones'
import type { Course } from '../evaluators/course'
import type { Expansion } from '../evaluators/expansion'
import {
  coefficientOf,
  lineSeries,
  term,
  termSeries,
  addSeries,
  vanishes,
  withoutConstant
} from '../evaluators/series'
import type { Series } from '../evaluators/series'
import { differ, hasNoPartial, oneSided, same, slopeOf, tolerance } from './sides'
import type { OneSided, Side, Sides } from './sides'

export type Verdict = boolean | 'unknown'

/** What is known of f at a point where the formulas of its derivatives say nothing. */
export interface Smoothness {
  /** Along each variable. */
  sides: Sides[]
  /** NaN where a partial derivative does not exist or is not known. */
  gradient: number[]
  /** NaN where f is not twice differentiable. */
  readonly hessian: number[][]
  /** Whether a plane touches. Sure of it is only who has seen all ways out of the point, and not only some. */
  readonly differentiable: Verdict
  readonly continuous: Verdict
  /** Whether f surely has no values on some way out of the point. */
  readonly ends: boolean
}

const unknownSide: Side = { kind: 'unknown' }

/** Expansions at a point where f has the finite value `value`. */
export interface ExpansionPoint {
  expansion: Expansion
  at: number[]
  parameters: number[]
  value: number
}

const line = ({ at }: ExpansionPoint, direction: number[]): Series[] =>
  at.map((start, i) => lineSeries(start, direction[i], direction[i]))

/** How f leaves the point in a direction, and in the opposite one. */
export function sidesAlong(point: ExpansionPoint, direction: number[]): Sides {
  const side = (sign: number): Side => {
    const inputs = line(
      point,
      direction.map((d) => d * sign)
    )
    return sideOf(point.expansion.along(inputs, point.parameters), point.value)
  }
  return { ahead: side(1), behind: side(-1) }
}

/** Judges differentiability at a point where f has a value. */
export function smoothnessAt(point: ExpansionPoint): Smoothness {
  const { expansion, at, parameters, value } = point
  const n = at.length
  const axis = (i: number, length: number) => at.map((_, k) => (k === i ? length : 0))
  const sides = at.map((_, i) => sidesAlong(point, axis(i, 1)))
  const gradient = sides.map((both) => partialOf(oneSided(both)))
  const oblique = lazily(() =>
    (n > 1 ? directions(n) : []).map((direction) => follow(line(point, direction), direction))
  )
  const bent = lazily(() => curves(point).map(({ inputs, direction }) => follow(inputs, direction)))
  const cones = lazily(() => expansion.around(at, parameters))
  function follow(inputs: Series[], direction: number[]) {
    const course = expansion.along(inputs, parameters)
    return { direction, course, side: sideOf(course, value) }
  }
  const axes = () => sides.flatMap(({ ahead, behind }) => [ahead, behind])

  const continuous = lazily((): Verdict => {
    const broken = ({ kind }: Side) => kind === 'jump' || kind === 'pole' || kind === 'swings'
    if (axes().some(broken)) return false
    if ([...oblique(), ...bent()].some(({ side }) => broken(side))) return false
    return cones()?.every(({ course }) => isLimit(course, value)) || 'unknown'
  })
  const differentiable = lazily((): Verdict => {
    if (sides.some(hasNoPartial)) return false
    const ways = [...oblique(), ...bent()]
    if (ways.some(({ side, direction }) => contradicts(side, gradient, direction))) return false
    const proved = gradient.every(Number.isFinite) && cones()?.every((cone) => touches(cone, value, gradient))
    return proved || 'unknown'
  })
  const hessian = lazily(() => {
    const nothing = at.map(() => at.map(() => NaN))
    const agrees = ({ side, direction }: { side: Side; direction: number[] }) =>
      same(slopeOf(side), dot(direction, gradient))
    if (!gradient.every(Number.isFinite) || !oblique().every(agrees)) return nothing
    const bend = (direction: number[]) => bendOf(expansion.along(line(point, direction), parameters))
    const found = at.map((_, i) =>
      at.map((_, j) => {
        if (i === j) return 2 * agreed(bend(axis(i, 1)), bend(axis(i, -1)))
        const both = axis(i, 1).map((d, k) => d + (k === j ? 1 : 0))
        return bend(both) - bend(axis(i, 1)) - bend(axis(j, 1))
      })
    )
    const quadratic = oblique().every(({ direction, course }) => {
      const expected = direction.reduce((sum, d, i) => sum + (d * dot(found[i], direction)) / 2, 0)
      return same(bendOf(course), expected)
    })
    return quadratic ? found : nothing
  })
  return {
    sides,
    gradient,
    get hessian() {
      return hessian()
    },
    get differentiable() {
      return differentiable()
    },
    get continuous() {
      return differentiable() === true || continuous()
    },
    get ends() {
      return [...oblique(), ...bent()].some(({ side }) => side.kind === 'undefined')
    }
  }
}

const partialOf = ({ left, right }: OneSided): number =>
  Number.isFinite(left) && same(left, right) ? (left + right) / 2 : NaN

/** Whether a way out of the point surely leaves every plane through it that has this gradient. */
function contradicts(side: Side, gradient: number[], direction: number[]): boolean {
  if (side.kind !== 'slope') return side.kind !== 'unknown'
  const expected = dot(direction, gradient)
  return !Number.isFinite(side.slope) || (Number.isFinite(expected) && differ(side.slope, expected))
}

/** Whether f has its value for a limit within a cone. */
const isLimit = (course: Course, value: number): course is Series =>
  course !== null && course !== 'undefined' && vanishes(course) && same(coefficientOf(course, 0), value)

/** Whether all that stands in the way of the plane vanishes faster than the distance, within a cone. */
function touches({ spans, course }: Cone, value: number, gradient: number[]): boolean {
  if (!isLimit(course, value) || !(course.order > 1 + tolerance.same)) return false
  const low = withoutConstant(course).terms.filter(
    ({ power, log }) => power < 1 - tolerance.same || (power < 1 + tolerance.same && log >= 0)
  )
  const [first, ...more] = low
  if (more.length > 0 || (first && (first.log !== 0 || first.power < 1 - tolerance.same))) return false
  const {
    form,
    low: least,
    high: most
  } = first
    ? (first.linear ?? { form: null, low: 0, high: 0 })
    : { form: gradient.map(() => 0), low: 0, high: 0 }
  if (form === null || !same(least, 0) || !same(most, 0)) return false
  return cornersOf(spans).every((corner) => same(dot(form, corner), dot(gradient, corner)))
}

const cornersOf = (spans: Cone['spans']): number[][] =>
  spans.reduce<number[][]>(
    (corners, ends) => corners.flatMap((corner) => ends.map((end) => [...corner, end])),
    [[]]
  )

function sideOf(course: Course, value: number): Side {
  if (course === 'undefined') return { kind: 'undefined' }
  if (course === null) return unknownSide
  const [lead] = course.terms
  const sign = (one: { low: number; high: number }) => (one.low > 0 ? 1 : one.high < 0 ? -1 : 0)
  if (lead && (lead.power < -tolerance.same || (lead.power < tolerance.same && lead.log > 0)))
    return sign(lead) === 0 ? unknownSide : { kind: 'pole' }
  if (course.order <= tolerance.same)
    return course.swings && course.order > -tolerance.same ? { kind: 'swings' } : unknownSide
  const limit = coefficientOf(course, 0)
  if (!same(limit, value)) return differ(limit, value) ? { kind: 'jump' } : unknownSide
  const [first] = withoutConstant(course).terms
  if (first && (first.power < 1 - tolerance.same || (first.power < 1 + tolerance.same && first.log > 0)))
    return sign(first) === 0 ? unknownSide : { kind: 'slope', slope: sign(first) * Infinity }
  if (course.order <= 1 + tolerance.same) return course.swings ? { kind: 'swingingSlope' } : unknownSide
  const slope = coefficientOf(course, 1)
  return Number.isNaN(slope) ? unknownSide : { kind: 'slope', slope }
}

/** The coefficient of t², where nothing stands between t and t². */
function bendOf(s: Course): number {
  if (s === null || s === 'undefined' || s.order <= 2) return NaN
  const between = s.terms.some(
    ({ power, log }) =>
      power > 1 + tolerance.same && (power < 2 - tolerance.same || (power < 2 + tolerance.same && log > 0))
  )
  return between ? NaN : coefficientOf(s, 2)
}

const agreed = (a: number, b: number): number => (same(a, b) ? (a + b) / 2 : NaN)
const dot = (a: number[], b: number[]): number =>
  a.reduce((sum, value, i) => sum + (b[i] === 0 ? 0 : value * b[i]), 0)

/** The diagonals, and directions with no ratio that a formula is likely to treat apart. */
function directions(n: number): number[][] {
  const diagonals = [[1, 1], [1, -1], [-1, 1], [-1, -1]].map((ends) => Array.from({ length: n }, (_, i) => ends[i] ?? 0)) // prettier-ignore
  const others = Array.from({ length: 12 }, (_, k) =>
    Array.from({ length: n }, (_, i) => {
      const angle = (k + 1) * (i + 1) * 2.399963229728653
      return Math.cos(angle) * (1 + ((k * 7 + i * 3) % 5) / 7)
    })
  )
  return [...diagonals, ...others]
}

/** Parabolas of second and third order along each axis: x²y/(x⁴ + y²) is ½ on y = x², and 0 along every ray. */
function curves({ at }: ExpansionPoint): { inputs: Series[]; direction: number[] }[] {
  const found: { inputs: Series[]; direction: number[] }[] = []
  for (let i = 0; i < at.length; i++)
    for (let j = 0; j < at.length; j++)
      for (const sign of i === j ? [] : [-1, 1])
        for (const power of [2, 3]) {
          const direction = at.map((_, k) => (k === i ? sign : 0))
          const inputs = at.map((start, k) =>
            k === j
              ? addSeries(lineSeries(start, 0, 0), termSeries(term(power, sign)))
              : lineSeries(start, direction[k], direction[k])
          )
          found.push({ inputs, direction })
        }
  return found
}
