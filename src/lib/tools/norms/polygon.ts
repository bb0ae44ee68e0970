/** A place or vector of the plane. */
export type Pair = readonly [number, number]

export const plus = (a: Pair, b: Pair): Pair => [a[0] + b[0], a[1] + b[1]]
export const times = (a: Pair, by: number): Pair => [a[0] * by, a[1] * by]
const cross = (o: Pair, a: Pair, b: Pair): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

/**
 * The corners of the convex hull, anticlockwise from the leftmost (Andrew's monotone chain). Points that stand less
 * than this part of the hull's size off a side are no corners: one point is left of a dot, two of a segment.
 */
export function hullOf(points: readonly Pair[], flat = 1e-12): Pair[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  if (sorted.length === 0) return []
  const size = sizeOf(sorted)
  const distinct = sorted.filter(
    (a, i) => i === 0 || Math.hypot(a[0] - sorted[i - 1][0], a[1] - sorted[i - 1][1]) > flat * size
  )
  if (distinct.length < 3) return distinct
  const chain = (list: readonly Pair[]): Pair[] => {
    const found: Pair[] = []
    for (const point of list) {
      while (
        found.length > 1 &&
        cross(found[found.length - 2], found[found.length - 1], point) <= flat * size * size
      )
        found.pop()
      found.push(point)
    }
    return found.slice(0, -1)
  }
  const corners = [...chain(distinct), ...chain([...distinct].reverse())]
  return corners.filter((a, i) => corners.findIndex((b) => apart(a, b) <= flat * size) === i)
}

const apart = (a: Pair, b: Pair): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** The largest length of its points. */
export const sizeOf = (points: readonly Pair[]): number =>
  points.reduce((most, [x, y]) => Math.max(most, Math.hypot(x, y)), 0)

/** All sums of a point of the one and a point of the other. */
export const sumOf = (a: readonly Pair[], b: readonly Pair[]): Pair[] =>
  hullOf(a.flatMap((one) => b.map((other) => plus(one, other))))

/** How far a set reaches in a direction: the largest product with one of its points. */
export const reachOf = (points: readonly Pair[], [dx, dy]: Pair): number =>
  points.reduce((most, [x, y]) => Math.max(most, x * dx + y * dy), -Infinity)

/** So many unit vectors, evenly all round. */
export const compass = (count: number, turn = 0): Pair[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * (i + turn)) / count
    return [exact(Math.cos(angle)), exact(Math.sin(angle))]
  })

/** Along the axes exactly. */
const exact = (value: number): number => (Math.abs(value) < 1e-15 ? 0 : value)

/** The largest difference of what two convex sets reach, over directions all round: how far they are apart. */
export const distanceOf = (a: readonly Pair[], b: readonly Pair[]): number =>
  compass(128).reduce((most, d) => Math.max(most, Math.abs(reachOf(a, d) - reachOf(b, d))), 0)
