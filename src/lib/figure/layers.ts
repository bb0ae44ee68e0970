/** A part of the picture that the reader can switch on and off. */
export interface Layer {
  name: string
  label: string
  help: string
  /** Whether a fresh page shows it. */
  on: boolean
}

/**
 * The switches of the picture, in the order a reader meets them. This table is pure data (no three.js),
 * so that panels and links can read it before the scene is loaded.
 */
export const layerTable = [
  { name: 'surface', label: 'Surface', help: 'The surface z = f(x, y), coloured by height.', on: true },
  {
    name: 'contours',
    label: 'Contours',
    help: 'Curves of equal height, on the surface and on the floor.',
    on: true
  },
  { name: 'floor', label: 'Floor', help: 'The same heights as a flat map below the surface.', on: true },
  {
    name: 'arrows',
    label: 'Gradient arrows',
    help: 'Uphill directions on the floor; longer is steeper.',
    on: true
  },
  {
    name: 'tangent',
    label: 'Tangent plane',
    help: 'The plane that touches the surface at the point.',
    on: true
  },
  { name: 'level', label: 'Level curve', help: 'The curve of equal height through the point.', on: true },
  { name: 'axes', label: 'Axes', help: 'The box with its ticks and numbers.', on: true }
] as const satisfies readonly Layer[]

export type LayerName = (typeof layerTable)[number]['name']

export const layerNames: readonly LayerName[] = layerTable.map((layer) => layer.name)
