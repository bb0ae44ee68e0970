import type { Course } from '../../field/extrema/courses'
import type { Tone } from '../../figure/mark'

/** f along pieces of a curve, one piece after the other, as the curve of a plot. */
export function valuesAlong(
  courses: readonly Course[],
  tone: Tone = 'ink'
): { places: Float64Array; tone: Tone }[] {
  let before = 0
  return courses.map(({ places, lengths }) => {
    const line = new Float64Array(2 * lengths.length)
    lengths.forEach((length, i) => line.set([before + length, places[3 * i + 2]], 2 * i))
    before += lengths[lengths.length - 1] ?? 0
    return { places: line, tone }
  })
}

/** The range of f along them with some room; null where f has no value there. */
export function rangeOf(courses: readonly Course[]): [number, number] | null {
  let [low, high] = [Infinity, -Infinity]
  for (const { places } of courses)
    for (let i = 2; i < places.length; i += 3) {
      if (!Number.isFinite(places[i])) continue
      low = Math.min(low, places[i])
      high = Math.max(high, places[i])
    }
  if (!(low <= high)) return null
  const room = 0.08 * (high - low) || Math.abs(high) * 0.1 || 1
  return [low - room, high + room]
}
