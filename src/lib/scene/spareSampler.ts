import { GpuRefusal } from '../gpu/refusal'
import type { Sampler } from './sampler'

/** A function that the GPU refuses is sampled by a spare sampler, which is made when it is first needed. */
export function withSpare(sampler: Sampler, createSpare: () => Sampler): Sampler {
  let spare: Sampler | null = null
  return {
    async prepare(tape) {
      try {
        return await sampler.prepare(tape)
      } catch (error) {
        if (!(error instanceof GpuRefusal)) throw error
        spare ??= createSpare()
        return { ...(await spare.prepare(tape)), refusal: error }
      }
    },
    dispose() {
      sampler.dispose()
      spare?.dispose()
    }
  }
}
