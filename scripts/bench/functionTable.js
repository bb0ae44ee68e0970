// @ts-check
// Measures the kernels' functions alone and prints them as the table of docs/measured.md.
import { ask, launch, serveOwnPage } from '../ownPage.js'
import { functionsMarkdown } from './functionsReport.js'

const bench = await serveOwnPage('bench', 4175)
const browser = await launch()
try {
  /** @type {import('./functions').Functions} */
  const figures = await ask(browser, bench.address, 'functions')
  console.log(functionsMarkdown(figures))
} finally {
  await browser.close()
  await bench.close()
}
