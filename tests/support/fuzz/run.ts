import { mkdirSync, writeFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { holdContexts, holdDevices } from '../mishaps'
import { createActions, type Action } from './actions'
import { differences, settled, type Shown } from './checks'
import { perform } from './perform'

/** A run that failed, to be replayed: the actions since the page was opened. */
export interface Failure {
  seed: string
  actions: Action[]
  problems: string[]
}

const folder = '.cache/fuzz'
/** Actions on one page; then another is opened, so that a failure is short to replay. */
const perPage = 40
/** So many actions come in a burst before the page is looked at. */
const longestBurst = 4
/** Every so many looks the page is loaded again by its own link. */
const looksPerReload = 5

/** Opens pages and acts on them until `isOver`; hands each failure to `report`. */
export async function fuzz(
  browser: Browser,
  baseURL: string,
  seed: string,
  isOver: (actions: number) => boolean,
  report: (failure: Failure) => void
): Promise<number> {
  let done = 0
  for (let round = 0; !isOver(done); round++) {
    const next = createActions(`${seed}-${round}`)
    const actions: Action[] = []
    const source = function* () {
      while (actions.length < perPage && !isOver(done)) {
        const action = next()
        actions.push(action)
        done++
        yield action
      }
    }
    const problems = await actOn(browser, baseURL, source())
    if (problems.length > 0) report({ seed: `${seed}-${round}`, actions, problems })
    // Where not even the first page opens, no other will.
    if (actions.length === 0) break
  }
  return done
}

/** Does the same actions again; what goes wrong now. */
export const replay = (browser: Browser, baseURL: string, actions: Action[]) =>
  actOn(browser, baseURL, actions)

/** Writes a failure down; the file's path. */
export function keep(failure: Failure): string {
  mkdirSync(folder, { recursive: true })
  const file = `${folder}/${failure.seed}.json`
  writeFileSync(file, JSON.stringify(failure, null, 1) + '\n')
  return file
}

async function actOn(browser: Browser, baseURL: string, actions: Iterable<Action>): Promise<string[]> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 820, height: 500 },
    deviceScaleFactor: 1
  })
  const page = await context.newPage()
  const problems: string[] = []
  await listen(page, problems)
  let last = 'nothing'
  try {
    await page.goto('./')
    await look(page, createMemory(), false)
    const memory = createMemory()
    let burst = 0
    for (const action of actions) {
      last = JSON.stringify(action)
      await perform(page, action)
      memory.note(action)
      if (++burst < memory.burst) continue
      burst = 0
      problems.push(...(await look(page, memory, true)))
      if (problems.length > 0) break
    }
    if (burst > 0 && problems.length === 0) problems.push(...(await look(page, memory, true)))
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  await context.close()
  return problems.length > 0 ? [`after ${last}`, ...problems] : []
}

/** What one has to know of the past to judge the present. */
function createMemory() {
  let acted = 0
  return {
    looks: 0,
    lastGood: null as string | null,
    /** The camera may look elsewhere in ways that no link says. */
    moved: false,
    get burst() {
      return 1 + (acted % longestBurst)
    },
    note({ do: what }: Action) {
      acted++
      if (what === 'open') this.moved = false
      if (['drag', 'grab', 'wheel', 'keys', 'press'].includes(what)) this.moved = true
      // Which formulas were read on the way is not known after a burst.
      if (['fill', 'type', 'hash', 'open', 'back', 'forward', 'gallery', 'paste'].includes(what))
        this.lastGood = null
    }
  }
}

async function look(page: Page, memory: ReturnType<typeof createMemory>, reload: boolean): Promise<string[]> {
  const shown = await settled(page)
  const found = await differences(page, shown, memory.lastGood, memory.moved)
  memory.lastGood = shown.status === 'ready' ? shown.drawn : null
  if (reload && ++memory.looks % looksPerReload === 0 && found.length === 0) {
    await page.reload()
    memory.moved = false
    found.push(...changes(shown, await settled(page)))
  }
  return found
}

/** What a link did not bring back. */
function changes(before: Shown, after: Shown): string[] {
  // Of a formula that cannot be read the last good one is not in the link.
  const kept: (keyof Shown)[] =
    before.status === 'problem'
      ? ['link', 'status', 'source', 'layers']
      : ['link', 'status', 'source', 'layers', 'sliders', 'readouts']
  return kept.flatMap((key) => {
    const [was, is] = [before, after].map((shown) => JSON.stringify(shown[key]))
    return was === is ? [] : [`${key} was ${was}, and after a reload it is ${is}`]
  })
}

async function listen(page: Page, problems: string[]) {
  page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error.message}`))
  page.on('crash', () => problems.push('the page crashed'))
  page.on('console', (message) => {
    const text = message.text()
    const refused = /GpuRefusal|uncaught GPU error|could not be made/.test(text)
    if (message.type() === 'error' || refused) problems.push(`console: ${text}`)
  })
  await holdDevices(page)
  await holdContexts(page)
  await page.addInitScript(() => {
    const { requestDevice } = GPUAdapter.prototype
    GPUAdapter.prototype.requestDevice = async function (...args) {
      const device = await requestDevice.apply(this, args)
      device.addEventListener('uncapturederror', ({ error }) =>
        console.warn(`uncaught GPU error: ${error.message}`)
      )
      return device
    }
  })
}
