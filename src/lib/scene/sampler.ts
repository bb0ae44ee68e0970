import { createFieldKernel } from '../gpu/sampleField'
import type { FieldKernel } from '../gpu/sampleField'
import type { Domain } from '../tape/sampling'
import type { Tape } from '../tape/tape'
import { createWorkerSampler } from '../tape/workerSampler'
import type { FieldSlot } from './stage'

/** A slot to fill and the part of the plane its vertices span. */
export interface Filling {
  slot: FieldSlot
  domain: Domain
}

/** A function made ready for sampling. */
export interface Prepared {
  /** Fills the slots; false when a newer call overtook this one. */
  fill(fillings: Filling[], parameters: number[]): Promise<boolean>
  destroy(): void
}

/** What fills the slots: compute shaders, or the block evaluator in a worker. */
export interface Sampler {
  prepare(tape: Tape): Promise<Prepared>
  dispose(): void
}

export function createGpuSampler(device: GPUDevice): Sampler {
  const fill = (kernel: FieldKernel, fillings: Filling[], parameters: number[]) => {
    const targets = fillings.map(({ slot, domain }) => ({ buffer: slot.buffer!, grid: slot.grid, domain }))
    kernel.sample(targets, parameters)
    return Promise.resolve(true)
  }
  return {
    async prepare(tape) {
      const kernel = await createFieldKernel(device, tape)
      return {
        fill: (fillings, parameters) => fill(kernel, fillings, parameters),
        destroy: () => kernel.destroy()
      }
    },
    dispose: () => device.destroy()
  }
}

export function createCpuSampler(): Sampler {
  const worker = createWorkerSampler()
  return {
    prepare: (tape) =>
      Promise.resolve({
        async fill(fillings, parameters) {
          const spans = fillings.map(({ slot, domain }) => ({ grid: slot.grid, domain }))
          const fields = await worker.sample({ tape, spans, parameters, base: 0 })
          fields?.forEach((samples, i) => fillings[i].slot.upload(samples))
          return fields !== null
        },
        destroy: () => undefined
      }),
    dispose: () => worker.dispose()
  }
}
