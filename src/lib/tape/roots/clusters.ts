import type { Interval } from '../../math/table/interval/decoratedInterval'
import { boxesMeet, hullOf, type Box } from './ranges'

/** Boxes that touch, together. */
export interface Cluster {
  boxes: Box[]
  hull: Box
}

/** Boxes with gaps between them that are not wider than a few of their own widths are about one thing. */
const nearby = 3

const widened = (box: Box): Box =>
  box.map(([low, high]): Interval => [low - nearby * (high - low), high + nearby * (high - low)])

/** Undecided boxes as connected parts, those next to each other along the longest side looked at alone. */
export function clustersOf(all: readonly Box[]): Cluster[] {
  const boxes = all.map(widened)
  const parent = boxes.map((_, i) => i)
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]]
    return i
  }
  const k0 = longestSide(boxes)
  const order = boxes.map((_, i) => i).sort((a, b) => boxes[a][k0][0] - boxes[b][k0][0])
  for (const [k, i] of order.entries())
    for (let l = k + 1; l < order.length && boxes[order[l]][k0][0] <= boxes[i][k0][1]; l++)
      if (boxesMeet(boxes[i], boxes[order[l]])) parent[rootOf(i)] = rootOf(order[l])
  const clusters = new Map<number, Cluster>()
  all.forEach((box, i) => {
    const root = rootOf(i)
    const known = clusters.get(root)
    clusters.set(root, known ? add(known, box) : { boxes: [box], hull: box })
  })
  return [...clusters.values()]
}

/** The side along which boxes lie farthest apart. */
function longestSide(boxes: readonly Box[]): number {
  if (boxes.length === 0) return 0
  const spans = boxes.reduce(hullOf).map(([low, high]) => high - low)
  return spans.indexOf(Math.max(...spans))
}

function add(cluster: Cluster, box: Box): Cluster {
  cluster.boxes.push(box)
  cluster.hull = hullOf(cluster.hull, box)
  return cluster
}
