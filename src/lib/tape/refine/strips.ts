import type { Doubt } from './doubts'
import type { Lattice } from './lattice'
import { Kind } from './look'
import type { Box, Look } from './look'

/**
 * The cells in doubt as strips across them, along x or along y. Where jumps and poles are many and all run straight
 * through the domain, as of floor(20x)·y, a strip of the whole domain tells as much as all the cells it
 * crosses. Null where some cell would be left open altogether.
 */
export function inStrips({ wide, deep, side }: Lattice, look: Look, doubts: Doubt[]): Box[] | null {
  if (doubts.some(({ kind }) => kind !== Kind.jump)) return null
  const upright = stripsFrom(
    doubts.map(({ i }) => i),
    side,
    (i, size) => look(i, 0, size, deep * side).kind
  )
  if (upright)
    return doubts.flatMap(({ i, j }) =>
      upright.get(i)!.map(({ from, size, kind }) => ({ i: from, j, wide: size, high: side, kind }))
    )
  const level = stripsFrom(
    doubts.map(({ j }) => j),
    side,
    (j, size) => look(0, j, wide * side, size).kind
  )
  if (!level) return null
  return doubts.flatMap(({ i, j }) =>
    level.get(j)!.map(({ from, size, kind }) => ({ i, j: from, wide: side, high: size, kind }))
  )
}

interface Strip {
  from: number
  size: number
  kind: Kind
}

/** The strips of the cells that start at these places, by their start; null where one has none to draw. */
function stripsFrom(
  starts: number[],
  side: number,
  kindOf: (from: number, size: number) => Kind
): Map<number, Strip[]> | null {
  const strips = new Map<number, Strip[]>()
  for (const start of new Set(starts)) {
    const found = stripsOf(start, side, kindOf)
    if (!found.some(({ kind }) => kind === Kind.fine)) return null
    strips.set(start, found)
  }
  return strips
}

/** What is alike is one strip. */
function stripsOf(from: number, size: number, kindOf: (from: number, size: number) => Kind): Strip[] {
  const found = kindOf(from, size)
  const kind = found === Kind.edge ? Kind.jump : found
  if (kind !== Kind.jump || size === 1) return [{ from, size, kind }]
  const parts = [...stripsOf(from, size / 2, kindOf), ...stripsOf(from + size / 2, size / 2, kindOf)]
  return parts.reduce<Strip[]>((strips, strip) => {
    const last = strips.at(-1)
    if (last?.kind === strip.kind) last.size += strip.size
    else strips.push(strip)
    return strips
  }, [])
}
