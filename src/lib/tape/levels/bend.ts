import type { Ground } from './ground'
import { crossings } from './locate'
import type { Rings } from './rings'

/** Pixels that a curve may be off between two vertices. */
const flat = 0.03
/** A Newton step so short was the last one. */
const settled = 1e-3
const mostSteps = 5
/** A curve strays from its chord by no more than this share of it, unless it has a corner. */
const mostStray = 0.35
/** Nothing shorter is looked at. */
const shortest = 0.2
/** Where f may be discontinuous, a gap of so many pixels is left. */
const gap = 0.1
const mostRounds = 12
/** Corners and the like, each of which takes some dozens of evaluations. */
const mostDoubts = 4000

/**
 * Puts vertices between those of rings until their chords are the curves themselves, and breaks the rings where f
 * jumps or ends between two vertices. Each new vertex is moved onto its level by Newton steps along ∇f.
 */
export function bend(ground: Ground, rings: Rings): void {
  const { p, q, kinds, next, broken, levels } = rings
  let doubts = 0
  let open = p
    .map((_, i) => i)
    .filter((i) => kinds[i] === crossings.level && kinds[next[i]] === crossings.level)
  for (let round = 0; open.length; round++) {
    const chords = open.map((i) => Math.hypot(p[next[i]] - p[i], q[next[i]] - q[i]))
    const middles = toLevel(ground, rings, open, chords)
    const following: number[] = []
    open.forEach((i, k) => {
      const chord = chords[k]
      if (chord < 1e-9) return
      const j = next[i]
      let [mp, mq] = [middles.p[k], middles.q[k]]
      const stray = Math.hypot(mp - (p[i] + p[j]) / 2, mq - (q[i] + q[j]) / 2)
      if (!middles.sure[k] || stray > mostStray * chord) {
        const found = chord > shortest && doubts++ < mostDoubts ? across(ground, rings, i, chord) : null
        if (!found) {
          broken[i] = chord > shortest || !ground.isContinuous(p[i], q[i], p[j], q[j])
          return
        }
        ;[mp, mq] = found
      }
      const isWhole = ground.isContinuous(p[i], q[i], p[j], q[j])
      const isFlat = Math.hypot(mp - (p[i] + p[j]) / 2, mq - (q[i] + q[j]) / 2) <= flat
      if (isFlat && isWhole) return
      if (chord <= gap || round > mostRounds) {
        broken[i] = !isWhole
        return
      }
      const middle = p.length
      p.push(mp)
      q.push(mq)
      kinds.push(crossings.level)
      levels.push(levels[i])
      next.push(j)
      broken.push(false)
      next[i] = middle
      following.push(i, middle)
    })
    open = following
  }
}

interface Middles {
  p: Float64Array
  q: Float64Array
  /** 1 where the level was reached. */
  sure: Uint8Array
}

/** The middles of chords moved onto their levels, all of them at once. */
function toLevel(ground: Ground, { p, q, next, levels }: Rings, list: number[], chords: number[]): Middles {
  const found: Middles = {
    p: new Float64Array(list.length).map((_, k) => (p[list[k]] + p[next[list[k]]]) / 2),
    q: new Float64Array(list.length).map((_, k) => (q[list[k]] + q[next[list[k]]]) / 2),
    sure: new Uint8Array(list.length)
  }
  let open = list.map((_, k) => k)
  for (let step = 0; step < mostSteps && open.length; step++) {
    const jets = ground.jets(
      new Float64Array(open.length).map((_, n) => found.p[open[n]]),
      new Float64Array(open.length).map((_, n) => found.q[open[n]])
    )
    open = open.filter((k, n) => {
      const size = jets.fp[n] ** 2 + jets.fq[n] ** 2
      const off = (jets.f[n] - levels[list[k]]) / size
      const length = Math.abs(off) * Math.sqrt(size)
      if (!(length <= chords[k])) return false
      found.p[k] -= off * jets.fp[n]
      found.q[k] -= off * jets.fq[n]
      // After the first step the middle of an almost straight chord is on its level already.
      found.sure[k] = length <= settled || (step === 0 && length <= flat / 2) ? 1 : 0
      return !found.sure[k]
    })
  }
  return found
}

/** Places across a chord, in shares of it, the nearer first. */
const shares = [0, 0.1, -0.1, 0.25, -0.25, 0.5, -0.5, 0.8, -0.8]
const halvings = 40
/** Where two curves cross f touches the level between them: it comes this near, in shares of how far off it is around. */
const touching = 2e-3
const thirds = 24

/** Where f passes the level across the middle of a chord, or touches it: for corners, where ∇f is of no use. */
function across(
  ground: Ground,
  { p, q, next, levels }: Rings,
  i: number,
  chord: number
): [number, number] | null {
  const j = next[i]
  const [nq, np] = [(p[j] - p[i]) / chord, (q[i] - q[j]) / chord]
  const placeAt = (t: number): [number, number] => [(p[i] + p[j]) / 2 + t * np, (q[i] + q[j]) / 2 + t * nq]
  const overAt = (t: number) => ground.value(...placeAt(t)) - levels[i]
  const places = shares.map((share) => ({ t: share * chord, over: overAt(share * chord) }))
  const high = places.find(({ over }) => over >= 0)
  const low = places.find(({ over }) => over < 0)
  if (high && low) {
    const at = passing(overAt, high, low)
    return at === null ? null : placeAt(at)
  }
  const most = Math.max(...places.map(({ over }) => Math.abs(over)))
  const nearest = places.reduce((best, place) => (Math.abs(place.over) < Math.abs(best.over) ? place : best))
  const at = lowest((t) => Math.abs(overAt(t)), nearest.t - 0.3 * chord, nearest.t + 0.3 * chord)
  const [tp, tq] = placeAt(at)
  const touches = Math.abs(overAt(at)) <= touching * most && ground.isContinuous(p[i], q[i], tp, tq)
  return touches ? [tp, tq] : null
}

interface Over {
  t: number
  over: number
}

/** Between a place above the level and one below: where f passes it; null where it jumps over it. */
function passing(overAt: (t: number) => number, high: Over, low: Over): number | null {
  let [above, below] = [high.t, low.t]
  let [over, under] = [high.over, low.over]
  const change = over - under
  for (let step = 0; step < halvings; step++) {
    const t = (above + below) / 2
    const value = overAt(t)
    if (value >= 0) [above, over] = [t, value]
    else if (value < 0) [below, under] = [t, value]
    else return null
  }
  return over <= 1e-3 * change && under >= -1e-3 * change ? above : null
}

/** Where a function that falls and then rises is lowest. */
function lowest(f: (t: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < thirds; step++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    if (f(a) < f(b)) high = b
    else low = a
  }
  return (low + high) / 2
}
