import type { Domain, Range } from '../tape/sampling/sampling'
import { clamp, snap } from './number'

/** A place of the x–y plane. */
export interface PlanePoint {
  x: number
  y: number
}

/** Below this share of where it lies, a side has too few doubles left for a picture. */
const finest = 2 ** -40
const narrowest = 1e-100
const widest = 1e100

/** Both sides multiplied by one factor, as far as numbers allow; `anchor`, a place of the domain, keeps its place in it. */
export function zoomDomain(domain: Domain, factor: number, anchor: PlanePoint): Domain {
  const sides = [
    [domain.x, anchor.x],
    [domain.y, anchor.y]
  ] as const
  const least = Math.max(
    ...sides.map(([side, at]) => Math.max(narrowest, finest * Math.abs(at)) / width(side))
  )
  const most = Math.min(...sides.map(([side]) => widest / Math.max(width(side), ...side.map(Math.abs))))
  // A side that is beyond the limits already stays as it is, or comes back.
  const held = factor < 1 ? Math.max(factor, Math.min(1, least)) : Math.min(factor, Math.max(1, most))
  if (!(held > 0) || held === 1) return domain
  const zoomed = ([low, high]: Range, at: number): Range => {
    const inside = clamp(at, low, high)
    return tidy([inside + (low - inside) * held, inside + (high - inside) * held])
  }
  return { x: zoomed(domain.x, anchor.x), y: zoomed(domain.y, anchor.y) }
}

/** The domain moved, as far as numbers allow. */
export function moveDomain({ x, y }: Domain, by: PlanePoint): Domain {
  const moved = (side: Range, by: number): Range => {
    const [low, high] = tidy([side[0] + by, side[1] + by])
    const size = Math.max(Math.abs(low), Math.abs(high))
    return high - low >= finest * size && size <= widest ? [low, high] : side
  }
  return { x: moved(x, by.x), y: moved(y, by.y) }
}

/** Whether two domains cannot be told apart in a picture of the second one. */
export function sameDomain(a: Domain, b: Domain): boolean {
  const near = (a: Range, b: Range) => a.every((end, i) => Math.abs(end - b[i]) <= 1e-5 * width(b))
  return near(a.x, b.x) && near(a.y, b.y)
}

/** The domain, as wide as the point needs it; as it is where numbers end. */
export function holdPoint({ x, y }: Domain, [px, py]: Readonly<[number, number]>): Domain {
  const hold = (side: Range, at: number): Range => {
    const [low, high] = [Math.min(side[0], at), Math.max(side[1], at)]
    return high - low < Infinity ? [low, high] : side
  }
  return { x: hold(x, px), y: hold(y, py) }
}

/** The place of the domain that is nearest to a point. */
export const clampPoint = ([px, py]: Readonly<[number, number]>, { x, y }: Domain): [number, number] => [
  clamp(px, x[0], x[1]),
  clamp(py, y[0], y[1])
]

/** The ends as short as a link wants them: a ten-millionth of the width is far less than a pixel. */
const tidy = ([low, high]: Range): Range => [snap(low, high - low, 7), snap(high, high - low, 7)]

const width = ([low, high]: Range): number => high - low
