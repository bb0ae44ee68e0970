/** The vertices of a line, two numbers each, without those that it misses by no more than `most` (Douglas and Peucker). */
export function thinOut(places: readonly number[], most: number, closed = false): number[] {
  const count = places.length / 2
  if (count < 3) return [...places]
  const kept = new Uint8Array(count)
  kept[0] = kept[count - 1] = 1
  const parts: [number, number][] = closed ? closedParts(places, kept) : [[0, count - 1]]
  while (parts.length) {
    const [from, to] = parts.pop()!
    const far = furthest(places, from, to)
    if (far.off <= most) continue
    kept[far.at] = 1
    parts.push([from, far.at], [far.at, to])
  }
  return places.filter((_, i) => kept[i >> 1])
}

/** A ring has no ends: it is halved at the vertex that is furthest from its first. */
function closedParts(places: readonly number[], kept: Uint8Array): [number, number][] {
  const last = places.length / 2 - 1
  let [far, most] = [0, -1]
  for (let i = 1; i <= last; i++) {
    const off = Math.hypot(places[2 * i] - places[0], places[2 * i + 1] - places[1])
    if (off > most) [far, most] = [i, off]
  }
  kept[far] = 1
  return [
    [0, far],
    [far, last]
  ]
}

/** The vertex between two others that lies furthest from their chord. */
function furthest(places: readonly number[], from: number, to: number): { at: number; off: number } {
  const [x, y] = [places[2 * from], places[2 * from + 1]]
  const [dx, dy] = [places[2 * to] - x, places[2 * to + 1] - y]
  const size = dx * dx + dy * dy
  let [at, most] = [from, -1]
  for (let i = from + 1; i < to; i++) {
    const [u, v] = [places[2 * i] - x, places[2 * i + 1] - y]
    const share = size > 0 ? Math.min(1, Math.max(0, (u * dx + v * dy) / size)) : 0
    const off = Math.hypot(u - share * dx, v - share * dy)
    if (off > most) [at, most] = [i, off]
  }
  return { at, off: most }
}
