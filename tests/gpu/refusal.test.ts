import { expect } from 'vitest'
import { readField } from '../../src/lib'
import { checked, onUncaught, watched, type GpuRefusal } from '../../src/lib/gpu/refusal'
import { createFieldKernel } from '../../src/lib/gpu/sampleField'
import { gpuTest } from '../support/gpuTest'

const valid = { size: 16, usage: 0x20 }

/** More than any adapter has. */
function fillMemory(device: GPUDevice) {
  const { maxTextureDimension2D: side, maxTextureArrayLayers: layers } = device.limits
  return device.createTexture({ size: [side, side, layers], format: 'rgba32float', usage: 1 })
}

const refusedAs = (kind: GpuRefusal['kind']) =>
  expect.objectContaining({ name: 'GpuRefusal', kind }) as GpuRefusal

gpuTest('what the device takes is handed on', async ({ device }) => {
  const { made, refusal } = watched(device, () => device.createBuffer(valid))
  expect(await refusal).toBeNull()
  made.destroy()
  expect(await checked(device, () => Promise.resolve(5))).toBe(5)
})

gpuTest('refusals are told by their kind', async ({ device }) => {
  await expect(checked(device, () => device.createBuffer({ size: 16, usage: 0 }))).rejects.toEqual(
    refusedAs('validation')
  )
  await expect(checked(device, () => fillMemory(device))).rejects.toEqual(refusedAs('memory'))
  const module = () => device.createShaderModule({ code: 'nonsense' })
  await expect(
    checked(device, () =>
      device.createComputePipelineAsync({ layout: 'auto', compute: { module: module() } })
    )
  ).rejects.toEqual(refusedAs('validation'))
})

gpuTest('scopes of callers at the same time do not mix, and none is left open', async ({ device }) => {
  const [bad, good, full] = await Promise.allSettled([
    checked(device, () => device.createBuffer({ size: 16, usage: 0 })),
    checked(device, () => device.createBuffer(valid)),
    checked(device, () => fillMemory(device))
  ])
  expect(bad).toMatchObject({ reason: { kind: 'validation' } })
  expect(good.status).toBe('fulfilled')
  expect(full).toMatchObject({ reason: { kind: 'memory' } })
  expect(() => watched(device, () => JSON.parse('{') as unknown)).toThrow(SyntaxError)
})

gpuTest('a kernel that was refused once is compiled when it is asked for again', async ({ device }) => {
  const reading = readField('x^5 - cos(y)', { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(reading.problem.message)
  const { createShaderModule } = GPUDevice.prototype
  device.createShaderModule = () => createShaderModule.call(device, { code: 'nonsense' })
  await expect(createFieldKernel(device, reading.field.tape)).rejects.toEqual(refusedAs('validation'))
  device.createShaderModule = createShaderModule
  const kernel = await createFieldKernel(device, reading.field.tape)
  kernel.destroy()
})

gpuTest('on a lost device nothing hangs, and nothing is refused', async ({ device: _shared }) => {
  const adapter = await navigator.gpu.requestAdapter()
  const device = await adapter!.requestDevice()
  const refusals: GpuRefusal[] = []
  onUncaught(device, (refusal) => refusals.push(refusal))
  device.destroy()
  await device.lost
  await checked(device, () => device.createBuffer({ size: 16, usage: 0 }))
  expect(refusals).toEqual([])
})

gpuTest('what no scope caught is told too', async ({ device: _shared }) => {
  const adapter = await navigator.gpu.requestAdapter()
  const device = await adapter!.requestDevice()
  const told = new Promise<GpuRefusal>((resolve) => onUncaught(device, resolve))
  device.createBuffer({ size: 16, usage: 0 })
  await device.queue.onSubmittedWorkDone()
  expect(await told).toEqual(refusedAs('validation'))
  device.destroy()
})
