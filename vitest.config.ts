import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { sveltekit } from '@sveltejs/kit/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './scripts/chromium.js'
import { shaderStructures } from './scripts/structures.js'
import { threeSources } from './scripts/three.js'

const lib = fileURLToPath(new URL('./src/lib', import.meta.url))

/** Pure modules and state, in Node; components' runes run as in the browser. */
const unit = {
  plugins: [shaderStructures(), sveltekit()],
  resolve: { conditions: ['browser'] },
  // No limit of time is tested here; a busy machine takes several times as long.
  test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000 }
}

/** Kernels on a real WebGPU device, in headless Chromium. */
const gpu = {
  plugins: [shaderStructures(), svelte({ configFile: false })],
  resolve: { alias: [{ find: '$lib', replacement: lib }, ...threeSources] },
  test: {
    name: 'gpu',
    include: ['tests/gpu/**/*.test.ts'],
    provide: { adapterRequired: Boolean(process.env.CI) },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: launchOptions() }),
      instances: [{ browser: 'chromium' as const }]
    },
    // One page for all files: a device costs more than the kernels it runs.
    isolate: false,
    fileParallelism: false
  }
}

export default defineConfig({ test: { projects: [unit, gpu] } })
