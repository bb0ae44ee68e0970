import { surelySmooth, toIntervals } from '../evaluators/intervals'
import { toPoints } from '../evaluators/points'
import { toScalar } from '../evaluators/scalar'
import { valueOf, type Tape } from '../program/tape'
import { centred, type Domain, type Range } from '../sampling/sampling'

/** Curves are traced on a square sheet of so many pixels: about as large as a map, whatever the domain. */
export const side = 400

/** Boxes of so many pixels are looked at before the smaller one that is asked for, and remembered. */
const blocks = [25, 5]

export interface Values {
  f: Float64Array
  /** The gradient per pixel. */
  fp: Float64Array
  fq: Float64Array
}

/** f over a domain that is laid out as a square sheet, with p along x and q along y. */
export interface Ground {
  /** f has neither pole nor jump nor edge anywhere, as far as its operations tell. */
  readonly smooth: boolean
  x(p: number): number
  y(q: number): number
  values(p: Float64Array, q: Float64Array): Float64Array
  jets(p: Float64Array, q: Float64Array): Values
  value(p: number, q: number): number
  /** f and its gradient per pixel. */
  jet(p: number, q: number): readonly [f: number, fp: number, fq: number]
  /** Whether f is surely continuous on the box of which these places are corners. */
  isContinuous(p: number, q: number, otherP: number, otherQ: number): boolean
}

export function createGround(tape: Tape, parameters: ArrayLike<number>, domain: Domain): Ground {
  const value = valueOf(tape)
  const jet = { ...tape, outputs: tape.outputs.slice(0, 3) }
  const [pointValues, pointJets] = [toPoints(value, parameters), toPoints(jet, parameters)]
  const [scalarValue, scalarJet] = [toScalar(value), toScalar(jet)]
  const intervals = toIntervals(value)
  const smooth = surelySmooth(tape)
  const [x, y] = [along(domain.x), along(domain.y)]
  const [wide, high] = [domain.x, domain.y].map(([low, high]) => (high - low) / side)
  const places = (p: Float64Array, q: Float64Array) => [p.map(x), q.map(y)]
  const enclose = (p: Range, q: Range) => {
    const [{ defined, continuous }] = intervals([p.map(x), q.map(y)] as unknown as Range[], parameters)
    return continuous && defined !== 'nowhere'
  }
  const known = blocks.map(() => new Map<number, boolean>())
  const holds = (size: number, seen: Map<number, boolean>, [p, q]: Range[]): boolean => {
    const [column, row] = [Math.floor(p[0] / size), Math.floor(q[0] / size)]
    if (p[1] > (column + 1) * size || q[1] > (row + 1) * size) return false
    const key = row * side + column
    const sure =
      seen.get(key) ??
      enclose(
        [column * size, Math.min(side, (column + 1) * size)],
        [row * size, Math.min(side, (row + 1) * size)]
      )
    seen.set(key, sure)
    return sure
  }
  return {
    smooth,
    x,
    y,
    values: (p, q) => pointValues(places(p, q))[0],
    jets(p, q) {
      const [f, fx, fy] = pointJets(places(p, q))
      return { f, fp: fx.map((d) => d * wide), fq: fy.map((d) => d * high) }
    },
    value: (p, q) => scalarValue([x(p), y(q)], parameters)[0],
    jet(p, q) {
      const [f, fx, fy] = scalarJet([x(p), y(q)], parameters)
      return [f, fx * wide, fy * high]
    },
    isContinuous(p, q, otherP, otherQ) {
      if (smooth) return true
      const box: Range[] = [
        [Math.min(p, otherP), Math.max(p, otherP)],
        [Math.min(q, otherQ), Math.max(q, otherQ)]
      ]
      return blocks.some((size, k) => holds(size, known[k], box)) || enclose(box[0], box[1])
    }
  }
}

/** From pixels to a side of the domain. */
function along(range: Range): (pixel: number) => number {
  const { middle, half } = centred(range)
  return (pixel) =>
    pixel <= 0 ? range[0] : pixel >= side ? range[1] : middle + half * ((2 * pixel) / side - 1)
}
