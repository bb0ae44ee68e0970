import { expect, type Page } from '@playwright/test'
import { main } from './nabla'

declare global {
  interface Window {
    /** Every device that the page opened, oldest first, by `holdDevices`. */
    devices: GPUDevice[]
    /** Every WebGL context that the page opened, oldest first, by `holdContexts`. */
    contexts: WebGL2RenderingContext[]
    /** Whether the page is as if behind another, by `letHide`. */
    hidden: boolean
  }
}

/** Keeps the devices that the page opens within reach. Call before the page opens. */
export async function holdDevices(page: Page) {
  await page.addInitScript(() => {
    window.devices = []
    const { prototype } = GPUAdapter
    const { requestDevice } = prototype
    prototype.requestDevice = async function (...args) {
      const device = await requestDevice.apply(this, args)
      window.devices.push(device)
      return device
    }
  })
}

/** Keeps the WebGL contexts that the page opens within reach: one draws for all canvases. Call before the page opens. */
export async function holdContexts(page: Page) {
  await page.addInitScript(() => {
    window.contexts = []
    const canvas = HTMLCanvasElement.prototype as { getContext: (...args: unknown[]) => unknown }
    const { getContext } = canvas
    canvas.getContext = function (...args) {
      const context = getContext.apply(this, args)
      if (context instanceof WebGL2RenderingContext && !window.contexts.includes(context))
        window.contexts.push(context)
      return context
    }
  })
}

/** Takes the device or the WebGL context (by `holdDevices` or `holdContexts`) from under the picture; the milliseconds until it is drawn again. */
export async function losePicture(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { dataset } = document.querySelector('main')!
    const started = performance.now()
    const nextTask = () => new Promise((resolve) => setTimeout(resolve))
    if (dataset.renderer === 'webgpu') window.devices.at(-1)!.destroy()
    else window.contexts.at(-1)!.getExtension('WEBGL_lose_context')!.loseContext()
    while (dataset.drawn !== '') await nextTask()
    while (dataset.drawn === '' && !document.querySelector('.failed')) await nextTask()
    return performance.now() - started
  })
}

/** A page that `hide` can hide: no animation frames then, as in a tab behind another. Call before the page opens. */
export async function letHide(page: Page) {
  await page.addInitScript(() => {
    window.hidden = false
    const request = window.requestAnimationFrame.bind(window)
    const pending = new Map<number, FrameRequestCallback>()
    const held = new Set<number>()
    let next = 1
    const run = (id: number, now: number) => {
      if (window.hidden) return void held.add(id)
      const callback = pending.get(id)
      pending.delete(id)
      callback?.(now)
    }
    const ask = (id: number) => request((now) => run(id, now))
    window.requestAnimationFrame = (callback) => {
      pending.set(next, callback)
      ask(next)
      return next++
    }
    window.cancelAnimationFrame = (id) => void pending.delete(id)
    Object.defineProperty(document, 'hidden', { get: () => window.hidden })
    Object.defineProperty(document, 'visibilityState', { get: () => (window.hidden ? 'hidden' : 'visible') })
    document.addEventListener('visibilitychange', () => {
      if (window.hidden) return
      held.forEach(ask)
      held.clear()
    })
  })
}

export async function hide(page: Page, hidden = true) {
  await page.evaluate((hidden) => {
    window.hidden = hidden
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

type Made = 'createBuffer' | 'createShaderModule' | 'createRenderPipelineAsync'

type Descriptor = GPUObjectDescriptorBase & Record<string, unknown>
type Failure = (device: GPUDevice, descriptor: Descriptor) => void

/** How the GPU may fail, by what it is asked for. */
const failures = {
  /** A real out-of-memory error, in the same scopes as what was asked for. */
  memory: (device) => {
    const { maxTextureDimension2D: side, maxTextureArrayLayers: layers } = device.limits
    device.createTexture({
      size: [side, side, layers],
      format: 'rgba32float',
      usage: GPUTextureUsage.COPY_DST
    })
  },
  /** A descriptor that no device takes. */
  validation: (_device, descriptor) => {
    if ('code' in descriptor) descriptor.code = 'this is no shader'
    else if ('vertex' in descriptor) (descriptor.vertex as GPUVertexState).entryPoint = 'nothing of this name'
    else descriptor.usage = 0
  }
} satisfies Record<string, Failure>

/** Makes the GPU fail at what carries such a label, the first `times` times. Call before the page opens. */
export async function failAt(
  page: Page,
  make: Made,
  label: string,
  how: keyof typeof failures,
  times = Infinity
) {
  const install = (make: Made, label: string, times: number, fail: Failure) => {
    const methods = GPUDevice.prototype as unknown as Record<Made, (descriptor: Descriptor) => unknown>
    const made = methods[make]
    methods[make] = function (this: GPUDevice, descriptor) {
      if (descriptor.label?.startsWith(label) && times-- > 0) fail(this, descriptor)
      return made.call(this, descriptor)
    }
  }
  // Functions cannot be handed to an init script as arguments.
  const args = `${JSON.stringify(make)}, ${JSON.stringify(label)}, ${times}, ${String(failures[how])}`
  await page.addInitScript(`(${String(install)})(${args})`)
}

/** What the page says at the picture. */
export const notice = (page: Page) => page.locator('.notice, .failed')

export const expectEngine = (page: Page, engine: 'webgpu' | 'cpu') =>
  expect(main(page)).toHaveAttribute('data-engine', engine)
