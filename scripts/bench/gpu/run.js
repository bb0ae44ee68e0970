// @ts-check
// The kernels on this machine's GPU without a browser or a display; `--json FILE` also writes JSON,
// `--software` takes the software adapter that comes with Chromium.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { softwareAdapter } from '../../chromium.js'
import { loadModule } from '../../ownPage.js'
import { toText } from './report.js'

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, software: { type: 'boolean' } }
})

const missing =
  'This measures with the npm package "webgpu", which is no part of the site. Install it beside: npm install --no-save webgpu'
const noAdapter =
  'No GPU was found. On Linux a Vulkan driver and its loader (libvulkan1) have to be installed; ' +
  'VK_ICD_FILENAMES can name the driver. Without a GPU: npm run bench:gpu -- --software'

/** @returns {Promise<{ create(flags: string[]): GPU, globals: object } | null>} */
async function findPackage() {
  const name = 'webgpu'
  try {
    return await import(name)
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}

/** The loader and its driver are found by variables that a process has to be started with. */
function restartOnSoftware() {
  const variables = softwareAdapter()
  if (!variables)
    return fail('This Chromium brings no software adapter for Vulkan; name its driver in VK_ICD_FILENAMES.')
  const args = process.argv.slice(2).filter((argument) => argument !== '--software')
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...variables }
  })
  return status ?? 1
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence)
  return 1
}

async function main() {
  const webgpu = await findPackage()
  if (!webgpu) return fail(missing)
  if (options.software) return restartOnSoftware()
  Object.assign(globalThis, webgpu.globals)
  const gpu = webgpu.create([])
  const navigator = { gpu, hardwareConcurrency: availableParallelism() }
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true })
  const measure = await loadModule('bench/gpu/measure.ts')
  const results = await measure.measureDevice(gpu)
  if (!results) return fail(noAdapter)
  console.log(toText(results))
  if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 2) + '\n')
  return 0
}

// Dawn keeps the process alive for its devices.
process.exit(await main())
