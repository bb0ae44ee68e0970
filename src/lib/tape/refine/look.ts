import type { Enclosure, Interval } from '../evaluators/intervals'
import { largestF32 } from '../evaluators/rows'
import type { Lattice } from './lattice'

/** What the enclosure of f over a box says about it. */
export const Kind = {
  /** Defined and continuous everywhere. */
  fine: 0,
  /** Defined nowhere. */
  nowhere: 1,
  /** Continuous where it is defined, which may end within the box. */
  edge: 2,
  /** Perhaps a jump or a pole, or without bounds, as ln beside 0. */
  jump: 3
} as const

export type Kind = (typeof Kind)[keyof typeof Kind]

/** A rectangle of the lattice: its lower left corner, its width and height. */
export interface Box {
  i: number
  j: number
  wide: number
  high: number
  kind: Kind
}

/** What a look at a box tells. */
export interface Finding {
  kind: Kind
  /** Whether f surely is defined everywhere in it. */
  everywhere: boolean
  /** The width of its enclosure. */
  width: number
  /** The largest |f| in it. */
  size: number
}

/** Encloses f over a rectangle of the lattice; counts how often. */
export interface Look {
  (i: number, j: number, wide: number, high: number): Finding
  /** How often it was called, and may be. */
  count: number
  affordable: number
}

export function createLook(
  { x, y }: Lattice,
  enclose: (box: readonly Interval[]) => Enclosure,
  affordable: number
): Look {
  const sideX: [number, number] = [0, 0]
  const sideY: [number, number] = [0, 0]
  const box = [sideX, sideY]
  const look: Look = Object.assign(
    (i: number, j: number, wide: number, high: number): Finding => {
      sideX[0] = x(i)
      sideX[1] = x(i + wide)
      sideY[0] = y(j)
      sideY[1] = y(j + high)
      look.count++
      return sightOf(enclose(box))
    },
    { count: 0, affordable }
  )
  return look
}

const sightOf = (enclosure: Enclosure): Finding => ({
  kind: kindOf(enclosure),
  everywhere: enclosure.defined === 'everywhere',
  width: enclosure.high - enclosure.low,
  size: Math.max(Math.abs(enclosure.low), Math.abs(enclosure.high))
})

function kindOf({ low, high, defined, continuous }: Enclosure): Kind {
  if (defined === 'nowhere' || low > largestF32 || high < -largestF32) return Kind.nowhere
  if (!continuous || !(low >= -largestF32 && high <= largestF32)) return Kind.jump
  return defined === 'everywhere' ? Kind.fine : Kind.edge
}
