// @ts-check
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { chromium } from 'playwright'
import { build, createServer, preview } from 'vite'
import { findChromium, launchOptions } from './chromium.js'
import { shaderStructures } from './structures.js'
import { threeSources } from './three.js'

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url))

/** The site's own modules as scripts import them. */
const alias = [{ find: '$lib', replacement: path('../src/lib') }, ...threeSources]

/**
 * A page of our own over the site's modules, built as a visitor would get them.
 * @param {string} name its folder under scripts/
 * @param {number} port
 * @returns {import('vite').InlineConfig}
 */
const configOf = (name, port) => ({
  configFile: false,
  root: path(name),
  logLevel: 'warn',
  // The table of tools names its panels, though no own page opens one.
  plugins: [shaderStructures(), svelte({ configFile: false })],
  resolve: { alias },
  worker: { format: 'es' },
  build: {
    outDir: path(`../.cache/${name}`),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 4000
  },
  preview: { port }
})

/** @param {import('vite').InlineConfig} config */
export async function serve(config) {
  const server = await preview(config)
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('the preview server has no address to open')
  return { address, close: () => server.close() }
}

/** @param {string} name @param {number} port */
export async function serveOwnPage(name, port) {
  const config = configOf(name, port)
  await build(config)
  return await serve(config)
}

export async function launch() {
  const { path: executablePath } = await findChromium()
  process.env.NABLA_CHROMIUM = executablePath
  return await chromium.launch(launchOptions())
}

/**
 * Opens a page of our own and calls a function that it put on `window.page`.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {string} name
 * @param {unknown} [argument]
 */
export async function ask(browser, address, name, argument) {
  const page = await browser.newPage()
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  page.on('pageerror', (error) => console.error(error))
  await page.goto(address)
  await page.waitForFunction(() => 'page' in window)
  const call = { name, argument }
  const answer = await page.evaluate(
    ({ name, argument }) => Reflect.get(window, 'page')[name](argument),
    call
  )
  await page.close()
  return answer
}

/**
 * One of the scripts' TypeScript modules with all it imports, run by Node itself.
 * @param {string} name its path under scripts/
 */
export async function loadModule(name) {
  const server = await createServer({
    configFile: false,
    root: path('.'),
    logLevel: 'warn',
    appType: 'custom',
    // The table of tools names its panels, though no own page opens one.
    plugins: [shaderStructures(), svelte({ configFile: false })],
    resolve: { alias },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] }
  })
  try {
    return await server.ssrLoadModule(path(name))
  } finally {
    await server.close()
  }
}
