import { Kind } from './look'
import type { Box, Look, Finding } from './look'

/** A box in doubt. */
export interface Doubt extends Box {
  /**
   * How to divide it: a jump or a pole along x or y is followed in strips, which are far fewer than squares.
   * Edges are followed in squares.
   */
  way: 'any' | 'x' | 'y' | 'squares'
  /** Whether f surely is defined everywhere in it. */
  everywhere: boolean
  /** The width of its enclosure, and of those of the three boxes around it. */
  width: number
  around: readonly [number, number, number]
}

export const doubtAt = (
  box: Omit<Box, 'kind'>,
  { kind, everywhere, width }: Finding,
  way: Doubt['way'],
  around: Doubt['around']
): Doubt => ({ ...box, kind, way: kind === Kind.edge ? 'squares' : way, everywhere, width, around })

export const isDoubtful = ({ kind }: { kind: Kind }): boolean => kind !== Kind.fine && kind !== Kind.nowhere

/** The halves of a box, or its quarters. */
export function halves(
  { i, j, wide, high, width, around }: Doubt,
  axis: 'x' | 'y' | 'both',
  look: Look,
  way: Doubt['way']
): Doubt[] {
  const [columns, rows] = [axis === 'y' ? 1 : 2, axis === 'x' ? 1 : 2]
  const [w, h] = [wide / columns, high / rows]
  const parts: Doubt[] = []
  for (let part = 0; part < columns * rows; part++) {
    const [left, low] = [i + (part % columns) * w, j + Math.floor(part / columns) * h]
    const box = { i: left, j: low, wide: w, high: h }
    parts.push(doubtAt(box, look(left, low, w, h), way, [width, around[0], around[1]]))
  }
  return parts
}
