// @ts-check
// Draws the still pictures of the lessons' figures: static/learn/<lesson>/<figure>.webp, as the built site shows them.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { launch, serve } from './ownPage.js'

const root = 'static/learn'
/** Of the pictures' better half of file sizes: level curves are thin. */
const quality = 0.82

await build({ logLevel: 'error' })
const site = await serve({ preview: { port: 4178 }, logLevel: 'error' })
const browser = await launch()
try {
  const lessons = readdirSync('build/learn', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`build/learn/${entry.name}/teacher`))
    .map(({ name }) => name)
  rmSync(root, { recursive: true, force: true })
  for (const slug of lessons) {
    const figures = await stillsOf(slug)
    mkdirSync(`${root}/${slug}`, { recursive: true })
    for (const { name, webp } of figures)
      writeFileSync(`${root}/${slug}/${name}.webp`, Buffer.from(webp, 'base64'))
    console.log(`${figures.length} pictures of ${slug}`)
  }
} finally {
  await browser.close()
  await site.close()
}

/** Every figure of a lesson at rest, without its controls. @param {string} slug */
async function stillsOf(slug) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 1000 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    // The page's policy forbids the style below.
    bypassCSP: true
  })
  const page = await context.newPage()
  await page.goto(`${site.address}learn/${slug}/`)
  await page.addStyleTag({
    content: '.sights button, .sights .help, .sights .label { visibility: hidden !important }'
  })
  const stills = []
  for (const figure of await page.locator('figure[data-figure]').all()) {
    await figure.scrollIntoViewIfNeeded()
    await figure.and(page.locator('[data-status="ready"][data-picture="resting"]')).waitFor()
    const name = /** @type {string} */ (await figure.getAttribute('data-figure'))
    const png = await figure.locator('.sights').screenshot({ animations: 'disabled' })
    stills.push({ name, webp: await page.evaluate(toWebp, { png: png.toString('base64'), quality }) })
  }
  await context.close()
  return stills
}

/** Run in the page. @param {{ png: string, quality: number }} still */
async function toWebp({ png, quality }) {
  const image = new Image()
  image.src = `data:image/png;base64,${png}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas.toDataURL('image/webp', quality).replace(/^[^,]*,/, '')
}
