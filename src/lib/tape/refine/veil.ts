import { toIntervals, type Enclosure } from '../evaluators/intervals'
import type { Patch, Refinement, Veil } from './refinement'
import { judgeRuns, workOf, type Drawn, type Run, type Verdict } from '../sampling/resolution'
import { fieldStride, veilMark, type Grid } from '../sampling/sampling'
import { valueOf, type Tape } from '../program/tape'

/** Blocks along a side, fewer where they take long: so many instructions run in some ten milliseconds. */
const mostBlocks = 64
const fewestBlocks = 8
const budget = 200_000

/** No veil has more vertices than this: two for each corner of a block. */
export const mostVeilVertices = 2 * (mostBlocks + 1) ** 2

/** So many blocks in a row between veiled ones are taken for chance. */
const widestGap = 2

/** How far within the box a veil ends, as a share of its side. */
const hair = 0.002

/** A block is veiled where so many of the runs in it and around it are unresolved. */
const veiledShare = 0.4

/** What is beside a veil is drawn as `refined` says. `base` is taken off f before it is rounded. */
export function withVeil(
  refined: Refinement | null,
  tape: Tape,
  drawn: Drawn,
  base: number
): Refinement | null {
  const blocks = blocksOf(tape, drawn.grid)
  const veiled = unresolvedBlocks(tape, drawn, blocks)
  if (!veiled.includes(1)) return refined
  const [wide, deep] = [drawn.grid.columns - 1, drawn.grid.rows - 1]
  const open = refined?.open ?? new Uint8Array(wide * deep)
  const isVeiled = (i: number, j: number) =>
    veiled[blocks.at(i, wide) + blocks.side * blocks.at(j, deep)] === 1
  for (let j = 0; j < deep; j++) for (let i = 0; i < wide; i++) if (isVeiled(i, j)) open[j * wide + i] = 1
  const veil = { ...sheets(tape, drawn, blocks, veiled, base), side: blocks.side, blocks: veiled }
  return { open, patch: beside(refined?.patch, isVeiled, wide, deep), lost: refined?.lost ?? 0, veil }
}

/** The grid's cells in blocks, as many along either side. */
interface Blocks {
  side: number
  /** The cell, and vertex, at which a block starts, of so many cells. */
  start(block: number, cells: number): number
  /** The block that a cell belongs to. */
  at(cell: number, cells: number): number
}

function blocksOf(tape: Tape, { columns, rows }: Grid): Blocks {
  const affordable = Math.floor(Math.sqrt(budget / workOf(tape)))
  const side = Math.min(mostBlocks, columns - 1, rows - 1, Math.max(fewestBlocks, affordable))
  const start = (block: number, cells: number) => Math.ceil((block * cells) / side)
  return { side, start, at: (cell, cells) => Math.floor((cell * side) / cells) }
}

/** Per block, x fastest: 1 where most of what is around it is unresolved along the same axis. */
function unresolvedBlocks(tape: Tape, drawn: Drawn, { side, start }: Blocks): Uint8Array {
  const [wide, deep] = [drawn.grid.columns - 1, drawn.grid.rows - 1]
  const verdictsAlong = (axis: Run['axis']) => {
    const runs = Array.from({ length: side * side }, (_, block): Run => {
      const middle = (of: number, cells: number) => Math.floor((start(of, cells) + start(of + 1, cells)) / 2)
      return { axis, column: middle(block % side, wide), row: middle(Math.floor(block / side), deep) }
    })
    return judgeRuns(tape, drawn, runs)
  }
  const [alongX, alongY] = [verdictsAlong('x'), verdictsAlong('y')]
  const found = Uint8Array.from(alongX, (_, block) =>
    Math.max(unresolvedAround(alongX, side, block), unresolvedAround(alongY, side, block)) >= veiledShare
      ? 1
      : 0
  )
  for (let line = 0; line < side; line++) fillGaps(found, line * side, 1, side)
  for (let line = 0; line < side; line++) fillGaps(found, line, side, side)
  return found
}

/** In a line of blocks veils what is narrow between veiled blocks, or between them and the end. */
function fillGaps(veiled: Uint8Array, first: number, step: number, side: number): void {
  let gap = 0
  for (let k = 0; k <= side; k++) {
    if (k < side && !veiled[first + k * step]) {
      gap++
      continue
    }
    const isNarrow = gap <= widestGap && gap < side
    for (let back = 1; isNarrow && back <= gap; back++) veiled[first + (k - back) * step] = 1
    gap = 0
  }
}

function unresolvedAround(verdicts: Verdict[], side: number, block: number): number {
  const [i, j] = [block % side, Math.floor(block / side)]
  const around: Verdict[] = []
  for (let row = Math.max(0, j - 1); row <= Math.min(side - 1, j + 1); row++)
    around.push(...verdicts.slice(row * side + Math.max(0, i - 1), row * side + Math.min(side, i + 2)))
  const seen = around.filter((verdict) => verdict !== 'unseen')
  return seen.filter((verdict) => verdict === 'unresolved').length / Math.max(1, seen.length)
}

