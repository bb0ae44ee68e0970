import { isNumber, rebuilt, type Expr } from '../../math/expression/expression'
import { simplify } from '../../math/simplify/simplify'
import { latexNotation } from '../../math/write'
import { present } from '../../math/write/present'
import type { LevelCurve } from '../../tape/levels/levelCurves'
import type { Study } from './study'

/** A piece of a curve with f along it. */
export interface Course {
  /** Three numbers a place: x, y and f, which is NaN where f has no value. */
  places: Float64Array
  /** From its beginning to each place, along the curve. */
  lengths: Float64Array
  closed: boolean
  /** The equation of its curve, in TeX. */
  equation: string
  /** On a line along an axis, f as a function of one variable, in TeX: f(x, 0) = x²; else empty. */
  restricted: string
}

/** The pieces of the curve c = 0 with f along them: those parts on which all conditions are ≤ 0. */
export function coursesOf(study: Study, f: Expr, c: Expr, conditions: readonly Expr[] = []): Course[] {
  const sides = [c, study.fold('negate', c)].map((e) => present(simplify(study.graph, e), latexNotation))
  // The one without a minus at its beginning, if one is.
  const equation = `${sides.find((text) => !text.startsWith('-')) ?? sides[0]} = 0`
  const restricted = restrictedTo(study, f, c)
  const holds = (x: number, y: number) => conditions.every((e) => study.value(e, [x, y]) <= 0)
  return study.zeros(c).flatMap((curve) =>
    runsOf(study, curve, conditions, holds).map(({ points, closed }) => {
      const places = new Float64Array(3 * points.length)
      const lengths = new Float64Array(points.length)
      points.forEach(([x, y], i) => {
        places.set([x, y, study.value(f, [x, y])], 3 * i)
        const [px, py] = points[Math.max(0, i - 1)]
        lengths[i] = (lengths[i - 1] ?? 0) + Math.hypot(x - px, y - py)
      })
      return { places, lengths, closed, equation, restricted }
    })
  )
}

/** What f is on the curve c = 0 if that is x = a or y = b. */
function restrictedTo(study: Study, f: Expr, c: Expr): string {
  const { graph, setting } = study
  const slopes = study.gradient(c).map((e) => study.simple(e))
  const i = slopes.findIndex((e, k) => isNumber(e) && !study.isNothing(e) && slopes.every((other, l) => l === k || study.isNothing(other))) // prettier-ignore
  if (i < 0) return ''
  const name = setting.variables[i]
  const put = (e: Expr, value: Expr) =>
    simplify(
      graph,
      rebuilt(graph, e, (symbol) => (symbol === name ? value : null))
    )
  // c = slope · x + c(0)
  const place = simplify(
    graph,
    study.fold('divide', study.fold('negate', put(c, graph.number(0))), slopes[i])
  )
  const written = (e: Expr) => present(e, latexNotation)
  const args = setting.variables.map((other) =>
    other === name ? written(place) : written(graph.symbol(other))
  )
  return `(${args.join(', ')}) = ${written(put(f, place))}`
}

/** Places along each side of a polygon. */
const sidePlaces = 120

/** The sides of a polygon with f along them. */
export const sidesOf = (study: Study, f: Expr, corners: readonly Point[]): Course[] =>
  corners.map(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length]
    const lengths = new Float64Array(sidePlaces + 1)
    const places = new Float64Array(3 * lengths.length)
    for (let k = 0; k <= sidePlaces; k++) {
      const share = k / sidePlaces
      const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)]
      places.set([x, y, study.value(f, [x, y])], 3 * k)
      lengths[k] = share * Math.hypot(bx - ax, by - ay)
    }
    return { places, lengths, closed: false, equation: '', restricted: '' }
  })

type Point = readonly [x: number, y: number]

interface Run {
  points: Point[]
  closed: boolean
}

const halvings = 40

/** The parts of a curve where something holds, each cut where it begins and ends to hold. */
function runsOf(
  study: Study,
  { places, closed }: LevelCurve,
  conditions: readonly Expr[],
  holds: (x: number, y: number) => boolean
): Run[] {
  const points: Point[] = Array.from({ length: places.length / 2 }, (_, i) => [
    places[2 * i],
    places[2 * i + 1]
  ])
  if (closed && points.length > 0) points.push(points[0])
  if (conditions.length === 0) return points.length > 1 ? [{ points, closed }] : []
  const isIn = points.map(([x, y]) => holds(x, y))
  if (isIn.every(Boolean)) return points.length > 1 ? [{ points, closed }] : []
  const runs: Run[] = []
  let run: Point[] = []
  const finish = () => {
    if (run.length > 1) runs.push({ points: run, closed: false })
    run = []
  }
  for (let i = 0; i < points.length; i++) {
    if (i > 0 && isIn[i] !== isIn[i - 1]) run.push(rim(points[i - 1], points[i], isIn[i - 1], holds))
    if (isIn[i]) run.push(points[i])
    else finish()
  }
  finish()
  // A closed curve that begins where it holds is one piece across its first place.
  const [first, last] = [runs[0], runs.at(-1)!]
  if (closed && runs.length > 1 && isIn[0] && isIn[points.length - 1]) {
    runs.pop()
    first.points = [...last.points, ...first.points.slice(1)]
  }
  return runs
}

/** Between two places the one where something begins or ends to hold. */
function rim(from: Point, to: Point, holdsFrom: boolean, holds: (x: number, y: number) => boolean): Point {
  let [a, b] = [from, to]
  for (let i = 0; i < halvings; i++) {
    const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    if (holds(...middle) === holdsFrom) a = middle
    else b = middle
  }
  return holdsFrom ? a : b
}
