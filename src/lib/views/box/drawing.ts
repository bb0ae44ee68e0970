import { Color, Scene } from 'three/webgpu'
import type { Sheet } from '../../engine/sheet'
import type { MarkKind } from '../../figure/mark'
import { watched, type GpuRefusal } from '../../gpu/refusal'
import type { Grid } from '../../tape/sampling/sampling'
import { applyCamera, applyScenery } from './applyScenery'
import { capture } from './capture'
import { createEye, type Eye } from './eye'
import { createLabels } from './labels'
import type { Context, Maker, Scenery } from './maker'
import { kinds, makers } from './makers'
import { createPrimitives } from './primitives'
import { emptySheet, sceneryOf, standIn, type Shown } from './scenery'
import type { SharedRenderer } from './sharedRenderer'
import { createSurfaces, type Surfaces } from './surfaces'

/** What is drawn on a canvas: marks by their makers, seen by an eye. */
export interface Drawing {
  readonly eye: Eye
  readonly surfaces: Surfaces
  /** What the next frame shows. */
  readonly shown: Shown
  /** Changes what the next frame shows; the sheet stays if none is given. */
  show(shown: Shown, sheet?: Sheet): void
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
  let shown = standIn
  let scenery = sceneryOf(standIn, emptySheet)
  const eye = createEye(three.coordinateSystem, () => scenery)
  const target = shared.target(canvas)
  const arrowDomain = () => (scenery.sheet ?? emptySheet).domain
  const surfaces = await createSurfaces(shared, grid, arrowDomain, onRefusal).catch((error: unknown) => {
    target.dispose()
    throw error
  })
  const words = createLabels(labels)
  const primitives = createPrimitives(uniforms)
  const { scene, parts } = sceneOf({
    uniforms,
    primitives,
    growing: primitives.growing,
    labels: words,
    arrows: surfaces.arrows,
    get geometry() {
      return surfaces.geometry
    }
  })

  function show(next: Shown, sheet = scenery.sheet) {
    shown = next
    scenery = sceneryOf(next, sheet)
    for (const part of parts) part.update(scenery)
  }
  /** The shaders' numbers are those of the picture that was drawn last: each writes its own before it is drawn. */
  function writeNumbers() {
    applyScenery(uniforms, scenery)
    for (const part of parts) part.write?.()
    applyCamera(uniforms, eye.camera, eye.size.width, eye.size.height, eye.size.ratio)
    three.setClearColor(new Color().setRGB(...scenery.colours.paper), 1)
  }
  function draw() {
    const sight = eye.look()
    for (const part of parts) part.face?.(sight)
    words.show(sight.width, sight.height, scenery.colours)
    writeNumbers()
    const drawNow = () => target.draw(scene, eye.camera, eye.size)
    if (surfaces.fresh && shared.device) void watched(shared.device, drawNow).refusal.then(tell)
    else drawNow()
    surfaces.fresh = false
  }
  const tell = (refusal: GpuRefusal | null) => refusal && onRefusal(refusal)
  function dispose() {
    for (const part of parts) part.dispose?.()
    surfaces.dispose()
    primitives.dispose()
    words.dispose()
    target.dispose()
  }

  surfaces.geometry.refine(emptySheet.refinement, false)
  show(standIn)
  const sight = eye.look()
  for (const part of parts) part.face?.(sight)
  writeNumbers()
  await shared.compile(scene, eye.camera).catch((error: unknown) => {
    dispose()
    throw error
  })
  surfaces.geometry.refine(null, false)
  scenery = sceneryOf(standIn, null)

  return {
    eye,
    surfaces,
    get shown() {
      return shown
    },
    show,
    draw,
    capture(width, height) {
      for (const { object, captured } of parts) if (object) object.visible = captured === true
      writeNumbers()
      uniforms.softEdges.value = uniforms.level.value.y = 0
      eye.rig.place(scenery.space, width, height, false)
      applyCamera(uniforms, eye.camera, width, height, 1)
      const picture = capture(three, scene, eye.camera, width, height)
      uniforms.softEdges.value = shared.softEdges ? 1 : 0
      show(shown)
      return picture
    },
    dispose
  }
}

function sceneOf(context: Context) {
  const parts = kinds.map((kind) => createPart(kind, context))
  return { scene: new Scene().add(...parts.flatMap(({ object }) => object ?? [])), parts }
}

/** A maker of marks that is given the whole scenery, whatever its kind. */
function createPart<K extends MarkKind>(kind: K, context: Context) {
  const maker: Maker<K> = makers[kind](context)
  return { ...maker, update: (scenery: Scenery) => maker.update(scenery.marks[kind], scenery) }
}
