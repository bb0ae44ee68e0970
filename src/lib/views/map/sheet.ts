import { spanOf, type Domain } from '../../tape/sampling/sampling'

/** The part of a map that shows the domain, in pixels of the plot area: from its upper left corner, y downwards. */
export interface Sheet {
  readonly domain: Domain
  readonly width: number
  readonly height: number
  /** Where the plot area lies in the map. */
  readonly left: number
  readonly top: number
  /** Pixels per unit of x and of y. */
  readonly scale: readonly [number, number]
  /** x and y have one scale: right angles look right. */
  readonly isEqual: boolean
}

export interface Size {
  width: number
  height: number
}

/** Room for ticks and their numbers beside the plot area. */
export const rim = { left: 44, right: 14, top: 12, bottom: 26 }

/** x and y share one scale unless their spans differ by more, as in the box. */
const widest = 5

/** The domain fitted into a map of some size. */
export function createSheet(domain: Domain, { width, height }: Size): Sheet {
  const spans = [spanOf(domain.x), spanOf(domain.y)]
  const ratio = Math.min(Math.max(spans[0] / spans[1], 1 / widest), widest)
  const [across, along] = [
    Math.max(20, width - rim.left - rim.right),
    Math.max(20, height - rim.top - rim.bottom)
  ]
  const size = { width: Math.min(across, along * ratio), height: Math.min(along, across / ratio) }
  return {
    domain,
    ...size,
    left: rim.left + (across - size.width) / 2,
    top: rim.top + (along - size.height) / 2,
    scale: [size.width / spans[0], size.height / spans[1]],
    isEqual: ratio === spans[0] / spans[1]
  }
}

/** From function space to the plot area. */
export const toPixel = ({ domain, scale }: Sheet, x: number, y: number): [number, number] => [
  (x - domain.x[0]) * scale[0],
  (domain.y[1] - y) * scale[1]
]

/** From the plot area to function space. */
export const toPlace = ({ domain, scale }: Sheet, px: number, py: number): [number, number] => [
  domain.x[0] + px / scale[0],
  domain.y[1] - py / scale[1]
]

/** The transform that brings what was drawn on one sheet to where it lies on another. */
export function transformOf(from: Sheet, to: Sheet): string | undefined {
  if (from.domain === to.domain && from.width === to.width && from.height === to.height) return undefined
  const [a, d] = [to.scale[0] / from.scale[0], to.scale[1] / from.scale[1]]
  const [e, f] = toPixel(to, from.domain.x[0], from.domain.y[1])
  return `matrix(${a} 0 0 ${d} ${e} ${f})`
}
