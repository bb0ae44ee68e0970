// @ts-check
import { taskName } from './blocking.js'
import { visit } from './visit.js'

/**
 * Work of the page's main thread in a frame while the point moves, in milliseconds: by the tool that is open.
 * @typedef {{ tool: string, frames: number, median: number, percentile95: number }} Dragging
 */

const categories = ['toplevel', 'disabled-by-default-devtools.timeline', 'blink.user_timing']
const frames = 60
const mark = 'bench: frame'

/**
 * Moves the point by the keyboard, a step in every frame, with map, scene and each tool open.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @returns {Promise<Dragging[]>}
 */
export async function measureDragging(browser, address) {
  const page = await visit(browser, address)
  const buttons = page.locator('[data-testid^="tool-"][aria-pressed]')
  const tools = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('data-testid') ?? ''))
  const found = []
  for (const tool of tools) {
    const button = page.getByTestId(tool)
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
    await page.locator(`[data-testid="tool-panel"][data-tool="${tool.slice('tool-'.length)}"]`).waitFor()
    await page.locator('main[data-picture="resting"]').waitFor()
    await browser.startTracing(page, { categories })
    await page.evaluate(moveThePoint, { frames, mark })
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
    found.push({ tool, ...summaryOf(workByFrame(traceEvents)) })
  }
  await page.close()
  return found
}

/** Runs in the page. @param {{ frames: number, mark: string }} options */
async function moveThePoint({ frames, mark }) {
  const picture = /** @type {HTMLElement} */ (document.querySelector('[data-testid="picture"]'))
  picture.focus()
  const keys = ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']
  for (let i = 0; i < frames; i++) {
    const key = keys[Math.floor((i * keys.length) / frames)]
    performance.mark(mark)
    picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await new Promise(requestAnimationFrame)
  }
  performance.mark(mark)
}

/** Own work of the tasks between a frame's mark and the next. @param {import('./blocking.js').TraceEvent[]} events */
function workByFrame(events) {
  const marks = events.filter(({ name }) => name === mark).sort((a, b) => a.ts - b.ts)
  const [{ pid, tid }] = marks
  const tasks = events.filter((event) => event.name === taskName && event.pid === pid && event.tid === tid)
  return marks.slice(1).map(({ ts: end }, i) => {
    const begin = marks[i].ts
    const own = tasks.filter(({ ts }) => ts >= begin && ts < end)
    return own.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur / 1000, 0)
  })
}

/** @param {number[]} times */
function summaryOf(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { frames: times.length, median: at(0.5), percentile95: at(0.95) }
}
