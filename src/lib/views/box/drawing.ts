import { Color, Scene } from 'three/webgpu'
import type { Sheet } from '../../engine/sheet'
import { watched, type GpuRefusal } from '../../gpu/refusal'
import type { Grid } from '../../tape/sampling/sampling'
import { applyCamera, applyView } from './applyView'
import { capture } from './capture'
import { createEye, type Eye } from './eye'
import { createLabels } from './labels'
import type { Layer, Scenery } from './layer'
import { layers as layerList } from './layers'
import { createPrimitives } from './primitives'
import { emptySheet, emptyView, sceneryOf } from './scenery'
import type { SharedRenderer } from './sharedRenderer'
import type { View } from './stage'
import { createSurfaces, type Surfaces } from './surfaces'

/** What is drawn on a canvas: scenery in layers, seen by an eye. */
export interface Drawing {
  readonly eye: Eye
  readonly surfaces: Surfaces
  readonly view: View
  /** Changes what the next frame shows; the sheet stays if none is given. */
  show(view: View, sheet?: Sheet): void
  /** Throws when the canvas cannot be drawn on any more. */
  draw(): void
  /** The surface alone on a transparent ground. */
  capture(width: number, height: number): Promise<Blob>
  dispose(): void
}

/**
 * Rejects when the GPU refuses what it needs from the start; resolves with everything ready, and nothing to show
 * yet. `onRefusal` is told what the GPU refuses later.
 */
export async function createDrawing(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  shared: SharedRenderer,
  grid: Grid,
  onRefusal: (refusal: GpuRefusal) => void
): Promise<Drawing> {
  const { three, uniforms } = shared
  let scenery = sceneryOf(emptyView, emptySheet)
  const eye = createEye(three.coordinateSystem, () => scenery)
  const arrowDomain = () => (scenery.sheet ?? scenery.view).domain
  const target = shared.target(canvas)
  const surfaces = await createSurfaces(shared, grid, arrowDomain, onRefusal).catch((error: unknown) => {
    target.dispose()
    throw error
  })
  const words = createLabels(labels)
  const primitives = createPrimitives(uniforms)
  const { scene, layers } = sceneOf({
    uniforms,
    primitives,
    labels: words,
    arrows: surfaces.arrows,
    get geometry() {
      return surfaces.geometry
    }
  })

  function show(view: View, sheet = scenery.sheet) {
    scenery = sceneryOf(view, sheet)
    for (const layer of layers) layer.update(scenery)
  }
  function draw() {
    const sight = eye.look()
    for (const layer of layers) layer.face?.(sight)
    writeNumbers(shared, scenery, eye)
    const drawNow = () => target.draw(scene, eye.camera, eye.size)
    if (surfaces.fresh && shared.device) void watched(shared.device, drawNow).refusal.then(tell)
    else drawNow()
    surfaces.fresh = false
  }
  const tell = (refusal: GpuRefusal | null) => refusal && onRefusal(refusal)
  function dispose() {
    for (const layer of layers) layer.dispose()
    surfaces.dispose()
    primitives.dispose()
    words.dispose()
    target.dispose()
  }

  surfaces.geometry.refine(emptySheet.refinement, false)
  show(emptyView)
  eye.look()
  await shared.compile(scene, eye.camera).catch((error: unknown) => {
    dispose()
    throw error
  })
  surfaces.geometry.refine(null, false)
  scenery = sceneryOf(emptyView, null)

  return {
    eye,
    surfaces,
    get view() {
      return scenery.view
    },
    show,
    draw,
    async capture(width, height) {
      const visible = layers.map(({ object }) => object.visible)
      for (const { object, captured } of layers) object.visible = captured === true
      writeNumbers(shared, scenery, eye)
      uniforms.softEdges.value = uniforms.level.value.y = 0
      eye.rig.place(scenery.space, width, height, false)
      applyCamera(uniforms, eye.camera, width, height, 1)
      const picture = capture(three, scene, eye.camera, width, height)
      layers.forEach(({ object }, i) => (object.visible = visible[i]))
      uniforms.softEdges.value = shared.softEdges ? 1 : 0
      return picture
    },
    dispose
  }
}

function sceneOf(context: Parameters<(typeof layerList)[number]>[0]): { scene: Scene; layers: Layer[] } {
  const layers = layerList.map((create) => create(context))
  return { scene: new Scene().add(...layers.map(({ object }) => object)), layers }
}

/** The shaders' numbers are those of the picture that was drawn last: each writes its own before it is drawn. */
function writeNumbers({ three, uniforms }: SharedRenderer, scenery: Scenery, { camera, size }: Eye): void {
  applyView(uniforms, scenery)
  applyCamera(uniforms, camera, size.width, size.height, size.ratio)
  three.setClearColor(new Color().setRGB(...scenery.colours.paper), 1)
}
