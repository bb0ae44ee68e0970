import type { Locator, Page } from '@playwright/test'
import type { Action, Spot } from './actions'

/** Long enough for a busy machine; what is not there by then is not there. */
const patience = 15_000
/** For what may well not be there. */
const glance = 1500

/** Does one action as a reader would; what is not there to be acted upon is left alone. */
export async function perform(page: Page, action: Action): Promise<void> {
  switch (action.do) {
    case 'fill': {
      await page.getByTestId('formula').fill(action.source, { timeout: patience })
      if (action.enter) await page.getByTestId('formula').press('Enter', { timeout: patience })
      return
    }
    case 'type': {
      await page.getByTestId('formula').press('End', { timeout: patience })
      return page.keyboard.type(action.text)
    }
    case 'hash':
      return page.evaluate((fragment) => void (location.hash = fragment), action.fragment)
    case 'open': {
      await page.goto(`./${action.query}#${action.fragment}`)
      // A link that differs in its fragment alone opens without loading the page.
      if (page.url().includes('?') !== (action.query !== '')) await page.reload()
      return
    }
    case 'slide':
      await slide(page, action.slider, action.to)
      return
    case 'play': {
      const buttons = page.getByRole('button', { name: /^(Stop sweeping|Sweep) / })
      await onOne(buttons, action.slider, (button) => button.click({ timeout: patience }))
      return
    }
    case 'number': {
      const fields = page.locator('.column input[type=text]')
      const fill = (field: Locator) => field.fill(action.text, { timeout: patience })
      if (await onOne(fields, action.field, fill)) await page.keyboard.press(action.leave)
      return
    }
    case 'keys': {
      const picture = page.getByTestId('picture')
      if (!(await has(picture, 0))) return
      await picture.focus()
      for (const key of action.keys) await page.keyboard.press(key)
      return
    }
    case 'drag':
      return drag(page, await placeOf(page, action.from), await placeOf(page, action.to), action.button)
    case 'grab':
      return drag(page, await placeOf(page, [0.5, 0.5]), await placeOf(page, action.to), 'left', 2)
    case 'wheel': {
      const at = await placeOf(page, action.at)
      if (at) await page.mouse.move(...at)
      if (at) await page.mouse.wheel(0, action.by)
      return
    }
    case 'press': {
      const enabled = page.getByRole('button', { name: action.button, disabled: false })
      await onOne(enabled, 0, (button) => button.click({ timeout: patience }))
      return
    }
    case 'layer':
      return page.getByTestId(`layer-${action.name}`).click({ timeout: patience })
    case 'theme':
      return page.getByTestId('theme').click({ timeout: patience })
    case 'size':
      return page.setViewportSize({ width: action.width, height: action.height })
    case 'back':
    case 'forward':
      return walk(page, action.do)
    case 'gallery': {
      await page.getByRole('link', { name: 'Gallery' }).click({ timeout: patience })
      await page.getByRole('heading', { name: 'Gallery' }).waitFor({ timeout: patience })
      await page.goBack()
      await page.getByTestId('formula').waitFor({ timeout: patience })
      return
    }
    case 'steps':
      return page.getByTestId(`show-steps-partial-${action.along}`).click({ timeout: patience })
    case 'paste':
      return paste(page, action.table)
    case 'lose':
      return lose(page)
  }
}

const has = async (all: Locator, index: number) => (await all.count()) > index

/** Acts on one of these if it is there; an action before may take it away meanwhile. Whether it was acted on. */
async function onOne(all: Locator, index: number, act: (one: Locator) => Promise<void>): Promise<boolean> {
  if (!(await has(all, index))) return false
  try {
    await act(all.nth(index))
    return true
  } catch (error) {
    if (await has(all, index)) throw error
    return false
  }
}

function slide(page: Page, slider: number, to: number): Promise<boolean> {
  const set = (element: HTMLInputElement, to: number) => {
    element.value = String(Number(element.min) + to * (Number(element.max) - Number(element.min)))
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return onOne(page.locator('input[type=range]'), slider, (range) =>
    range.evaluate(set, to, { timeout: patience })
  )
}

async function placeOf(page: Page, [right, down]: Spot): Promise<[number, number] | null> {
  const box = await page
    .locator('.scene')
    .boundingBox({ timeout: patience })
    .catch(() => null)
  return box && [box.x + right * box.width, box.y + down * box.height]
}

async function drag(
  page: Page,
  from: [number, number] | null,
  to: [number, number] | null,
  button: 'left' | 'right',
  clicks = 1
) {
  if (!from || !to) return
  await page.mouse.move(...from)
  // A double click brings the point under the mouse, which then takes hold of it.
  if (clicks === 2) await page.mouse.dblclick(...from)
  await page.mouse.down({ button })
  await page.mouse.move(...to, { steps: 4 })
  await page.mouse.up({ button })
}

/** Goes through the history, but not out of the site, and from the gallery back at once. */
async function walk(page: Page, way: 'back' | 'forward') {
  const next = await page.evaluate((way) => {
    const { navigation } = window as unknown as {
      navigation: { entries(): { url: string }[]; currentEntry: { index: number } }
    }
    const entry = navigation.entries()[navigation.currentEntry.index + (way === 'back' ? -1 : 1)]
    return entry?.url.startsWith(location.origin) ? entry.url : null
  }, way)
  if (next === null) return
  await (way === 'back' ? page.goBack() : page.goForward())
  if (new URL(next).pathname.includes('gallery')) {
    await page.getByRole('heading', { name: 'Gallery' }).waitFor({ timeout: patience })
    await (way === 'back' ? page.goForward() : page.goBack())
  }
  await page.getByTestId('formula').waitFor({ timeout: patience })
}

async function paste(page: Page, table: string) {
  const add = page.getByTestId('add-data')
  const text = page.getByTestId('data-text')
  // A link on its way may bring data of its own, and the entry goes.
  if (!(await acted(add.click({ timeout: glance })))) return
  if (!(await acted(text.fill(table, { timeout: glance })))) return
  await acted(page.getByTestId('data-use').click({ timeout: glance }))
}

const acted = (action: Promise<void>): Promise<boolean> =>
  action.then(
    () => true,
    () => false
  )

/** Takes the device or the WebGL context away, without waiting for another. */
async function lose(page: Page) {
  await page.evaluate(() => {
    if (document.querySelector('main')?.dataset.renderer === 'webgpu') return window.devices.at(-1)?.destroy()
    window.contexts.at(-1)?.getExtension('WEBGL_lose_context')?.loseContext()
  })
}
