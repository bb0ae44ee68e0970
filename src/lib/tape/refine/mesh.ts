import type { Box } from './look'

/** Triangles over vertices that are known by their place on the lattice. */
export interface Mesh {
  /** The places of the vertices in lattice steps: whole numbers for lattice points, fractions for free vertices. */
  readonly i: number[]
  readonly j: number[]
  /** Three vertices each, counter-clockwise. */
  readonly index: number[]
  /** The vertex at a lattice point, made if there is none. */
  corner(i: number, j: number): number
  /** The vertex at a lattice point, or −1. */
  find(i: number, j: number): number
  /** A vertex that belongs to no lattice point. */
  free(i: number, j: number): number
  /**
   * A vertex at the same place with the slopes that f has on the way to another one, as it needs where f is folded;
   * one for all that give it the same name.
   */
  twin(vertex: number, towards: number, name: number): number
  /** Where twins look, by their number. */
  readonly towards: ReadonlyMap<number, number>
  /** Draws a triangle, unless two of its corners are at the same place. */
  triangle(a: number, b: number, c: number): void
}

/** @param across How many lattice points there are in x. */
export function createMesh(across: number): Mesh {
  const i: number[] = []
  const j: number[] = []
  const index: number[] = []
  const known = createTable()
  const towards = new Map<number, number>()
  const twins = new Map<string, number>()
  const free = (x: number, y: number) => {
    j.push(y)
    return i.push(x) - 1
  }
  return {
    i,
    j,
    index,
    towards,
    free,
    find: (x, y) => known.get(y * across + x),
    corner(x, y) {
      const found = known.get(y * across + x)
      if (found >= 0) return found
      const vertex = free(x, y)
      known.set(y * across + x, vertex)
      return vertex
    },
    twin(vertex, other, name) {
      const key = `${vertex} ${name}`
      const found = twins.get(key) ?? free(i[vertex], j[vertex])
      twins.set(key, found)
      if (!towards.has(found)) towards.set(found, other)
      return found
    },
    triangle(a, b, c) {
      const apart = (p: number, q: number) => i[p] !== i[q] || j[p] !== j[q]
      if (apart(a, b) && apart(b, c) && apart(c, a)) index.push(a, b, c)
    }
  }
}

/** The vertices at a box's corners, counter-clockwise from the lower left. */
export const cornersOf = (mesh: Mesh, { i, j, wide, high }: Box): number[] => [
  mesh.corner(i, j),
  mesh.corner(i + wide, j),
  mesh.corner(i + wide, j + high),
  mesh.corner(i, j + high)
]

/** A new vertex in the middle of a box. */
export const middleOf = (mesh: Mesh, { i, j, wide, high }: Box): number =>
  mesh.free(i + wide / 2, j + high / 2)

/** A vertex at the mean of others. */
export function meanOf(mesh: Mesh, vertices: number[]): number {
  const mean = (places: number[]) =>
    vertices.reduce((sum, vertex) => sum + places[vertex], 0) / vertices.length
  return mesh.free(mean(mesh.i), mean(mesh.j))
}

/** The vertices there are on the border of a box, a multiple of `step` apart, in the same order. */
export function borderOf(mesh: Mesh, { i, j, wide, high }: Box, step: number): number[] {
  const loop: number[] = []
  const visit = (x: number, y: number) => {
    const vertex = mesh.find(x, y)
    if (vertex >= 0) loop.push(vertex)
  }
  for (let k = 0; k < wide; k += step) visit(i + k, j)
  for (let k = 0; k < high; k += step) visit(i + wide, j + k)
  for (let k = 0; k < wide; k += step) visit(i + wide - k, j + high)
  for (let k = 0; k < high; k += step) visit(i, j + high - k)
  return loop
}

/** A map from whole numbers to whole numbers ≥ 0, several times as fast as a Map; −1 for what it lacks. */
function createTable() {
  let mask = (1 << 12) - 1
  let keys = new Float64Array(mask + 1).fill(-1)
  let values = new Int32Array(mask + 1).fill(-1)
  let size = 0
  const slotOf = (key: number) => {
    let slot = Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 7
    while (keys[slot & mask] !== key && keys[slot & mask] !== -1) slot++
    return slot & mask
  }
  function grow() {
    const [oldKeys, oldValues] = [keys, values]
    mask = 2 * mask + 1
    keys = new Float64Array(mask + 1).fill(-1)
    values = new Int32Array(mask + 1).fill(-1)
    oldKeys.forEach((key, slot) => key >= 0 && put(key, oldValues[slot]))
  }
  function put(key: number, value: number) {
    const slot = slotOf(key)
    keys[slot] = key
    values[slot] = value
  }
  return {
    get: (key: number) => values[slotOf(key)],
    set(key: number, value: number) {
      if (2 * ++size > mask) grow()
      put(key, value)
    }
  }
}
