import type { ScalarField } from '../../field/field'
import { createGround } from '../../tape/levels/ground'
import { levelCurves, levelRings, runsOf, toCurve, type LevelCurve } from '../../tape/levels/levelCurves'
import { sampleNodes } from '../../tape/levels/rings'
import { spanOf, type Domain, type Range } from '../../tape/sampling/sampling'

type Values = Record<string, number>

/** Along x: half of a map's, since curves are drawn anew while a slider moves. */
const cells = 99

const inOrder = (field: ScalarField, values: Values): number[] =>
  field.tape.parameters.map((name) => values[name] ?? 1)

/** Pairs of x and y of each piece of a curve, one that is closed with its first place again at its end. */
const whole = ({ places, closed }: LevelCurve): Float64Array =>
  closed ? Float64Array.of(...places, places[0], places[1]) : places

/** Where a function is 0: no piece crosses a pole or a jump. */
export const zerosOf = (field: ScalarField, values: Values, domain: Domain): Float64Array[] =>
  levelCurves(field.tape, inOrder(field, values), domain, [0], { cells }).map(whole)

/** The rim of a region, and rings around what of the domain lies outside. */
export interface Bounds {
  rim: Float64Array[]
  outside: Float64Array[]
}

/** `outward` is positive outside of the region. */
export function boundsOf(outward: ScalarField, values: Values, domain: Domain): Bounds {
  const parameters = inOrder(outward, values)
  const ground = createGround(outward.tape, parameters, domain)
  const rings = levelRings(ground, sampleNodes(outward.tape, parameters, domain, cells), [0])
  const outside = rings.starts.map((start) => {
    const places: number[] = []
    let i = start
    do {
      places.push(ground.x(rings.p[i]), ground.y(rings.q[i]))
      i = rings.next[i]
    } while (i !== start)
    return Float64Array.from(places)
  })
  return { rim: runsOf(ground, rings).map((run) => whole(toCurve(ground, run))), outside }
}

/** Pieces between these places on a surface are so short that they lie in it, in shares of the domain. */
const lyingPiece = 1 / 160

/** Curves of the plane with heights, three numbers a place; NaN parts them. */
export function lift(
  curves: readonly Float64Array[],
  height: (x: number, y: number) => number,
  { x: sideX, y: sideY }: Domain
): Float64Array {
  const places: number[] = []
  for (const curve of curves) {
    if (places.length > 0) places.push(NaN, NaN, NaN)
    for (let i = 0; i < curve.length; i += 2) {
      const [x, y] = [curve[i], curve[i + 1]]
      if (i > 0) {
        const [fromX, fromY] = [curve[i - 2], curve[i - 1]]
        const size = Math.hypot((x - fromX) / spanOf(sideX), (y - fromY) / spanOf(sideY))
        const isBeyond = isOutside(fromX, x, sideX) || isOutside(fromY, y, sideY)
        const steps = isBeyond ? 1 : Math.min(400, Math.ceil(size / lyingPiece))
        for (let step = 1; step < steps; step++) {
          const [px, py] = [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps]
          places.push(px, py, height(px, py))
        }
      }
      places.push(x, y, height(x, y))
    }
  }
  return Float64Array.from(places)
}

const isOutside = (a: number, b: number, [low, high]: Range): boolean =>
  (a < low && b < low) || (a > high && b > high)

/** Dashes and the gaps between them, in shares of the domain. */
const dash = 1 / 45
const gap = 1 / 75

/** The same curve in dashes, which are as long wherever it bends. */
export function dashed(places: Float64Array, { x, y }: Domain): Float64Array {
  const kept: number[] = []
  let along = 0
  for (let i = 0; i < places.length; i += 3) {
    const step = Math.hypot(
      (places[i] - places[i - 3]) / spanOf(x),
      (places[i + 1] - places[i - 2]) / spanOf(y)
    )
    along = Number.isNaN(step) ? 0 : (along + step) % (dash + gap)
    if (along < dash) kept.push(...places.subarray(i, i + 3))
    else if (kept.length > 0 && !Number.isNaN(kept[kept.length - 3])) kept.push(NaN, NaN, NaN)
  }
  return Float64Array.from(kept)
}