/** The triangles of a patch that stay beside a veil. */
function beside(
  patch: Patch | undefined,
  isVeiled: (i: number, j: number) => boolean,
  wide: number,
  deep: number
): Patch {
  const { unit, samples, index } = patch ?? {
    unit: new Float32Array(0),
    samples: new Float32Array(0),
    index: new Uint32Array(0)
  }
  const middle = (t: number, axis: number) =>
    (unit[2 * index[t] + axis] + unit[2 * index[t + 1] + axis] + unit[2 * index[t + 2] + axis]) / 3
  const kept: number[] = []
  for (let t = 0; t < index.length; t += 3)
    if (!isVeiled(Math.floor(middle(t, 0) * wide), Math.floor(middle(t, 1) * deep)))
      kept.push(index[t], index[t + 1], index[t + 2])
  return { unit, samples, index: Uint32Array.from(kept) }
}

/** A sheet over and one under f, cut at the box, with walls around each veiled part. */
function sheets(
  tape: Tape,
  { grid, domain, parameters, heights }: Drawn,
  { side, start }: Blocks,
  veiled: Uint8Array,
  base: number
): Omit<Veil, 'side' | 'blocks'> {
  const intervals = toIntervals(valueOf(tape))
  const [wide, deep] = [grid.columns - 1, grid.rows - 1]
  const place = (span: [number, number], share: number) => span[0] + share * (span[1] - span[0])
  const sides = (span: [number, number], block: number, cells: number): [number, number] => [
    place(span, start(block, cells) / cells),
    place(span, start(block + 1, cells) / cells)
  ]
  // A hair within the box, or it would fight with the walls.
  const gap = hair * (heights[1] - heights[0])
  const inBox = (f: number) => Math.max(heights[0] + gap, Math.min(heights[1] - gap, f))
  const within = (share: number) => hair + share * (1 - 2 * hair)

  const unit: number[] = []
  const lows: number[] = []
  const highs: number[] = []
  const vertexOf = new Map<number, number>()
  /** A pair of vertices, one in each sheet, at a corner of a block that f is in. */
  const corner = (i: number, j: number, { low, high }: Enclosure): number => {
    const key = j * (side + 1) + i
    const vertex = vertexOf.get(key) ?? lows.length
    if (vertex === lows.length) {
      vertexOf.set(key, vertex)
      unit.push(within(start(i, wide) / wide), within(start(j, deep) / deep))
      lows.push(Infinity)
      highs.push(-Infinity)
    }
    lows[vertex] = Math.min(lows[vertex], inBox(low))
    highs[vertex] = Math.max(highs[vertex], inBox(high))
    return vertex
  }
  const index: number[] = []
  const cells: number[] = []
  veiled.forEach((one, block) => {
    if (!one) return
    const [i, j] = [block % side, Math.floor(block / side)]
    const [f] = intervals([sides(domain.x, i, wide), sides(domain.y, j, deep)], parameters)
    if (!(f.low <= f.high)) return
    const [a, b, c, d] = [corner(i, j, f), corner(i + 1, j, f), corner(i + 1, j + 1, f), corner(i, j + 1, f)]
    const cell = start(j, deep) * wide + start(i, wide)
    /** Vertices of the lower sheet; with 1 beside them those of the upper. */
    const quad = (...corners: [number, number][]) => {
      const [p, q, r, s] = corners.map(([vertex, upper]) => 2 * vertex + upper)
      index.push(p, q, r, p, r, s)
      cells.push(cell, cell)
    }
    const wall = (from: number, to: number) => quad([from, 0], [to, 0], [to, 1], [from, 1])
    quad([a, 0], [b, 0], [c, 0], [d, 0])
    if (j === 0 || !veiled[block - side]) wall(a, b)
    if (i === side - 1 || !veiled[block + 1]) wall(b, c)
    if (j === side - 1 || !veiled[block + side]) wall(c, d)
    if (i === 0 || !veiled[block - 1]) wall(d, a)
    quad([a, 1], [b, 1], [c, 1], [d, 1])
  })
  const samples = new Float32Array(2 * lows.length * fieldStride)
  const places = new Float32Array(4 * lows.length)
  lows.forEach((low, vertex) => {
    for (const upper of [0, 1]) {
      const own = 2 * vertex + upper
      places.set([unit[2 * vertex], unit[2 * vertex + 1]], 2 * own)
      samples.set([(upper ? highs[vertex] : low) - base, 0, 0, veilMark], own * fieldStride)
    }
  })
  return { unit: places, samples, index: Uint32Array.from(index), cells: Uint32Array.from(cells) }
}
