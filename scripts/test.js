// @ts-check
// Everything that must pass, in the order of cost; stops at the first step that fails.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { findChromium } from './chromium.js'

const reports = '.cache/test'
const vitest = (/** @type {string} */ project) =>
  `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${reports}/${project}.json`

/** Commands of this project's tools, by step. */
const steps = {
  format: ['prettier --check .'],
  // In a fresh clone sync writes the types that the lint rules look up.
  lint: ['svelte-kit sync', 'eslint .'],
  types: ['svelte-check --fail-on-warnings', 'tsc --noEmit'],
  unit: [vitest('unit')],
  gpu: [vitest('gpu')],
  build: ['vite build --logLevel warn'],
  e2e: ['playwright test --reporter=list,json']
}

const total = { passed: 0, failed: 0, skipped: 0, flaky: 0 }

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
process.exitCode = (await findBrowser()) && Object.entries(steps).every(passes) ? 0 : 1
if (process.exitCode && !total.failed) total.failed = 1
if (total.flaky) console.log(`\n${total.flaky} passed at the second try only: mend these tests`)
if (total.skipped) console.log(`\n${total.skipped} skipped (see above)`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)

function heading(/** @type {string} */ text) {
  console.log(`\n== ${text}`)
}

async function findBrowser() {
  heading('chromium')
  try {
    const { path, origin } = await findChromium()
    console.log(`${path} (${origin})`)
    process.env.NABLA_CHROMIUM = path
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

/** @param {[string, string[]]} step */
function passes([name, commands]) {
  heading(name)
  const ok = commands.every(runs)
  count(`${reports}/${name}.json`)
  return ok
}

/** npm puts the tools' folder into the PATH, so the names are enough. */
function runs(/** @type {string} */ command) {
  const [tool, ...args] = command.split(' ')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/e2e.json` }
  const { status, error } = spawnSync(tool, args, {
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32'
  })
  if (error) console.error(`${tool} did not start: ${error.message} (run this by npm test)`)
  return status === 0
}

/** Adds up what vitest's and Playwright's JSON reports say. */
function count(/** @type {string} */ file) {
  if (!existsSync(file)) return
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const { stats } = report
  total.passed += stats ? stats.expected + stats.flaky : report.numPassedTests
  total.failed += stats ? stats.unexpected : report.numFailedTests
  total.flaky += stats?.flaky ?? 0
  total.skipped += stats ? stats.skipped : report.numPendingTests
}
