// @ts-check
import { enter, visit } from './visit.js'

/**
 * @typedef {{ formula: string, time: number }} MapTime
 * @typedef {{ times: MapTime[], within: number }} MapTimes
 */

/** Each formula is typed so often, after a plain one; its median counts. */
const rounds = 3

/**
 * Milliseconds from a new formula's input event to its complete map, in the page itself.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {{ source: string, fragment: string }[]} presets each with the link to its domain, and another formula there
 * @returns {Promise<MapTimes>}
 */
export async function measureMap(browser, address, presets) {
  const page = await visit(browser, address)
  /** @type {MapTime[]} */
  const times = []
  for (const { source, fragment } of presets) {
    await page.goto(`${address}#${fragment}`)
    await page.waitForSelector('main[data-picture="resting"]', { timeout: 60_000 })
    /** @type {number[]} */
    const found = []
    for (let round = 0; round < rounds; round++) {
      await enter(page, `x + ${round} y`)
      await page.waitForSelector('main[data-picture="resting"]', { timeout: 60_000 })
      found.push(await mapped(page, source))
      await page.waitForSelector('main[data-picture="resting"]', { timeout: 60_000 })
    }
    times.push({ formula: source, time: found.sort((a, b) => a - b)[rounds >> 1] })
  }
  await page.close()
  times.sort((a, b) => a.time - b.time)
  return { times, within: times[Math.min(19, times.length - 1)].time }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} source
 * @returns {Promise<number>}
 */
const mapped = (page, source) =>
  page.evaluate(
    (source) =>
      new Promise((resolve) => {
        const map = /** @type {SVGElement} */ (document.querySelector('[data-testid="map"]'))
        const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('[data-testid="formula"]'))
        const start = performance.now()
        const observer = new MutationObserver(() => {
          if (map.dataset.drawn !== source) return
          observer.disconnect()
          resolve(performance.now() - start)
        })
        observer.observe(map, { attributes: true })
        field.value = source
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }),
    source
  )
