// @ts-check

/**
 * How a lesson opens and is read, in milliseconds.
 * @typedef {object} LessonTimes
 * @property {string} slug
 * @property {number} figures
 * @property {number} text from the navigation until the text is painted
 * @property {number} figure from then until the first figure has its picture
 * @property {number} longest the main thread's longest task while the rest is scrolled through; 0 below 50
 */

/** Pixels from one look at a lesson to the next. */
const stride = 300

/**
 * Notes when the first figure has its picture, since who asks from outside learns of it up to half a second later, and
 * the long tasks that begin after `from`; runs before the page's own scripts.
 */
function noteReading() {
  const noted = { picture: 0, from: Infinity, longest: 0 }
  Object.assign(window, { noted })
  const observer = new MutationObserver(() => {
    if (!document.querySelector('figure[data-figure]')?.matches('[data-status="ready"]')) return
    noted.picture = performance.now()
    observer.disconnect()
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime >= noted.from) noted.longest = Math.max(noted.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
}

/**
 * Every lesson from its beginning to its end, in a page of its own.
 * @param {import('playwright').Browser} browser
 * @param {string} address
 * @returns {Promise<LessonTimes[]>}
 */
export async function measureLessons(browser, address) {
  const index = await browser.newPage()
  await index.goto(`${address}learn/`)
  const links = index.locator('main ol a')
  const slugs = await links.evaluateAll((all) =>
    all.map((link) => link.getAttribute('href')?.split('/').pop() ?? '')
  )
  await index.close()
  /** @type {LessonTimes[]} */
  const times = []
  for (const slug of slugs) times.push(await readThrough(browser, address, slug))
  return times
}

/** @param {import('playwright').Browser} browser @param {string} address @param {string} slug @returns {Promise<LessonTimes>} */
async function readThrough(browser, address, slug) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.addInitScript(noteReading)
  await page.goto(`${address}learn/${slug}/`, { waitUntil: 'commit' })
  const figures = page.locator('figure[data-figure]')
  await figures.first().scrollIntoViewIfNeeded()
  await figures.first().and(page.locator('[data-status="ready"]')).waitFor()
  const opened = await page.evaluate(() => ({
    text: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    picture: Reflect.get(window, 'noted').picture
  }))
  await page.evaluate(() => Object.assign(Reflect.get(window, 'noted'), { from: performance.now() }))
  for (const figure of await figures.all()) {
    await figure.scrollIntoViewIfNeeded()
    await figure.and(page.locator('[data-status="ready"][data-picture="resting"]')).waitFor()
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let top = 0; top < height; top += stride)
    await page.evaluate(
      (top) => new Promise((resolve) => (scrollTo(0, top), requestAnimationFrame(() => setTimeout(resolve)))),
      top
    )
  // The observer of tasks is told of them a little later.
  await page.waitForTimeout(300)
  const longest = await page.evaluate(() => Reflect.get(window, 'noted').longest)
  const count = await figures.count()
  await page.close()
  return { slug, figures: count, text: opened.text, figure: opened.picture - opened.text, longest }
}
