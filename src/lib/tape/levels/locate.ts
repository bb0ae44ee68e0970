import type { Ground } from './ground'

/** What lies between two neighbouring nodes of which one alone has f ≥ level. */
export type Crossing = (typeof crossings)[keyof typeof crossings]
export const crossings = {
  /** f passes the level. */
  level: 0,
  /** f jumps over it, or has a pole. */
  jump: 1,
  /** f ends. */
  edge: 2,
  /** The domain ends. */
  border: 3
} as const

/** Ways from a place with f ≥ level to one without, one entry each. */
export interface Ways {
  fromP: Float64Array
  fromQ: Float64Array
  toP: Float64Array
  toQ: Float64Array
  levels: Float64Array
  /** f at both ends; −∞ where it has no value. */
  fromF: Float64Array
  toF: Float64Array
}

export interface Located {
  p: Float64Array
  q: Float64Array
  kinds: Uint8Array
}

/** So often a secant is tried before the bracket is halved. */
const secants = 10
const mostRounds = 50
/** A bracket of this share of a way is a place. */
const narrow = 2 ** -34
/** Found when f is so near to its level, in shares of what it changes by along the way. */
const near = 1e-10
/** Looking at so small a share of the way to both sides tells a crossing from a jump that has the level at one end. */
const aside = 2 ** -16
/** More than this share of the change along the way cannot lie within that. */
const most = 2 ** -7

/** Finds on each way where f ≥ level ends, all of them at once, since f costs little over arrays. */
export function locate(ground: Ground, ways: Ways, scale: number): Located {
  const count = ways.levels.length
  const [low, high] = [new Float64Array(count), new Float64Array(count).fill(1)]
  const [share, kinds] = [new Float64Array(count), new Uint8Array(count)]
  // What f is above the level at both ends of the bracket, and the same with the weights of the Illinois rule.
  const [above, below] = [ways.fromF, ways.toF].map((f) => f.map((value, i) => value - ways.levels[i]))
  const [a, b] = [above.slice(), below.slice()]
  const lastSide = new Int8Array(count)
  const placeOf = (i: number, t: number) => [
    ways.fromP[i] + t * (ways.toP[i] - ways.fromP[i]),
    ways.fromQ[i] + t * (ways.toQ[i] - ways.fromQ[i])
  ]
  const changes = ways.fromF.map((from, i) => (ways.toF[i] === -Infinity ? scale : from - ways.toF[i]))
  const valuesAt = (list: ArrayLike<number>, at: (i: number) => number) => {
    const [p, q] = [new Float64Array(list.length), new Float64Array(list.length)]
    for (let k = 0; k < list.length; k++) [p[k], q[k]] = placeOf(list[k], at(list[k]))
    return ground.values(p, q)
  }

  let open = Array.from({ length: count }, (_, i) => i).filter((i) => !(above[i] <= near * changes[i]))
  const exact = new Uint8Array(count).fill(1)
  for (const i of open) exact[i] = 0
  for (let round = 0; round < mostRounds && open.length; round++) {
    for (const i of open) {
      const part = round < secants && b[i] > -Infinity ? a[i] / (a[i] - b[i]) : 0.5
      share[i] = low[i] + (high[i] - low[i]) * Math.min(Math.max(part, 0.001), 0.999)
    }
    const found = valuesAt(open, (i) => share[i])
    open = open.filter((i, k) => {
      const over = found[k] - ways.levels[i]
      if (over >= 0) {
        if (lastSide[i] > 0) b[i] /= 2
        ;[low[i], a[i], above[i], lastSide[i]] = [share[i], over, over, 1]
      } else {
        if (lastSide[i] < 0) a[i] /= 2
        const value = Number.isFinite(over) ? over : -Infinity
        ;[high[i], b[i], below[i], lastSide[i]] = [share[i], value, value, -1]
      }
      exact[i] = Math.abs(over) <= near * changes[i] ? 1 : 0
      return !exact[i] && high[i] - low[i] > narrow
    })
  }
  const isNear = (over: number, i: number) =>
    Math.abs(over) <= Math.max(1e-4 * scale, most * narrow * changes[i])
  for (let i = 0; i < count; i++) {
    if (!exact[i]) share[i] = low[i]
    const passes = exact[i] || ground.smooth || (isNear(above[i], i) && isNear(below[i], i))
    kinds[i] = passes ? crossings.level : below[i] === -Infinity ? crossings.edge : crossings.jump
  }
  if (!ground.smooth) {
    const found = Array.from({ length: count }, (_, i) => i).filter((i) => exact[i])
    const [back, ahead] = [-aside, aside].map((step) =>
      valuesAt(found, (i) => Math.min(1, Math.max(0, share[i] + step)))
    )
    found.forEach((i, k) => {
      const passes = [back[k], ahead[k]].every((f) => Math.abs(f - ways.levels[i]) <= most * changes[i])
      if (passes) return
      const [one, other] = [
        placeOf(i, Math.max(0, share[i] - aside)),
        placeOf(i, Math.min(1, share[i] + aside))
      ]
      if (!Number.isNaN(back[k] + ahead[k]) && ground.isContinuous(one[0], one[1], other[0], other[1])) return
      kinds[i] = Number.isNaN(ahead[k]) ? crossings.edge : crossings.jump
    })
  }
  const [p, q] = [new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) [p[i], q[i]] = placeOf(i, share[i])
  return { p, q, kinds }
}
