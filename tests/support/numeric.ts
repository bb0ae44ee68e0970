/** A seeded generator of numbers in [0, 1): mulberry32 over a hash of the seed. */
export function seeded(seed: string): () => number {
  let state = 2166136261
  for (const c of seed) state = Math.imul(state ^ c.charCodeAt(0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const randomIn = (random: () => number, [low, high]: [number, number]): number =>
  low + (high - low) * random()

/** ∂f/∂x_i by central differences with one Richardson step: an error of order h⁴. */
export function centralDifference(f: (at: number[]) => number, at: number[], i: number): number {
  const h = 1e-3 * Math.max(1, Math.abs(at[i]))
  const slope = (step: number) => {
    const moved = (by: number) => f(at.map((value, k) => (k === i ? value + by : value)))
    return (moved(step) - moved(-step)) / (2 * step)
  }
  return (4 * slope(h / 2) - slope(h)) / 3
}

/** |a − b| in units of the larger of 1 and |b|. */
export const relative = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(b))
