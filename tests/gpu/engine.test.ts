import { afterEach, beforeEach, describe, expect, vi } from 'vitest'
import { Engine } from '../../src/lib/engine/engine'
import type { Plan } from '../../src/lib/engine/recovery'
import { Figure } from '../support/figures'
import { gpuTest } from '../support/gpuTest'

const count = 12
/** As different as their canvases must be. */
const sources = Array.from({ length: count }, (_, i) => `sin(x + ${i}/2) y + 2 cos(${i} + x y)`)
const ways = ['auto', 'cpu'] as const

/** What the page opened, by whom it was asked. */
const opened = {
  devices: [] as GPUDevice[],
  contexts: new Set<WebGL2RenderingContext>(),
  workers: 0,
  ended: 0
}
const mostWorkers = Math.max(1, navigator.hardwareConcurrency - 1)

const { Worker: RealWorker } = globalThis
class CountedWorker extends RealWorker {
  constructor(...options: ConstructorParameters<typeof RealWorker>) {
    super(...options)
    opened.workers++
  }
  override terminate() {
    opened.ended++
    super.terminate()
  }
}

let figures: Figure[] = []
beforeEach(() => {
  Object.assign(opened, { devices: [], contexts: new Set(), workers: 0, ended: 0 })
  globalThis.Worker = CountedWorker
  const { requestDevice } = GPUAdapter.prototype
  vi.spyOn(GPUAdapter.prototype, 'requestDevice').mockImplementation(async function (
    this: GPUAdapter,
    ...args
  ) {
    const device = await requestDevice.apply(this, args)
    opened.devices.push(device)
    return device
  })
  const { getContext } = HTMLCanvasElement.prototype as {
    getContext: (...args: unknown[]) => RenderingContext
  }
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: object,
    ...args: unknown[]
  ) {
    const context = getContext.apply(this, args)
    if (context instanceof WebGL2RenderingContext) opened.contexts.add(context)
    return context as never
  })
})
afterEach(async () => {
  await Promise.all(figures.map((figure) => figure.dispose()))
  figures = []
  vi.restoreAllMocks()
  globalThis.Worker = RealWorker
  document.body.style.cssText = ''
})

/** Twelve pictures: all in view, or one below the other. */
async function mountAll(asked: Plan['engine'], columns = 3) {
  document.body.style.cssText = `display: grid; grid-template-columns: repeat(${columns}, 120px); gap: 4px; margin: 0`
  const engine = new Engine()
  figures = sources.map((source) => new Figure(engine, source, asked))
  if (columns > 1) await allDrawn()
  return engine
}
const allDrawn = () => Promise.all(figures.map((figure) => figure.drawn()))
const allMade = () => Promise.all(figures.map((figure) => figure.picture()))
const allPixels = () => figures.map(({ pixels }) => pixels)

/** The share of bytes in which two pictures differ visibly. */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray) {
  expect(a.length).toBe(b.length)
  return a.filter((value, i) => Math.abs(value - b[i]) > 8).length / a.length
}
/** A picture made again may differ in the rounding of a few pixels, and another function's does in many. */
const same = 0.002
const other = 0.01

function expectSame(before: Uint8ClampedArray[]) {
  figures.forEach(({ pixels }, i) => expect(difference(pixels, before[i]), sources[i]).toBeLessThan(same))
}

/** Pipelines of WebGPU and programs of WebGL. */
function countPipelines() {
  const pipeline = vi.spyOn(GPUDevice.prototype, 'createRenderPipelineAsync')
  const program = vi.spyOn(WebGL2RenderingContext.prototype, 'linkProgram')
  return () => pipeline.mock.calls.length + program.mock.calls.length
}

describe.each(ways)('twelve pictures on a page (%s)', (asked) => {
  gpuTest('have one device or context, one pool, and the pipelines of one picture', async () => {
    const pipelines = countPipelines()
    await mountAll(asked)
    const pixels = allPixels()
    pixels.forEach((own, i) =>
      pixels.slice(i + 1).forEach((others) => expect(difference(own, others)).toBeGreaterThan(other))
    )
    expect(opened.devices).toHaveLength(asked === 'auto' ? 1 : 0)
    expect(opened.contexts.size).toBe(asked === 'auto' ? 0 : 1)
    expect(opened.workers).toBeLessThanOrEqual(mostWorkers)
    const made = pipelines()
    expect(made).toBeGreaterThan(0)
    const alone = new Figure(new Engine(), sources[0], asked)
    figures.push(alone)
    await alone.drawn()
    expect(difference(alone.pixels, pixels[0])).toBeLessThan(same)
    expect(pipelines() - made).toBe(made)
  })

  gpuTest('lose what they draw with together, and come back together as they were', async () => {
    const engine = await mountAll(asked)
    const before = allPixels()
    if (asked === 'auto') opened.devices[0].destroy()
    else [...opened.contexts][0].getExtension('WEBGL_lose_context')!.loseContext()
    await vi.waitFor(() => expect(figures.map(({ mishaps }) => mishaps)).toEqual(figures.map(() => ['lost'])))
    await allDrawn()
    expectSame(before)
    expect(opened.devices.length + opened.contexts.size).toBe(2)
    expect(opened.workers).toBeLessThanOrEqual(mostWorkers)
    expect(engine.sentence).toBe('')
  })

  gpuTest('neither draw nor sample out of view, and are whole when they come into it', async () => {
    const engine = await mountAll(asked, 1)
    await allMade()
    const shown = figures.map((figure) => figure.drawn())
    await shown[0]
    const unseen = figures.slice(-2)
    expect(unseen.map(({ frames }) => frames)).toEqual([0, 0])
    unseen[1].frame.scrollIntoView()
    await shown[count - 1]
    const last = unseen[1].pixels
    const frames = figures[0].frames
    await vi.waitFor(async () => expect((await figures[0].picture()).stage.inView).toBe(false))
    const changed = figures[0].show(sources[count - 1])
    await unseen[1].show(sources[0])
    expect(figures[0].frames).toBe(frames)
    figures[0].frame.scrollIntoView()
    await changed
    // One frame with everything in place, and not a first one of the old function.
    expect(figures[0].frames).toBe(frames + 1)
    expect(difference(figures[0].pixels, last)).toBeLessThan(same)
    expect(engine.sentence).toBe('')
  })

  gpuTest('write nothing into each other, whatever each shows', async () => {
    const engine = new Engine()
    const plain = { marks: [{ kind: 'surface', of: 'f' }], theme: 'dark' } as const
    figures = [new Figure(engine, 'x y', asked), new Figure(engine, 'x y', asked, plain)]
    await allDrawn()
    const before = allPixels()
    expect(difference(before[0], before[1])).toBeGreaterThan(0.2)
    for (const [i, figure] of [0, 1, 0, 1].map((i) => [i, figures[i]] as const)) {
      await figure.sample()
      expect(difference(figure.pixels, before[i])).toBe(0)
    }
  })

  gpuTest('leave no device, context or worker behind when the last of them is closed', async () => {
    await mountAll(asked)
    await Promise.all(figures.slice(1).map((figure) => figure.dispose()))
    await figures[0].show('x y')
    expect(opened.ended).toBe(0)
    await figures[0].dispose()
    expect(opened.ended).toBe(opened.workers)
    for (const device of opened.devices) expect((await device.lost).reason).toBe('destroyed')
    for (const context of opened.contexts) await vi.waitFor(() => expect(context.isContextLost()).toBe(true))
  })
})

