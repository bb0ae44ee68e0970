import { side, type Ground } from './ground'

/** Steps along a curve where the grid does not see it, in pixels. */
const [longest, first, shortest] = [2, 0.5, 0.01]
/** What a step may miss the curve by: four times as far as the curve strays from that step. */
const mostMissed = 0.2
const settled = 1e-4

/** A way along curves, and how many steps may still be taken. */
export interface Walker {
  ground: Ground
  steps: number
  /** How far a curve is followed, in pixels. */
  reach: number
}

/**
 * A level curve followed from its last vertex on, up to where f ends or jumps: in a wedge between the curve and a pole
 * there may be no node of the grid. Answers places, two numbers each.
 */
export function walkOn(
  walker: Walker,
  level: number,
  before: readonly [number, number],
  end: readonly [number, number]
): number[] {
  const { ground } = walker
  const walked: number[] = []
  let [p, q] = end
  let [dp, dq] = [end[0] - before[0], end[1] - before[1]]
  let gone = 0
  for (let step = first; step >= shortest && gone < walker.reach && walker.steps > 0; walker.steps--) {
    const size = Math.hypot(dp, dq)
    if (!(size > 0)) break
    const [tp, tq] = [p + (step * dp) / size, q + (step * dq) / size]
    const found = toLevelNear(ground, level, tp, tq, Math.min(step / 3, mostMissed))
    if (found && isInside(found) && ground.isContinuous(p, q, found[0], found[1])) {
      ;[dp, dq] = [found[0] - p, found[1] - q]
      ;[p, q] = found
      walked.push(p, q)
      gone += step
      step = Math.min(longest, 1.4 * step)
    } else step /= 2
  }
  return walked
}

const isInside = ([p, q]: readonly [number, number]): boolean => p >= 0 && q >= 0 && p <= side && q <= side

/** A place moved onto a level by Newton steps, if that is not far away. */
function toLevelNear(
  ground: Ground,
  level: number,
  p: number,
  q: number,
  most: number
): [number, number] | null {
  let [atP, atQ] = [p, q]
  for (let i = 0; i < 6; i++) {
    const [f, fp, fq] = ground.jet(atP, atQ)
    const off = (f - level) / (fp * fp + fq * fq)
    if (!Number.isFinite(off)) return null
    ;[atP, atQ] = [atP - off * fp, atQ - off * fq]
    if (Math.hypot(atP - p, atQ - q) > most) return null
    if (Math.abs(off) * Math.hypot(fp, fq) <= settled) return [atP, atQ]
  }
  return null
}
