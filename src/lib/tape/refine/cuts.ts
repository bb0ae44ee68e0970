import { bisect, placesAlong, sidesOf, type Ways } from './bisect'
import { pointsAt, type Lattice } from './lattice'
import type { Mesh } from './mesh'
import type { Pieces } from './pieces'
import type { Border } from './runs'

/** How often the way between two pieces is halved: to 1/16384 of its length. */
const halvings = 14

/** The piece beside a fold is looked up at this share of the way from the fold. */
const aside = 2 ** -12

/** How often a side is cut at most; its rest is drawn as if it were smooth. */
const mostCuts = 3

/** A part of a side: where it starts, and in which piece. */
interface Part {
  side: number
  vertex: number
  name: number
  onFold: boolean
}

export interface Cuts {
  /** Whether a vertex lies on a fold. */
  isOnFold(vertex: number): boolean
  /** The border of a box with a vertex wherever it crosses a fold; where f is undefined, the piece's name is infinite. */
  cut(loop: number[]): Border
}

/** Finds where loops, the borders of boxes, cross folds. */
export function cutBorders(lattice: Lattice, mesh: Mesh, loops: number[][], pieces: Pieces): Cuts {
  const lookAt = (i: number[], j: number[]) => pieces.at(pointsAt(lattice, i, j))
  const vertices = [...new Set(loops.flat())]
  const pick = (places: number[]) => vertices.map((vertex) => places[vertex])
  const { names, onEdge } = lookAt(pick(mesh.i), pick(mesh.j))
  const numbers = new Map(vertices.map((vertex, k) => [vertex, k]))
  const isOnFold = (vertex: number) => onEdge[numbers.get(vertex) ?? -1] !== 0

  const sides = sidesOf(loops, (one, other) => one < other)
  /** The parts at the start of sides, or, if they are turned round, at the end. */
  const partsFrom = (ways: Ways): Part[] => {
    const near = lookAt(...placesAlong(mesh, ways, () => aside))
    return ways.from.map((vertex, side) => {
      const k = numbers.get(vertex)!
      if (!onEdge[k]) return { side, vertex, name: names[k], onFold: false }
      return { side, vertex, name: near.names[side], onFold: near.onEdge[side] === 1 }
    })
  }
  const last = partsFrom({ from: sides.to, to: sides.from })
  const parts = partsFrom(sides).map((first, side) => {
    const isEdge = Math.max(first.name, last[side].name) === Infinity
    return [isEdge ? { ...first, name: Infinity } : first]
  })
  for (let round = 0; round < mostCuts; round++) {
    const open = parts
      .map((own) => own[own.length - 1])
      .filter(({ side, name }) => name !== last[side].name && name !== Infinity)
    const ways = { from: open.map(({ vertex }) => vertex), to: open.map(({ side }) => sides.to[side]) }
    const shares = bisect(mesh, ways, halvings, (i, j) => {
      const ahead = lookAt(i, j).names
      return (way) => ahead[way] === open[way].name
    })
    // The end of what the last halving leaves: exact where the fold is at such a fraction.
    const ends = shares.map((share) => share + 2 ** -halvings)
    const [i, j] = placesAlong(mesh, ways, (way) => ends[way])
    const beyond = lookAt(
      ...placesAlong(mesh, ways, (way) => Math.min(ends[way] + aside, (1 + ends[way]) / 2))
    )
    open.forEach(({ side }, way) => {
      const { name, onFold } =
        ends[way] < 1 ? { name: beyond.names[way], onFold: beyond.onEdge[way] === 1 } : last[side]
      parts[side].push({ side, vertex: mesh.free(i[way], j[way]), name, onFold })
    })
  }
  return {
    isOnFold,
    cut(loop) {
      const along = loop.flatMap((vertex, k) => {
        const own = parts[sides.find(vertex, loop[(k + 1) % loop.length])!]
        if (own[0].vertex === vertex) return own
        return own.map((part, p) => ({ ...part, vertex: own[p + 1]?.vertex ?? vertex })).reverse()
      })
      return {
        vertices: along.map(({ vertex }) => vertex),
        names: along.map(({ name }) => name),
        onFold: along.map(({ onFold }) => onFold)
      }
    }
  }
}
