import type { Frame } from '../../figure/frame'
import type { Triple } from './space'

/** The part of a segment that lies in the frame's box; null where none does, or an end is no place (Liang and Barsky 1984). */
export function clipped({ sides, heights }: Frame, from: Triple, to: Triple): [Triple, Triple] | null {
  let [begin, end] = [0, 1]
  const box = [...sides, heights]
  for (let axis = 0; axis < 3; axis++) {
    const [low, high] = box[axis]
    const step = to[axis] - from[axis]
    if (!Number.isFinite(step)) return null
    const [a, b] = [(low - from[axis]) / step, (high - from[axis]) / step]
    if (step === 0) {
      if (from[axis] < low || from[axis] > high) return null
      continue
    }
    begin = Math.max(begin, Math.min(a, b))
    end = Math.min(end, Math.max(a, b))
  }
  if (begin > end) return null
  const at = (share: number): Triple =>
    share === 0
      ? from
      : share === 1
        ? to
        : ([0, 1, 2].map((i) => from[i] + share * (to[i] - from[i])) as unknown as Triple)
  return [at(begin), at(end)]
}
