import { describe, expect } from 'vitest'
import { formats } from '../../src/lib/export'
import { readField } from '../../src/lib'
import { gpuTest } from '../support/gpuTest'

const columns = { X: [1, 2, 3.5] }
const at = { point: [0.75, 1.25], parameters: { a: -0.5 } }

/** The exported text as a module of its own, run at one point. */
async function run(device: GPUDevice, code: string): Promise<number[]> {
  const [x, y] = at.point
  const entry = `
@group(0) @binding(1) var<storage, read_write> found: array<vec4f>;
@compute @workgroup_size(1) fn main() { found[0] = field(${x}, ${y}); }`
  const module = device.createShaderModule({ code: code + entry })
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } })
  const buffer = (size: number, usage: number) => device.createBuffer({ size, usage })
  const found = buffer(16, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC)
  const read = buffer(16, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST)
  const rows = Float32Array.from(columns.X)
  const data = buffer(rows.byteLength, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST)
  device.queue.writeBuffer(data, 0, rows)
  const entries = [{ binding: 1, resource: { buffer: found } }]
  if (code.includes('@binding(0)')) entries.unshift({ binding: 0, resource: { buffer: data } })
  const encoder = device.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }))
  pass.dispatchWorkgroups(1)
  pass.end()
  encoder.copyBufferToBuffer(found, read)
  device.queue.submit([encoder.finish()])
  await read.mapAsync(GPUMapMode.READ)
  const values = [...new Float32Array(read.getMappedRange())]
  for (const used of [found, read, data]) used.destroy()
  return values
}

describe('WGSL to paste compiles by itself and computes f and its gradient', () => {
  for (const source of [
    'a x^2 + 3x y + sin(2y)/3',
    'x y',
    '1e-30 x + 1e30 y + 0.1 x + 123456789 y',
    '{x > 2: 1/x, y > 1: gamma(x) + erf(y)}',
    'mean((x + y*X)^2) + a'
  ])
    gpuTest(source, async ({ device }) => {
      const reading = readField(source, { variables: ['x', 'y'], columns })
      if ('problem' in reading) throw new Error(reading.problem.message)
      const code = formats.find(({ name }) => name === 'wgsl')!.write(reading.field, at)
      const { value, gradient } = reading.field.jet(at.point, at.parameters)
      const found = await run(device, code)
      ;[value, ...gradient, 1].forEach((expected, i) =>
        expect(Math.abs(found[i] - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-5)
      )
    })
})
