// @ts-check
// Measures in a headless browser and prints one table; `--json FILE` also writes it as JSON, `--picture FILE`
// draws the costs as SVG, `--only editing,memory` measures only that.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { ask, launch, loadModule, serve, serveOwnPage } from '../ownPage.js'
import { measureBlocking } from './blocking.js'
import { costPicture } from './costPicture.js'
import { measureDragging } from './dragging.js'
import { measureEditing } from './editing.js'
import { measureLoading } from './loading.js'
import { measureLessons } from './lessons.js'
import { measureMap } from './map.js'
import { measureMemory } from './memory.js'
import { checksOf, toSections, toTable } from './report.js'
import { measureTransfer } from './transfer.js'

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, picture: { type: 'string' }, only: { type: 'string' } }
})
const sides = { throughput: [128, 512, 1024], frames: [128, 256, 512] }

async function main() {
  await build({ logLevel: 'warn' })
  const bench = await serveOwnPage('bench', 4175)
  const site = await serve({ preview: { port: 4176 } })
  const browser = await launch()
  const { edits, hardFormulas, changes, presetLinks } = await loadModule('bench/edits.ts')
  /** Each measurement has a page of its own, so that no other's garbage is in its way. */
  const ownPage = (/** @type {string} */ kind, side = 0) => ask(browser, bench.address, kind, side)
  const bySide = async (/** @type {'throughput' | 'frames'} */ kind) => {
    const results = []
    for (const side of sides[kind]) results.push(await ownPage(kind, side))
    return results.flat()
  }
  /** @type {{ [Kind in keyof import('./report.js').Results]-?: () => Promise<import('./report.js').Results[Kind]> }} */
  const measurements = {
    throughput: () => bySide('throughput'),
    frames: () => bySide('frames'),
    costs: () => ownPage('costs'),
    loading: () => measureLoading(launch, site.address),
    editing: () => measureEditing(browser, site.address, edits()),
    dragging: () => measureDragging(browser, site.address),
    blocking: () => measureBlocking(browser, site.address, edits(), hardFormulas()),
    lessons: () => measureLessons(browser, site.address),
    figures: () => ownPage('figures'),
    map: () => measureMap(browser, site.address, presetLinks()),
    memory: () => measureMemory(browser, site.address, changes(1000)),
    processor: async () => ({ oneCore: await ownPage('oneCore'), pool: await ownPage('pool') }),
    functions: () => ownPage('functions'),
    reading: () => ownPage('reading'),
    extrema: () => ownPage('extrema'),
    rounding: () => ownPage('rounding'),
    transfer: () => measureTransfer(browser, site.address)
  }
  try {
    /** @type {import('./report.js').Results} */
    const results = {}
    const wanted = options.only?.split(',') ?? Object.keys(measurements)
    for (const kind of /** @type {(keyof typeof measurements)[]} */ (wanted)) {
      process.stderr.write(`measuring ${kind}\n`)
      Object.assign(results, { [kind]: await measurements[kind]() })
    }
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
  if (options.picture && results.costs) writeFileSync(options.picture, costPicture(results.costs))
  if (options.json) writeFileSync(options.json, JSON.stringify({ machine, results, checks }, null, 2) + '\n')
}

await main()
