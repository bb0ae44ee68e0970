import type { Mesh } from './mesh'

/** The sides of loops that one is asked of, each once although two boxes may share it. */
export interface Sides {
  from: number[]
  to: number[]
  /** The number of a side between two vertices, or undefined. */
  find(one: number, other: number): number | undefined
}

/** The sides between vertices of which one, and not the other, is where a way is to start. */
export function sidesOf(loops: number[][], starts: (one: number, other: number) => boolean): Sides {
  const key = (one: number, other: number) => Math.min(one, other) * 2 ** 26 + Math.max(one, other)
  const found = new Map<number, number>()
  const [from, to]: number[][] = [[], []]
  for (const loop of loops)
    loop.forEach((vertex, k) => {
      const next = loop[(k + 1) % loop.length]
      const forth = starts(vertex, next)
      if ((!forth && !starts(next, vertex)) || found.has(key(vertex, next))) return
      found.set(key(vertex, next), from.length)
      from.push(forth ? vertex : next)
      to.push(forth ? next : vertex)
    })
  return { from, to, find: (one, other) => found.get(key(one, other)) }
}

/** The places a share of the way along each side, from its start on. */
export const along = ({ from, to }: Sides, places: number[], share: (side: number) => number): number[] =>
  from.map((start, side) => places[start] + share(side) * (places[to[side]] - places[start]))

/** Per side, by bisection, the share of it from its start on over which something holds. */
export function bisect(
  { i, j }: Mesh,
  sides: Sides,
  halvings: number,
  holds: (i: number[], j: number[]) => (side: number) => boolean
): Float64Array {
  const shares = new Float64Array(sides.from.length)
  for (let step = 0.5; step >= 2 ** -halvings; step /= 2) {
    const ahead = (side: number) => shares[side] + step
    const held = holds(along(sides, i, ahead), along(sides, j, ahead))
    shares.forEach((_, side) => {
      if (held(side)) shares[side] += step
    })
  }
  return shares
}
