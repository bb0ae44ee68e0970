import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { fuzz, keep, replay, type Failure } from '../support/fuzz/run'

/** Set by `npm run fuzz`; without it a short run that is always the same. */
const options = JSON.parse(process.env.NABLA_FUZZ ?? '{}') as {
  minutes?: number
  seed?: string
  replay?: string
}
const seed = options.seed ?? 'short'
const shortRun = 24
const minute = 60_000

test('whatever is done to the page, it shows what its state says', async ({ browser, baseURL }) => {
  test.setTimeout((options.minutes ?? 0) * minute + 5 * minute)
  if (options.replay) {
    const { actions } = JSON.parse(readFileSync(options.replay, 'utf8')) as Failure
    expect(await replay(browser, baseURL!, actions)).toEqual([])
    return
  }
  const end = Date.now() + (options.minutes ?? 0) * minute
  const isOver = (actions: number) => (options.minutes ? Date.now() > end : actions >= shortRun)
  const failures: string[] = []
  const actions = await fuzz(browser, baseURL!, seed, isOver, (failure) => {
    const file = keep(failure)
    const told = [...failure.problems, `npm run fuzz -- --replay ${file}`].join('\n  ')
    console.log(`${failure.seed}: ${told}`)
    failures.push(told)
  })
  console.log(`fuzz: ${actions} actions with seed ${seed}, ${failures.length} failures`)
  expect(failures).toEqual([])
})
