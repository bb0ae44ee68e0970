import { bisect, placesAlong, sidesOf } from './bisect'
import type { Box } from './look'
import { middleOf, type Mesh } from './mesh'

/** Tells for each of these places, in lattice steps, whether f is defined there. */
export type Defined = (i: ArrayLike<number>, j: ArrayLike<number>) => Uint8Array

/** The way from a vertex where f is defined to one where it is not is halved so often: to 1/1024 of it. */
const halvings = 10

/**
 * Draws boxes as far as f is defined in them, as in marching squares: by which vertices on their borders, the
 * loops, have a value, with the ends of the edge found by bisection between them. Where the border is cut more than
 * twice, the middle decides whether the parts hang together.
 */
export function march(
  mesh: Mesh,
  boxes: Box[],
  loops: number[][],
  defined: Defined,
  drawWhole: (box: Box, loop: number[]) => void
): void {
  const has = definedOn(mesh, loops, defined)
  const cuts = cut(mesh, loops, has, defined)
  const runs = loops.map((loop) => definedRuns(loop, has, cuts))
  const apart = boxes.filter((_, b) => runs[b].length > 1)
  const middles = apart.map((box) => middleOf(mesh, box))
  const joins = defined(...placesOf(mesh, middles))
  const middle = new Map(apart.map((box, k) => [box, joins[k] ? middles[k] : null]))

  boxes.forEach((box, b) => {
    const loop = loops[b]
    if (loop.every((vertex) => has[vertex])) return drawWhole(box, loop)
    const joint = middle.get(box) ?? null
    if (joint !== null) drawFan(mesh, runs[b].flat(), joint)
    else for (const run of runs[b]) drawPolygon(mesh, run)
  })
}

/** A convex polygon as triangles from its first corner. */
export function drawPolygon(mesh: Mesh, loop: number[]): void {
  for (let k = 2; k < loop.length; k++) mesh.triangle(loop[0], loop[k - 1], loop[k])
}

/** A polygon as triangles around a vertex inside. */
export function drawFan(mesh: Mesh, loop: number[], middle: number): void {
  loop.forEach((vertex, k) => mesh.triangle(middle, vertex, loop[(k + 1) % loop.length]))
}

/** Per vertex of the loops: 1 where f is defined. */
function definedOn(mesh: Mesh, loops: number[][], defined: Defined): Uint8Array {
  const has = new Uint8Array(mesh.i.length)
  const seen = new Uint8Array(mesh.i.length)
  const vertices: number[] = []
  for (const loop of loops) for (const vertex of loop) if (!seen[vertex]++) vertices.push(vertex)
  const flags = defined(...placesOf(mesh, vertices))
  vertices.forEach((vertex, k) => (has[vertex] = flags[k]))
  return has
}

const placesOf = (mesh: Mesh, vertices: number[]): [number[], number[]] => [
  vertices.map((vertex) => mesh.i[vertex]),
  vertices.map((vertex) => mesh.j[vertex])
]

/** The parts of a loop where f is defined, each with the cuts at its two ends. */
function definedRuns(loop: number[], has: Uint8Array, cuts: Cuts): number[][] {
  const at = (k: number) => loop[(k + loop.length) % loop.length]
  const runs: number[][] = []
  loop.forEach((vertex, start) => {
    if (!has[vertex] || has[at(start - 1)]) return
    const run = [cuts(at(start - 1), vertex)]
    let k = start
    for (; has[at(k)]; k++) run.push(at(k))
    runs.push([...run, cuts(at(k - 1), at(k))])
  })
  return runs
}

/** The vertex on the edge of the domain between two others. */
type Cuts = (one: number, other: number) => number

function cut(mesh: Mesh, loops: number[][], has: Uint8Array, defined: Defined): Cuts {
  const sides = sidesOf(loops, (one, other) => has[one] > has[other])
  const shares = bisect(mesh, sides, halvings, (i, j) => {
    const flags = defined(i, j)
    return (side) => flags[side] === 1
  })
  const [i, j] = placesAlong(mesh, sides, (side) => shares[side])
  const cuts = sides.from.map((start, side) => (shares[side] > 0 ? mesh.free(i[side], j[side]) : start))
  return (one, other) => cuts[sides.find(one, other)!]
}
