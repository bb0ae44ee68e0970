import { boxesMeet, hullOf, type Box } from './ranges'
import type { Interval } from '../../math/table/interval/decoratedInterval'

/** Boxes that touch, or nearly so, together. */
export interface Cluster {
  boxes: Box[]
  hull: Box
}

/** Boxes with gaps between them that are not wider than a few of their own widths are about one thing. */
const nearby = 3

const widened = (box: Box): Box =>
  box.map(([low, high]): Interval => [low - nearby * (high - low), high + nearby * (high - low)])

/** Boxes as connected parts. Each is compared with those alone that lie in the same cells of a grid. */
export function clustersOf(all: readonly Box[]): Cluster[] {
  const boxes = all.map(widened)
  const parent = boxes.map((_, i) => i)
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]]
    return i
  }
  const cells = new Map<string, number[]>()
  const sizes = cellSizes(boxes)
  for (const [i, box] of boxes.entries())
    for (const cell of cellsOf(box, sizes)) {
      const inCell = cells.get(cell) ?? []
      for (const other of inCell)
        if (rootOf(i) !== rootOf(other) && boxesMeet(box, boxes[other])) parent[rootOf(i)] = rootOf(other)
      inCell.push(i)
      cells.set(cell, inCell)
    }
  const clusters = new Map<number, Cluster>()
  for (const [i, box] of all.entries()) {
    const known = clusters.get(rootOf(i))
    if (known) {
      known.boxes.push(box)
      known.hull = hullOf(known.hull, box)
    } else clusters.set(rootOf(i), { boxes: [box], hull: box })
  }
  return [...clusters.values()]
}

/** The widest box lies in about so many cells. */
const mostCells = 1024

/** Cells as wide as most boxes, that few lie in one, but no box in too many. */
function cellSizes(boxes: readonly Box[]): number[] {
  const n = boxes[0]?.length ?? 0
  return Array.from({ length: n }, (_, k) => {
    const widths = boxes.map((box) => box[k][1] - box[k][0]).sort((a, b) => a - b)
    const widest = widths[widths.length - 1]
    return Math.max(widths[widths.length >> 1], widest / mostCells ** (1 / n)) || 1
  })
}

/** The names of the cells that a box has a part of. */
function cellsOf(box: Box, sizes: readonly number[]): string[] {
  let names = ['']
  box.forEach(([low, high], k) => {
    const [from, to] = [Math.floor(low / sizes[k]), Math.floor(high / sizes[k])]
    names = names.flatMap((name) => Array.from({ length: to - from + 1 }, (_, i) => `${name} ${from + i}`))
  })
  return names
}
