// @ts-check
// Random formulas, links and actions through the real page: `npm run fuzz -- --minutes 5 --seed 7`, or
// `--replay FILE` for what a failure wrote down.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' }, replay: { type: 'string' } }
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error(`--minutes needs a number above 0, not ${values.minutes}`)
const seed = values.seed ?? String(Date.now() % 1e6)
const options = { minutes, seed, replay: values.replay }

/** npm puts the tools' folder into the PATH, so the names are enough. */
function run(/** @type {string} */ tool, /** @type {string[]} */ ...args) {
  const env = { ...process.env, NABLA_FUZZ: JSON.stringify(options) }
  return spawnSync(tool, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status ?? 1
}

console.log(values.replay ? `replaying ${values.replay}` : `${minutes} minutes with seed ${seed}`)
process.exitCode =
  run('vite', 'build', '--logLevel', 'warn') ||
  run('playwright', 'test', 'tests/e2e/fuzz.test.ts', '--project', 'wide', '--reporter', 'line')
