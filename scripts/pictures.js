// @ts-check
// Draws the gallery's pictures: static/gallery/<slug>.webp for every preset.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { ask, launch, serveOwnPage } from './ownPage.js'

const folder = 'static/gallery'

const site = await serveOwnPage('pictures', 4177)
const browser = await launch()
try {
  const pictures = await ask(browser, site.address, 'capturePresets')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { slug, webp } of pictures) writeFileSync(`${folder}/${slug}.webp`, Buffer.from(webp, 'base64'))
  console.log(`${pictures.length} pictures in ${folder}`)
} finally {
  await browser.close()
  await site.close()
}
