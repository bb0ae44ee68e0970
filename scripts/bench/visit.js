// @ts-check
/**
 * The page itself, as a visitor has it on a screen of 1366 × 768.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @param {() => void} [before] runs in the page before its scripts
 */
export async function visit(browser, address, before) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.on('pageerror', (error) => console.error(error))
  if (before) await page.addInitScript(before)
  await page.goto(address)
  await page.waitForSelector('main[data-status="ready"][data-drawn]', { timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  return page
}

/**
 * Types a formula, all at once, and waits until its picture is on screen: milliseconds from the input event to
 * the frame that the GPU has finished. Of text that is no formula the page is given the time to say so.
 * @param {import('playwright').Page} page
 * @param {string} source
 * @param {boolean} [reads]
 * @returns {Promise<number>}
 */
export const enter = (page, source, reads = true) =>
  page.evaluate(
    ({ source, reads, patience }) =>
      new Promise((resolve, reject) => {
        const main = /** @type {HTMLElement} */ (document.querySelector('main'))
        const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('[data-testid="formula"]'))
        const start = performance.now()
        const observer = new MutationObserver(() => {
          if (reads && main.dataset.drawn === source) finish()
        })
        const finish = () => {
          observer.disconnect()
          clearTimeout(timer)
          resolve(performance.now() - start)
        }
        const giveUp = () => (reads ? reject(new Error(`no picture of ${source}`)) : finish())
        const timer = setTimeout(giveUp, reads ? 60_000 : patience)
        observer.observe(main, { attributes: true })
        field.value = source
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }),
    { source, reads, patience: 150 }
  )
