// @ts-check
// Measures in a headless browser and prints one table; `--json FILE` also writes it as JSON.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { ask, launch, serve, serveOwnPage } from '../ownPage.js'
import { checksOf, toSections, toTable } from './report.js'
import { measureTransfer } from './transfer.js'

const { values: options } = parseArgs({ options: { json: { type: 'string' } } })
const sides = { throughput: [128, 512, 1024], frames: [128, 256, 512] }

async function main() {
  await build({ logLevel: 'warn' })
  const bench = await serveOwnPage('bench', 4175)
  const site = await serve({ preview: { port: 4176 } })
  const browser = await launch()
  /** Each measurement has a page of its own, so that no other's garbage is in its way. */
  const measure = (
    /** @type {'throughput' | 'frames' | 'reading' | 'functions'} */ kind,
    /** @type {number} */ side = 0
  ) => {
    process.stderr.write(`measuring ${kind}${side ? ` ${side}²` : ''}\n`)
    return ask(browser, bench.address, kind, side)
  }
  try {
    /** @type {import('./report.js').Results} */
    const results = {
      throughput: [],
      frames: [],
      reading: await measure('reading'),
      transfer: await measureTransfer(browser, site.address),
      functions: await measure('functions')
    }
    for (const side of sides.throughput) results.throughput.push(...(await measure('throughput', side)))
    for (const side of sides.frames) results.frames.push(await measure('frames', side))
    report(results, browser.version())
  } finally {
    await browser.close()
    await Promise.all([bench.close(), site.close()])
  }
}

/** @param {import('./report.js').Results} results @param {string} version */
function report(results, version) {
  const machine = `Chromium ${version}, software adapter, ${cpus().length} × ${cpus()[0].model.trim()}`
  const sections = toSections(results)
  console.log(`${machine}\n\n${toTable(sections)}`)
  const checks = checksOf(sections)
  const missed = checks.filter(({ pass }) => !pass)
  console.log(missed.length ? `${missed.length} of ${checks.length} limits missed` : 'all limits kept')
  if (options.json) writeFileSync(options.json, JSON.stringify({ machine, results, checks }, null, 2) + '\n')
}

await main()
