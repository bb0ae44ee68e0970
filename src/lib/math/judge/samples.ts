/** One interval per name. */
export type Box = (readonly [number, number])[]

/** Where two functions are compared. */
export interface Points {
  /** Plain numbers, axes and diagonals: where exceptions sit, and good to show. */
  special: number[][]
  /** Spread evenly and on no line in particular. */
  generic: number[][]
  /** More of the same, made when they are asked for: for functions that are hardly anywhere defined. */
  more: Iterable<number[]>
}

const plainNumbers = [1, 2, -1, 3, -2, 0.5, -0.5, -3, 0]
/** Grids of plain numbers grow with the number of names; beyond this many points only lines are taken. */
const largestGrid = 800
const counts = { generic: 256, scaled: 48, more: 4096 }
/** Beside the box itself, where nothing is said about the domain: smaller ones, and larger ones up to some 10³. */
const scales = [1e-3, 10, 300]
/** Where a domain is stated: towards its middle only. */
const innerScales = [1e-2]

/** Sample points in a box; `unbounded` adds smaller and larger boxes. The seed moves the generic ones. */
export function samplePoints(box: Box, unbounded: boolean, seed: number): Points {
  const steps = stepsOf(box.length)
  function* sequence(count: number, from: number, scale: number) {
    for (let i = from; i < from + count; i++) yield scaled(box, quasiRandom(steps, i, seed), scale)
  }
  const around = unbounded ? scales : innerScales
  return {
    special: special(box),
    generic: [
      ...sequence(counts.generic, 0, 1),
      ...around.flatMap((scale, k) => [...sequence(counts.scaled, (k + 1) * counts.generic, scale)])
    ],
    more: sequence(counts.more, 10 * counts.generic, 1)
  }
}

/** A grid of plain numbers inside the box where it is small enough, else the lines through the middle. */
function special(box: Box): number[][] {
  const values = box.map(([low, high]) => {
    const inside = plainNumbers.filter((value) => low <= value && value <= high)
    return inside.length >= 3 ? inside : [(low + high) / 2, low, high, ...inside]
  })
  const size = values.reduce((product, list) => product * list.length, 1)
  if (size <= largestGrid)
    return values.reduce<number[][]>(
      (grid, list) => grid.flatMap((at) => list.map((value) => [...at, value])),
      [[]]
    )
  const middle = values.map((list) => list[0])
  const axes = values.flatMap((list, i) => list.map((value) => middle.map((m, k) => (k === i ? value : m))))
  const diagonals = plainNumbers.flatMap((_, k) => [
    values.map((list) => list[k % list.length]),
    values.map((list, i) => list[(k + i) % list.length])
  ])
  return [...axes, ...diagonals]
}

const scaled = (box: Box, unit: number[], scale: number): number[] =>
  box.map(([low, high], i) => (low + high) / 2 + scale * (unit[i] - 0.5) * (high - low))

/**
 * Roberts' R-sequence in the unit cube (M. Roberts, "The unreasonable effectiveness of quasirandom
 * sequences", 2018) goes on by the powers of 1/φ, where φ^(d+1) = φ + 1.
 */
function stepsOf(dimensions: number): number[] {
  let phi = 2
  for (let k = 0; k < 40; k++) phi = (1 + phi) ** (1 / (dimensions + 1))
  return Array.from({ length: dimensions }, (_, k) => phi ** -(k + 1))
}

/** Its i-th point. */
const quasiRandom = (steps: number[], i: number, seed: number): number[] =>
  steps.map((step) => {
    const value = 0.5 + 0.618034 * seed + (i + 1) * step
    return value - Math.floor(value)
  })
