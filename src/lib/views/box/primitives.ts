import { arrowLanes, arrowNodes } from './primitives/arrows'
import { dotNodes, dotLanes } from './primitives/dots'
import {
  createBatch,
  createGrowingBatch,
  createPasses,
  type Batch,
  type BatchOptions,
  type Lanes,
  type Passes
} from './primitives/instances'
import { patchNodes, patchLanes } from './primitives/patches'
import { strokeNodes, strokeLanes } from './primitives/strokes'
import type { Uniforms } from './uniforms'

export type Strokes = Batch<typeof strokeLanes>
export type Dots = Batch<typeof dotLanes>
export type Patches = Batch<typeof patchLanes>
export type Arrows = Batch<typeof arrowLanes>

/** Makers of the few shapes that layers are put together from; all batches of a kind share two materials, and those of all pictures their shaders. */
export interface Primitives {
  strokes(options: BatchOptions): Strokes
  dots(options: BatchOptions): Dots
  patches(options: BatchOptions): Patches
  arrows(options: BatchOptions): Arrows
  /** The same for marks of which nobody knows how many there will be. */
  growing: {
    strokes(options: GrowingOptions): Strokes
    dots(options: GrowingOptions): Dots
    patches(options: GrowingOptions): Patches
    arrows(options: GrowingOptions): Arrows
  }
  dispose(): void
}

type GrowingOptions = Omit<BatchOptions, 'capacity'>

export function createPrimitives(uniforms: Uniforms): Primitives {
  const passes = {
    strokes: createPasses(strokeNodes(uniforms)),
    dots: createPasses(dotNodes(uniforms)),
    patches: createPasses(patchNodes(uniforms)),
    arrows: createPasses(arrowNodes(uniforms))
  }
  const maker =
    <L extends Lanes>(lanes: L, pair: Passes) =>
    (options: BatchOptions) =>
      createBatch(lanes, pair, options)
  const growing =
    <L extends Lanes>(lanes: L, pair: Passes) =>
    (options: GrowingOptions) =>
      createGrowingBatch(lanes, pair, options)
  return {
    growing: {
      strokes: growing(strokeLanes, passes.strokes),
      dots: growing(dotLanes, passes.dots),
      patches: growing(patchLanes, passes.patches),
      arrows: growing(arrowLanes, passes.arrows)
    },
    strokes: maker(strokeLanes, passes.strokes),
    dots: maker(dotLanes, passes.dots),
    patches: maker(patchLanes, passes.patches),
    arrows: maker(arrowLanes, passes.arrows),
    dispose() {
      for (const { solid, hidden } of Object.values(passes)) for (const m of [solid, hidden]) m.dispose()
    }
  }
}
