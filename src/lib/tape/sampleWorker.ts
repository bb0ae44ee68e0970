/// <reference lib="webworker" />
import { sampleBlocks } from './blocks'
import { fieldStride, sampleCount } from './sampling'
import type { SampleAnswer, SampleRequest } from './workerSampler'

/** Samples on request, off the main thread. Holds no state: each request carries its tape. */
self.onmessage = ({ data }: MessageEvent<SampleRequest>) => {
  const fields = data.spans.map(({ grid, domain }) => {
    const samples = new Float32Array(sampleCount(grid) * fieldStride)
    sampleBlocks(data.tape, grid, domain, data.parameters, samples)
    return samples
  })
  const answer: SampleAnswer = { fields }
  self.postMessage(answer, { transfer: fields.map((samples) => samples.buffer) })
}
