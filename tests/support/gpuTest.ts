import { inject, test } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Set in CI, where a run without an adapter must not look like a success. */
    adapterRequired: boolean
  }
}

let device: Promise<GPUDevice | null> | undefined

async function requestDevice() {
  const adapter = await navigator.gpu?.requestAdapter()
  return adapter ? adapter.requestDevice({ label: 'gpu tests' }) : null
}

const filters = ['validation', 'out-of-memory', 'internal'] as const

/** Runs `use` inside error scopes; the first error they caught, or null. */
async function errorIn(device: GPUDevice, use: () => Promise<void>) {
  for (const filter of filters) device.pushErrorScope(filter)
  await use()
  const errors = await Promise.all(filters.map(() => device.popErrorScope()))
  return errors.find((error) => error !== null) ?? null
}

/**
 * A test with a WebGPU device, inside error scopes. Without an adapter it is skipped, loudly, except in CI,
 * where it fails. The device is shared: free what you make.
 */
export const gpuTest = test.extend<{ device: GPUDevice }>({
  device: async ({ skip }, use) => {
    const found = await (device ??= requestDevice())
    if (!found) {
      const message = 'no WebGPU adapter was found; see the flags in scripts/chromium.js'
      if (inject('adapterRequired')) throw new Error(message)
      console.warn(`SKIPPED: ${message}`)
      return skip(message)
    }
    const error = await errorIn(found, () => use(found))
    if (error) throw new Error(`WebGPU error: ${error.message}`)
  }
})
