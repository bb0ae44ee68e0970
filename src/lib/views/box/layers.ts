import type { CreateLayer } from './layer'
import { createArrowsLayer } from './layers/arrows'
import { createAxesLayer } from './layers/axes'
import { createFloorLayer } from './layers/floor'
import { createPointLayer } from './layers/point'
import { createSurfaceLayer } from './layers/surface'
import { createTangentLayer } from './layers/tangent'

/** Everything the picture is made of. A new layer is one file and one line here. */
export const layers: readonly CreateLayer[] = [
  createAxesLayer,
  createFloorLayer,
  createSurfaceLayer,
  createArrowsLayer,
  createTangentLayer,
  createPointLayer
]
