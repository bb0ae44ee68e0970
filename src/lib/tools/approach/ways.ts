import { addSeries, lineSeries, term, termSeries, type Series } from '../../tape/evaluators/series'

/** A way to the point, as the step from it at a time t > 0 that comes to 0. */
export interface Way {
  /** Of the curve that it is part of, with the point as the origin. */
  name: string
  /** From where it comes along that curve. */
  from: string
  /** Straight lines are told apart from the rest. */
  straight: boolean
  step(t: number): readonly [number, number]
  /** The same as series; null where there are none. */
  series: readonly [Series, Series] | null
}

/** c·t^p in each coordinate, added up. */
type Monomials = readonly [coefficient: number, power: number][]

function wayOf(name: string, sign: number, x: Monomials, y: Monomials): Way {
  const value = (sum: Monomials, t: number) => sum.reduce((all, [c, p]) => all + c * t ** p, 0)
  const series = (sum: Monomials): Series =>
    sum.map(([c, p]) => (p === 1 ? lineSeries(0, c, c) : termSeries(term(p, c)))).reduce(addSeries, lineSeries(0, 0, 0)) // prettier-ignore
  return {
    name,
    from: name.startsWith('y') ? (sign > 0 ? 'the right' : 'the left') : sign > 0 ? 'above' : 'below',
    straight: [...x, ...y].every(([, power]) => power === 1),
    step: (t) => [value(x, t), value(y, t)],
    series: [series(x), series(y)]
  }
}

/** `2x`, `−x`, `x²/2` */
function times(c: number, what: string): string {
  const size =
    Math.abs(c) === 1 ? what : Math.abs(c) < 1 ? `${what}/${1 / Math.abs(c)}` : `${Math.abs(c)}${what}`
  return (c < 0 ? '−' : '') + size
}

const both = [1, -1]
const slopes = [1, -1, 2, -2, 1 / 2, -1 / 2]

/** Eight straight lines, each in both directions: a circle of directions. */
export const lines: readonly Way[] = [
  ...both.map((s) => wayOf('y = 0', s, [[s, 1]], [])),
  ...both.map((s) => wayOf('x = 0', s, [], [[s, 1]])),
  ...slopes.flatMap((m) => both.map((s) => wayOf(`y = ${times(m, 'x')}`, s, [[s, 1]], [[s * m, 1]])))
]

/** Parabolas and the like, which no straight line comes close to. */
const powers = [
  [2, '²'],
  [3, '³']
] as const
const touching: readonly Way[] = powers.flatMap(([p, sign]) =>
  [1, -1, 2].flatMap((k) =>
    both.flatMap((s) => [
      wayOf(`y = ${times(k, `x${sign}`)}`, s, [[s, 1]], [[k * s ** p, p]]),
      wayOf(`x = ${times(k, `y${sign}`)}`, s, [[k * s ** p, p]], [[s, 1]])
    ])
  )
)

/** Curves that touch a diagonal: where f has no value on it, as for x + y in a denominator. */
const beside: readonly Way[] = powers.flatMap(([p, sign]) =>
  both.flatMap((m) =>
    both.flatMap((k) => {
      const name = `y = ${times(m, 'x')} ${k < 0 ? '−' : '+'} x${sign}`
      return both.map((s) => wayOf(name, s, [[s, 1]], [[s * m, 1], [k * s ** p, p]])) // prettier-ignore
    })
  )
)

export const curves: readonly Way[] = [...touching, ...beside]

/** The ways that are drawn: straight lines, and the parabolas along the axes. */
export const drawn: readonly Way[] = [...lines, ...touching.filter(({ name }) => /= −?[xy]²$/.test(name))]
