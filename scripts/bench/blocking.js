// @ts-check
import { enter, visit } from './visit.js'

/**
 * A task of the page's main thread, in milliseconds: how long it kept the page from its reader, and how much of
 * that was its own work (on a busy machine less).
 * @typedef {{ during: string, time: number, work: number }} Task
 * @typedef {{ tasks: number, longest: Task[] }} Blocking
 * @typedef {{ name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number }} TraceEvent
 */

const categories = ['toplevel', 'disabled-by-default-devtools.timeline', 'blink.user_timing']
const mark = 'bench: '

/** How a trace calls what the main thread does without a pause. */
export const taskName = 'RunTask'

/**
 * What a reader does, each under its name.
 * @param {import('playwright').Page} page
 * @param {import('./edits').Edit[]} edits
 * @param {{ name: string, source: string }[]} hard
 */
async function* actions(page, edits, hard) {
  for (const { source, reads } of edits) yield { name: source, run: () => enter(page, source, reads) }
  yield { name: 'sliders', run: () => drag(page, 'a x^2 + b sin(a y)') }
  for (const { name, source } of hard) {
    yield { name, run: () => enter(page, source) }
    yield { name: `steps of ${name}`, run: () => openSteps(page) }
  }
  yield { name: 'sliders of a long formula', run: () => drag(page, longWithSliders) }
}

const longWithSliders = Array.from({ length: 60 }, (_, i) => `a sin(${i + 1} b x)`).join(' + ')

/** @param {import('playwright').Page} page @param {string} source */
async function drag(page, source) {
  await enter(page, source)
  await page.evaluate(async () => {
    const slider = /** @type {HTMLInputElement} */ (document.querySelector('[data-testid="slider-a"]'))
    for (let i = 0; i < 30; i++) {
      slider.value = String(-3 + i / 5)
      slider.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await new Promise(requestAnimationFrame)
    }
  })
}

/** Opens the steps of the first partial derivative and closes them again. @param {import('playwright').Page} page */
async function openSteps(page) {
  await page.getByTestId('show-steps-partial-x').click()
  await page.getByTestId('step').first().waitFor()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  await page.getByTestId('show-steps-partial-x').click()
}

/**
 * The longest tasks of the main thread after load, over edits, hard formulas, sliders and steps.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {import('./edits').Edit[]} edits
 * @param {{ name: string, source: string }[]} hard
 * @returns {Promise<Blocking>}
 */
export async function measureBlocking(browser, address, edits, hard) {
  const page = await visit(browser, address)
  await browser.startTracing(page, { categories })
  for await (const { name, run } of actions(page, edits, hard)) {
    await page.evaluate((label) => void performance.mark(label), mark + name)
    await run()
  }
  const trace = JSON.parse((await browser.stopTracing()).toString())
  await page.close()
  return longestTasks(trace.traceEvents)
}

/** @param {TraceEvent[]} events @returns {Blocking} */
export function longestTasks(events) {
  const marks = events.filter(({ name }) => name.startsWith(mark))
  const [{ pid, tid }] = marks
  const during = (/** @type {number} */ time) =>
    marks.findLast(({ ts }) => ts <= time)?.name.slice(mark.length)
  const tasks = events
    .filter((event) => event.name === taskName && event.pid === pid && event.tid === tid)
    .flatMap(({ ts, dur = 0, tdur = dur }) => {
      const name = during(ts)
      return name === undefined ? [] : [{ during: name, time: dur / 1000, work: tdur / 1000 }]
    })
  return { tasks: tasks.length, longest: tasks.sort((a, b) => b.time - a.time).slice(0, 5) }
}
