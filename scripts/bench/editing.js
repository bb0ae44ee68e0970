// @ts-check
import { enter, visit } from './visit.js'

/**
 * @typedef {{ edits: number, median: number, percentile95: number, slowest: { time: number, source: string } }} Editing
 */

/** Adapter and engine warm up over the first edits, which are not counted. */
const warmUp = ['x^2', 'x y', 'x^3 - y', 'sin x', 'x^2 + y^2']

/**
 * Milliseconds from an edit's input event to its picture, finished, in the page itself.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {import('./edits').Edit[]} edits
 * @returns {Promise<Editing>}
 */
export async function measureEditing(browser, address, edits) {
  const page = await visit(browser, address)
  for (const source of warmUp) await enter(page, source)
  /** @type {{ time: number, source: string }[]} */
  const times = []
  for (const { source, reads } of edits) {
    const time = await enter(page, source, reads)
    if (reads) times.push({ time, source })
  }
  await page.close()
  times.sort((a, b) => a.time - b.time)
  const at = (/** @type {number} */ share) => times[Math.ceil(share * times.length) - 1].time
  return {
    edits: times.length,
    median: at(0.5),
    percentile95: at(0.95),
    slowest: times[times.length - 1]
  }
}
