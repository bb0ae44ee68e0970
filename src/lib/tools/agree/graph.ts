/** A node to be placed, and the nodes it stands on; those stand before it. */
export interface Placeable {
  id: number
  args: readonly number[]
  /** How wide it is. */
  width: number
}

/** A layered drawing: layer 0 holds the inputs, and every edge leads to a higher layer. */
export interface Drawing {
  /** The middle of each node, x counting from 0 to `width`. */
  places: ReadonlyMap<number, { x: number; layer: number }>
  /** Each from an argument up to its operation, with a bend in every layer that it passes. */
  edges: readonly Edge[]
  width: number
  layers: number
}

export interface Edge {
  from: number
  to: number
  bends: readonly { x: number; layer: number }[]
}

/** A node, or the place where a long edge passes a layer. */
interface Slot {
  width: number
  below: Slot[]
  above: Slot[]
  x: number
  layer: number
}

/** Between neighbours of a layer. */
const gap = 10
/** An edge that passes needs so much room. */
const passing = 8
const sweeps = 8

/** The layers by the longest way from the inputs, the order in them by barycentres, then places as near to them as fits. */
export function draw(nodes: readonly Placeable[]): Drawing {
  const layerOf = layering(nodes)
  const slots = new Map<number, Slot>(
    nodes.map(({ id, width }) => [id, { width, below: [], above: [], x: 0, layer: layerOf.get(id)! }])
  )
  const layers: Slot[][] = []
  for (const slot of slots.values()) (layers[slot.layer] ??= []).push(slot)
  const chains = nodes.flatMap(({ id, args }) =>
    args.map((arg) => ({ from: arg, to: id, chain: linked(slots.get(arg)!, slots.get(id)!, layers) }))
  )
  const best = ordered(layers)
  settle(best)
  const left = Math.min(...best.flat().map(({ x, width }) => x - width / 2))
  for (const slot of best.flat()) slot.x -= left
  return {
    places: new Map([...slots].map(([id, { x, layer }]) => [id, { x, layer }])),
    edges: chains.map(({ from, to, chain }) => ({
      from,
      to,
      bends: chain.map(({ x, layer }) => ({ x, layer }))
    })),
    width: Math.max(...best.flat().map(({ x, width }) => x + width / 2)),
    layers: best.length
  }
}

/** The longest way from the inputs; what is no variable's child comes as near to where it is used as it can. */
function layering(nodes: readonly Placeable[]): Map<number, number> {
  const layers = new Map<number, number>()
  for (const { id, args } of nodes)
    layers.set(
      id,
      args.reduce((most, arg) => Math.max(most, 1 + layers.get(arg)!), 0)
    )
  return layers
}

/** The slots of an edge, ends included, with one slot in each layer that it passes. */
function linked(from: Slot, to: Slot, layers: Slot[][]): Slot[] {
  const chain = [from]
  for (let layer = from.layer + 1; layer < to.layer; layer++) {
    const slot: Slot = { width: passing, below: [], above: [], x: 0, layer }
    layers[layer].push(slot)
    chain.push(slot)
  }
  chain.push(to)
  for (let i = 1; i < chain.length; i++) {
    chain[i - 1].above.push(chain[i])
    chain[i].below.push(chain[i - 1])
  }
  return chain
}

/** The order with the fewest crossings of those that sorting by barycentres, up and down in turn, comes to. */
function ordered(start: Slot[][]): Slot[][] {
  let layers = start
  let [best, fewest] = [start, crossings(start)]
  for (let i = 0; i < sweeps && fewest > 0; i++) {
    layers = reorder(layers, i % 2 === 0)
    const found = crossings(layers)
    if (found < fewest) [best, fewest] = [layers, found]
  }
  return best
}

function reorder(layers: readonly Slot[][], upwards: boolean): Slot[][] {
  const next = layers.map((layer) => [...layer])
  const order = next.map((_, i) => (upwards ? i : next.length - 1 - i))
  for (const i of order.slice(1)) {
    const fixed = new Map(next[upwards ? i - 1 : i + 1].map((slot, place) => [slot, place]))
    const centre = (slot: Slot, place: number): number => {
      const neighbours = upwards ? slot.below : slot.above
      return neighbours.length ? mean(neighbours.map((other) => fixed.get(other)!)) : place
    }
    const ranked = next[i].map((slot, place) => ({ slot, rank: centre(slot, place) }))
    next[i] = ranked.sort((a, b) => a.rank - b.rank).map(({ slot }) => slot)
  }
  return next
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length

/** How often edges between neighbouring layers cross. */
function crossings(layers: readonly Slot[][]): number {
  let count = 0
  for (let i = 0; i + 1 < layers.length; i++) {
    const place = new Map(layers[i + 1].map((slot, k) => [slot, k]))
    const ends = layers[i].map(({ above }) => above.map((slot) => place.get(slot)!))
    for (let a = 0; a < ends.length; a++)
      for (let b = a + 1; b < ends.length; b++)
        for (const one of ends[a]) count += ends[b].filter((other) => other < one).length
  }
  return count
}

/** Moves every slot towards the middle of its neighbours, the order and the gaps kept. */
function settle(layers: readonly Slot[][]): void {
  for (const layer of layers)
    place(
      layer,
      layer.map((_, i) => i)
    )
  for (let i = 0; i < 2 * sweeps; i++) {
    const upwards = i % 2 === 1
    for (const layer of upwards ? layers : [...layers].reverse())
      place(
        layer,
        layer.map((slot) => {
          const neighbours = [...slot.above, ...slot.below]
          return neighbours.length ? mean(neighbours.map(({ x }) => x)) : slot.x
        })
      )
  }
}

/**
 * The places nearest to those wished for, by least squares, in their order and with room for all: the pool of adjacent
 * violators on what remains of the wishes when the room that their forerunners take is subtracted.
 */
function place(layer: readonly Slot[], wishes: readonly number[]): void {
  let taken = 0
  const offsets = layer.map(({ width }, i) => {
    if (i > 0) taken += (layer[i - 1].width + width) / 2 + gap
    return taken
  })
  const pools: { sum: number; count: number }[] = []
  wishes.forEach((wish, i) => {
    let pool = { sum: wish - offsets[i], count: 1 }
    for (
      let last = pools.at(-1);
      last && last.sum / last.count >= pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  })
  const bases = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  layer.forEach((slot, i) => (slot.x = bases[i] + offsets[i]))
}
