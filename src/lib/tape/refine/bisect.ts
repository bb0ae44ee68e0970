import type { Mesh } from './mesh'

/** Ways, each from one vertex to another. */
export interface Ways {
  from: number[]
  to: number[]
}

/** The sides of loops of vertices as ways, each with a number: a side that two loops share has one number. */
export interface Sides extends Ways {
  /** The number of the side between two vertices, or undefined. */
  find(one: number, other: number): number | undefined
}

/** The sides of the loops that count in one sense or the other, each in a sense in which it counts. */
export function sidesOf(loops: number[][], counts: (from: number, to: number) => boolean): Sides {
  const key = (one: number, other: number) => Math.min(one, other) * 2 ** 26 + Math.max(one, other)
  const found = new Map<number, number>()
  const [from, to]: number[][] = [[], []]
  for (const loop of loops)
    loop.forEach((vertex, k) => {
      const next = loop[(k + 1) % loop.length]
      const forth = counts(vertex, next)
      if ((!forth && !counts(next, vertex)) || found.has(key(vertex, next))) return
      found.set(key(vertex, next), from.length)
      from.push(forth ? vertex : next)
      to.push(forth ? next : vertex)
    })
  return { from, to, find: (one, other) => found.get(key(one, other)) }
}

/** The places on each way at this share of its length. */
export function placesAlong(
  { i, j }: Mesh,
  { from, to }: Ways,
  share: (way: number) => number
): [i: number[], j: number[]] {
  const along = (places: number[]) =>
    from.map((start, way) => places[start] + share(way) * (places[to[way]] - places[start]))
  return [along(i), along(j)]
}

/** Per way, by bisection, the share of its length up to which `holds` is true. */
export function bisect(
  mesh: Mesh,
  ways: Ways,
  halvings: number,
  holds: (i: number[], j: number[]) => (way: number) => boolean
): Float64Array {
  const shares = new Float64Array(ways.from.length)
  for (let step = 0.5; step >= 2 ** -halvings; step /= 2) {
    const held = holds(...placesAlong(mesh, ways, (way) => shares[way] + step))
    shares.forEach((_, way) => {
      if (held(way)) shares[way] += step
    })
  }
  return shares
}
