import type { ScalarField } from '../math'
import type { Domain, Grid } from '../tape/sampling'
import type { Stage } from './stage'

/** Which evaluator fills the fields: compute shaders, or the block evaluator in a worker. */
export type Engine = 'webgpu' | 'cpu'

export interface PictureOptions {
  /** 'auto' takes WebGPU where there is an adapter. */
  engine: 'auto' | 'cpu'
  /** Fixes the surface's grid; without it the picture chooses by device. */
  grid?: Grid
}

/** A stage together with the engine that samples for it. */
export interface Picture {
  readonly engine: Engine
  readonly stage: Stage
  /**
   * Compiles and samples a new function; the old picture stays until the new one is ready.
   * True when its samples are in place, false when a newer call overtook it.
   */
  setField(field: ScalarField, domain: Domain, parameters: Record<string, number>): Promise<boolean>
  /** Samples the present function again, for a new domain or new parameters. */
  sample(domain: Domain, parameters: Record<string, number>): void
  /** Resolves when the newest samples are drawn and the GPU has finished. */
  settled(): Promise<void>
  dispose(): void
}

export async function createPicture(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  options: PictureOptions
): Promise<Picture> {
  throw new Error(`not built yet ${canvas.id}${labels.id}${options.engine}`)
}
