import type { Gradient, Mark, SpacePoint } from './mark'

/** The point and what f says there. */
export interface Examined {
  at: SpacePoint
  gradient: Gradient
  /** The chosen direction, in degrees from the x axis. */
  direction: number
}

/** A part of the picture that the reader can switch on and off. */
export interface Layer {
  name: string
  label: string
  help: string
  /** Whether a fresh page shows it. */
  on: boolean
  mark(examined: Examined): Mark
}

/**
 * The switches of the picture, in the order a reader meets them. This table is pure data (no three.js),
 * so that panels and links can read it before the scene is loaded.
 */
export const layerTable = [
  {
    name: 'surface',
    label: 'Surface',
    help: 'The surface z = f(x, y), coloured by height.',
    on: true,
    mark: () => ({ kind: 'surface', of: 'f' })
  },
  {
    name: 'contours',
    label: 'Contours',
    help: 'Curves of equal height, on the surface and on the floor.',
    on: true,
    mark: () => ({ kind: 'contours', of: 'f' })
  },
  {
    name: 'floor',
    label: 'Floor',
    help: 'The same heights as a flat map below the surface.',
    on: true,
    mark: () => ({ kind: 'floor', of: 'f' })
  },
  {
    name: 'arrows',
    label: 'Gradient arrows',
    help: 'Uphill directions on the floor; longer is steeper.',
    on: true,
    mark: () => ({ kind: 'arrows', of: 'f' })
  },
  {
    name: 'tangent',
    label: 'Tangent plane',
    help: 'The plane that touches the surface at the point.',
    on: true,
    mark: ({ at, gradient }) => ({ kind: 'plane', at, gradient })
  },
  {
    name: 'level',
    label: 'Level curve',
    help: 'The curve of equal height through the point.',
    on: true,
    mark: ({ at, gradient }) => ({ kind: 'level', of: 'f', at, gradient })
  },
  {
    name: 'axes',
    label: 'Axes',
    help: 'The box with its ticks and numbers.',
    on: true,
    mark: () => ({ kind: 'axes' })
  }
] as const satisfies readonly Layer[]

export type LayerName = (typeof layerTable)[number]['name']

export const layerNames: readonly LayerName[] = layerTable.map((layer) => layer.name)

/** The marks of the layers that are on. */
export function layerMarks(on: readonly string[], examined: Examined): Mark[] {
  const table: readonly Layer[] = layerTable
  return table.filter(({ name }) => on.includes(name)).map((layer) => layer.mark(examined))
}

/**
 * The point with the jet of f there. Where no plane touches, there is no gradient to draw, whatever the partials are.
 */
export const examine = (
  [x, y]: readonly [number, number],
  { value, gradient, differentiable }: { value: number; gradient: number[]; differentiable: unknown },
  direction: number
): Examined => ({
  at: [x, y, value],
  gradient: differentiable === true ? [gradient[0], gradient[1]] : [NaN, NaN],
  direction
})
