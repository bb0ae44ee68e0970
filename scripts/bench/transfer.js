// @ts-check
import { gzipSync } from 'node:zlib'
import { enter } from './visit.js'

/**
 * One script that the page fetched, and when (milliseconds since the epoch).
 * @typedef {{ address: string, start: number, size: number }} Script
 */

/**
 * Notes when the formula of ∂f/∂x first stands set on the page beside its number. The prerendered page holds
 * both as text already; only the running page sets them by KaTeX.
 */
export function noteWhenLive() {
  const isLive = () =>
    document.querySelector('[data-testid="formula-partial-x"] .katex') &&
    document.querySelector('[data-testid="partial-x"]')?.getAttribute('data-value')
  const note = () => {
    if (!isLive()) return
    observer.disconnect()
    Object.assign(window, { liveAt: performance.timeOrigin + performance.now() })
  }
  const observer = new MutationObserver(note)
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}

/**
 * The scripts of one visit, the worker's own among them.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 */
async function visit(browser, address) {
  const page = await browser.newPage()
  /** @type {Promise<Script>[]} */
  const scripts = []
  page.context().on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (type.includes('javascript')) scripts.push(measure(response))
  })
  await page.addInitScript(noteWhenLive)
  await page.goto(address)
  await page.waitForSelector('main[data-status="ready"][data-drawn]', { timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  const liveAt = await page.evaluate(() => /** @type {number | undefined} */ (Reflect.get(window, 'liveAt')))
  if (liveAt === undefined) throw new Error('the formulas and readouts never came to life')
  const before = scripts.length
  await enter(page, longFormula)
  const all = await Promise.all(scripts)
  await page.close()
  return { liveAt, scripts: all.slice(0, before), later: all.slice(before) }
}

/** Long enough to be read in a worker of its own. */
const longFormula = Array.from({ length: 60 }, (_, i) => `sin(${i}x)`).join('+')

/** @param {import('playwright').Response} response @returns {Promise<Script>} */
async function measure(response) {
  const size = gzipSync(await response.body()).length
  return { address: response.url(), start: response.request().timing().startTime, size }
}

const sum = (/** @type {Script[]} */ scripts) => scripts.reduce((total, { size }) => total + size, 0)

/**
 * JavaScript transferred, gzipped, in bytes: in all, and what was asked for before the formulas and readouts
 * were live, and what a long formula fetches besides. Of a visit with WebGPU and one without, which fetch different engines, the larger counts.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 */
export async function measureTransfer(browser, address) {
  const visits = [await visit(browser, address), await visit(browser, `${address}?engine=cpu`)]
  const early = visits.map(({ scripts, liveAt }) => sum(scripts.filter(({ start }) => start < liveAt)))
  const [inAll, forLong] = [visits.map(({ scripts }) => sum(scripts)), visits.map(({ later }) => sum(later))]
  return { inAll: Math.max(...inAll), beforeLive: Math.max(...early), forLong: Math.max(...forLong) }
}