gpuTest('a canvas that cannot be drawn on any more is the loss of its picture alone', async () => {
  const engine = await mountAll('auto')
  const before = allPixels()
  const [lost, ...others] = figures
  const canvas = lost.frame.querySelector('canvas')
  const { getCurrentTexture } = GPUCanvasContext.prototype
  vi.spyOn(GPUCanvasContext.prototype, 'getCurrentTexture').mockImplementation(function (
    this: GPUCanvasContext
  ) {
    if (this.canvas === canvas) throw new DOMException('no texture', 'InvalidStateError')
    return getCurrentTexture.call(this)
  })
  const frames = others.map(({ frames }) => frames)
  ;(await lost.picture()).stage.invalidate()
  await vi.waitFor(() => expect(lost.mishaps).toEqual(['lost']))
  await lost.drawn()
  expectSame(before)
  expect(others.map(({ frames }) => frames)).toEqual(frames)
  await Promise.all(others.map((figure) => figure.show('x y')))
  expect(others.flatMap(({ mishaps }) => mishaps)).toEqual([])
  expect(opened.devices).toHaveLength(1)
  expect(engine.sentence).toBe('')
})

type Descriptor = GPUObjectDescriptorBase & Record<string, unknown>

/** Makes the GPU refuse the first of what carries such a label. */
function refuseOnce(make: 'createShaderModule' | 'createBuffer', label: string, refused: Descriptor) {
  const methods = GPUDevice.prototype as unknown as Record<string, (descriptor: Descriptor) => unknown>
  const made = methods[make]
  let times = 1
  vi.spyOn(methods, make).mockImplementation(function (this: GPUDevice, descriptor) {
    const refuse = descriptor.label?.startsWith(label) && times-- > 0
    return made.call(this, refuse ? { ...descriptor, ...refused } : descriptor)
  })
}

describe('a refusal', () => {
  gpuTest('of one function is said at its picture alone', async () => {
    await mountAll('auto')
    const before = allPixels()
    refuseOnce('createShaderModule', 'sample field', { code: 'this is no shader' })
    const refused = figures[3]
    await refused.show('x^2 - y^2')
    await vi.waitFor(async () => expect((await refused.sample())?.kind).toBe('validation'))
    await refused.show(sources[0])
    expect(difference(refused.pixels, before[0])).toBeLessThan(same)
    for (const figure of figures) if (figure !== refused) expect(await figure.sample()).toBeNull()
    expect(figures.flatMap(({ mishaps, sentence }) => [...mishaps, sentence].filter(Boolean))).toEqual([])
  })

  gpuTest('of a buffer is that of its picture alone', async () => {
    refuseOnce('createBuffer', 'surface samples', { usage: 0 })
    await mountAll('auto')
    const [refused, ...others] = figures.toSorted((a, b) => b.mishaps.length - a.mishaps.length)
    expect(refused.mishaps).toEqual(['validation'])
    expect(refused.sentence).toMatch(/refused to draw; drawing on the processor/)
    expect((await refused.picture()).stage.renderer).toBe('webgl2')
    for (const figure of others) expect([figure.mishaps, figure.sentence]).toEqual([[], ''])
    expect(opened.devices).toHaveLength(1)
    expect(opened.workers).toBeLessThanOrEqual(mostWorkers)
  })

  gpuTest('that has no owner befalls all, and the processor draws', async () => {
    const engine = await mountAll('auto')
    const before = allPixels()
    opened.devices[0].createBuffer({ size: 16, usage: 0 })
    await opened.devices[0].queue.onSubmittedWorkDone()
    await vi.waitFor(() => expect(figures.every(({ mishaps }) => mishaps.length === 1)).toBe(true))
    await allDrawn()
    expect(engine.sentence).toMatch(/refused to draw; drawing on the processor/)
    for (const picture of await allMade()) expect(picture.evaluator).toBe('cpu')
    figures.forEach(({ pixels }, i) => expect(difference(pixels, before[i])).toBeLessThan(other))
  })
})
