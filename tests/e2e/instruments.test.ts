import type { Page } from '@playwright/test'
import { toolNames } from '../../src/lib/figure/facets/tool'
import { expect, main, open, test } from '../support/nabla'

const panel = (page: Page) => page.getByTestId('tool-panel')
const column = (page: Page) => page.getByRole('complementary', { name: 'Map and tool' })
const toggle = (page: Page) => page.getByTestId('instruments-toggle')
const settled = (page: Page) => expect(main(page)).toHaveAttribute('data-picture', 'resting')

test('a fresh page shows the map and the gradient beside the scene, and says neither in its link', async ({ page }) => {
  await open(page)
  await expect(panel(page)).toHaveAttribute('data-tool', 'gradient')
  await expect(page.getByTestId('map')).toBeVisible()
  await expect(page.getByTestId('tool-gradient')).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/#f=[^&]*&v=1$/)
}) // prettier-ignore

test('every tool opens, draws, shows numbers, and comes back from its link', async ({ page }) => {
  await open(page, './#f=x^3-3x%2By^3/3-y&at=0.5,0.5')
  for (const name of toolNames) {
    await page.getByTestId(`tool-${name}`).click()
    if (name === 'gradient') await page.getByTestId(`tool-${name}`).click()
    await expect(panel(page)).toHaveAttribute('data-tool', name)
    await expect(panel(page).locator('output[data-value]').first()).toBeVisible()
    await expect(panel(page).locator('.katex-error')).toHaveCount(0)
    const overflow = await panel(page).evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow, name).toBeLessThanOrEqual(0)
  }
  const last = toolNames.at(-1)!
  await expect(page).toHaveURL(new RegExp(`&tool=${last}&`))
  await page.reload()
  await expect(panel(page)).toHaveAttribute('data-tool', last)
})

test('every tool says where f has no value', async ({ page }) => {
  await open(page, './#f=ln(x)&at=-1,1')
  for (const name of toolNames.slice(1)) {
    await page.getByTestId(`tool-${name}`).click()
    await expect(panel(page)).toHaveAttribute('data-tool', name)
    await expect(panel(page)).toContainText(/no value|not defined|undefined/)
  }
})

test('an open tool is closed by its button, and a pinned one stays drawn', async ({ page }) => {
  await open(page, './#f=x^2%2By^2&tool=partials')
  await panel(page).getByTestId('pin').click()
  await page.getByTestId('tool-limit').click()
  await expect(page).toHaveURL(/&tool=limit&pin=partials&/)
  await page.getByTestId('tool-limit').click()
  await expect(panel(page)).toHaveCount(0)
  await expect(page).toHaveURL(/&tool=none&pin=partials&/)
})

test('the column is folded away and drawn wider, and nothing jumps when a tool opens', async ({ page }) => {
  await open(page)
  await settled(page)
  const widthOf = async () => (await page.getByTestId('picture').boundingBox())!.width
  const before = await widthOf()
  await page.getByTestId('tool-limit').click()
  await expect(panel(page)).toHaveAttribute('data-tool', 'limit')
  expect(await widthOf()).toBe(before)
  await toggle(page).click()
  await expect(column(page)).toBeHidden()
  await expect.poll(widthOf).toBeGreaterThan(before + 300)
  await toggle(page).click()
  const divider = page.getByRole('separator', { name: 'Width of map and tool' })
  await divider.focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
  await expect.poll(widthOf).toBe(before - 60)
})

test('between, the instruments are a drawer over the scene', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 })
  await open(page)
  await expect(column(page)).toBeHidden()
  const before = (await page.getByTestId('picture').boundingBox())!
  await page.getByTestId('tool-direction').click()
  await expect(panel(page)).toBeVisible()
  expect(await page.getByTestId('picture').boundingBox()).toEqual(before)
  await page.getByTestId('tool-direction').click()
  await toggle(page).click()
  await expect(column(page)).toBeHidden()
})

test('narrow windows have tabs, and the readout stays @narrow', async ({ page }) => {
  test.skip((page.viewportSize()?.width ?? 0) > 800, 'tabs are for narrow windows')
  await open(page)
  await expect(page.getByTestId('tab-surface')).toHaveAttribute('aria-pressed', 'true')
  await page.getByTestId('tab-map').click()
  await expect(page.getByTestId('map')).toBeVisible()
  await expect(page.getByTestId('value')).toBeInViewport({ ratio: 1 })
  await page.getByTestId('tab-tool').click()
  await page.getByTestId('tool-paths').click()
  await expect(panel(page)).toHaveAttribute('data-tool', 'paths')
  await expect(page.getByTestId('value')).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('links name the picture that is shown', async ({ page }) => {
  await open(page, './#f=x^2-y^2&view=box&tool=none')
  await expect(page.getByTestId('map')).toHaveCount(0)
  await expect(column(page)).toBeHidden()
  await page.goto('./#f=x^2-y^2&view=map')
  await expect(page.getByTestId('map')).toBeVisible()
  await expect(page.getByTestId('picture')).toBeHidden()
})

test('a first visit fetches the gradient alone of all tools', async ({ page }) => {
  const fetched: string[] = []
  page.on('response', (response) => void response.text().then((text) => fetched.push(text), () => undefined))
  await open(page)
  await page.waitForLoadState('networkidle')
  const before = fetched.length
  await page.getByTestId('tool-approach').click()
  await expect(panel(page).locator('output').first()).toBeVisible()
  expect(fetched.length).toBeGreaterThan(before)
}) // prettier-ignore
