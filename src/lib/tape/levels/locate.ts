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
/** Found when f is so near to its level, in shares of what it changes by along the way, and of the scale. */
const [near, fine] = [1e-7, 1e-6]
/** Looking at so small a share of the way to both sides tells a crossing from a jump that has the level at one end. */
const aside = 2 ** -16
/** More than this share of the change along the way cannot lie within that. */
const most = 2 ** -7

/** Finds on each way where f ≥ level ends, all of them at once, since f costs little over arrays. */
export function locate(ground: Ground, ways: Ways, scale: number): Located {
  const { fromP, fromQ, toP, toQ, levels, fromF, toF } = ways
  const count = levels.length
  const all = new Uint32Array(count).map((_, i) => i)
  const [low, high] = [new Float64Array(count), new Float64Array(count).fill(1)]
  const [share, kinds, exact] = [new Float64Array(count), new Uint8Array(count), new Uint8Array(count)]
  // What f is above the level at both ends of the bracket, and the same with the weights of the Illinois rule.
  const [above, below] = [fromF, toF].map((f) => f.map((value, i) => value - levels[i]))
  const [a, b] = [above.slice(), below.slice()]
  const lastSide = new Int8Array(count)
  const changes = fromF.map((from, i) => (toF[i] === -Infinity ? scale : from - toF[i]))
  const limits = changes.map((change) => Math.min(near * change, fine * (scale || change)))
  /** f on ways of these numbers, so far from `share` on them. */
  const valuesAside = (list: Uint32Array, step: number) => {
    const [p, q] = [new Float64Array(list.length), new Float64Array(list.length)]
    for (let k = 0; k < list.length; k++) {
      const i = list[k]
      const t = Math.min(1, Math.max(0, share[i] + step))
      p[k] = fromP[i] + t * (toP[i] - fromP[i])
      q[k] = fromQ[i] + t * (toQ[i] - fromQ[i])
    }
    return ground.values(p, q)
  }

  for (let i = 0; i < count; i++) exact[i] = above[i] <= limits[i] ? 1 : 0
  let open = all.filter((i) => !exact[i])
  for (let round = 0; round < mostRounds && open.length; round++) {
    for (let k = 0; k < open.length; k++) {
      const i = open[k]
      const part = round < secants && b[i] > -Infinity ? a[i] / (a[i] - b[i]) : 0.5
      share[i] = low[i] + (high[i] - low[i]) * Math.min(Math.max(part, 0.001), 0.999)
    }
    const found = valuesAside(open, 0)
    let left = 0
    for (let k = 0; k < open.length; k++) {
      const i = open[k]
      const over = found[k] - levels[i]
      if (over >= 0) {
        if (lastSide[i] > 0) b[i] /= 2
        low[i] = share[i]
        a[i] = above[i] = over
        lastSide[i] = 1
      } else {
        if (lastSide[i] < 0) a[i] /= 2
        high[i] = share[i]
        b[i] = below[i] = Number.isFinite(over) ? over : -Infinity
        lastSide[i] = -1
      }
      exact[i] = Math.abs(over) <= limits[i] ? 1 : 0
      if (!exact[i] && high[i] - low[i] > narrow) open[left++] = i
    }
    open = open.subarray(0, left)
  }
  const isNear = (over: number) => Math.abs(over) <= 1e-4 * scale
  for (let i = 0; i < count; i++) {
    if (!exact[i]) share[i] = low[i]
    const passes = exact[i] || ground.smooth || (isNear(above[i]) && isNear(below[i]))
    kinds[i] = passes ? crossings.level : below[i] === -Infinity ? crossings.edge : crossings.jump
  }
  const placeOf = (i: number, step: number): [number, number] => {
    const t = Math.min(1, Math.max(0, share[i] + step))
    return [fromP[i] + t * (toP[i] - fromP[i]), fromQ[i] + t * (toQ[i] - fromQ[i])]
  }
  const doubtful = ground.smooth ? new Uint32Array(0) : all.filter((i) => exact[i])
  const [back, ahead] = [valuesAside(doubtful, -aside), valuesAside(doubtful, aside)]
  doubtful.forEach((i, k) => {
    const isOff = (f: number) => !(Math.abs(f - levels[i]) <= most * changes[i])
    if (!isOff(back[k]) && !isOff(ahead[k])) return
    const isDefined = !Number.isNaN(back[k] + ahead[k])
    if (isDefined && ground.isContinuous(...placeOf(i, -aside), ...placeOf(i, aside))) return
    kinds[i] = Number.isNaN(ahead[k]) ? crossings.edge : crossings.jump
  })
  return {
    p: share.map((t, i) => fromP[i] + t * (toP[i] - fromP[i])),
    q: share.map((t, i) => fromQ[i] + t * (toQ[i] - fromQ[i])),
    kinds
  }
}
