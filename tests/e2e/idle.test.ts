import type { Page } from '@playwright/test'
import { hide, letHide } from '../support/mishaps'
import { expect, formula, frames, link, open, rested, test } from '../support/nabla'

/** Turns of the browser's own clock: a loop would draw in each. */
const turns = (page: Page, count: number) =>
  page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame)
  }, count)

/** Tasks of the browser that pass while a page is hidden, which has no frames. */
const tasks = (page: Page, count: number) =>
  page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve, 20))
  }, count)

/** Waits until the picture is as fine as it gets and its box has fitted itself again; how many frames that took. */
async function still(page: Page) {
  let last = await frames(page)
  const stands = async () => {
    await rested(page)
    const before = last
    // More than the pause before the box fits again, at any rate of frames there is.
    await turns(page, 60)
    last = await frames(page)
    return last === before
  }
  await expect.poll(stands).toBe(true)
  return last
}

const sweepButton = (page: Page) => page.getByRole('button', { name: 'Sweep a' })

test('a page at rest draws nothing, after a slider and a turned picture too', async ({ page }) => {
  await open(page, './#f=a*sin(x)*y')
  await page.getByTestId('slider-a').press('PageUp')
  await page.getByTestId('picture').press('d')
  const count = await still(page)
  await turns(page, 60)
  expect(await frames(page)).toBe(count)
})

test('a hidden page draws nothing and computes nothing, and shows the newest when it is seen', async ({
  page
}) => {
  await letHide(page)
  await open(page, './#f=a*sin(x)*y')
  await sweepButton(page).click()
  const before = await frames(page)
  await expect.poll(() => frames(page)).toBeGreaterThan(before)
  await hide(page)
  const [count, slider] = [await frames(page), await page.getByTestId('slider-a').inputValue()]
  await tasks(page, 60)
  expect(await frames(page)).toBe(count)
  expect(await page.getByTestId('slider-a').inputValue()).toBe(slider)
  await formula(page).fill('a*x*y')
  await expect.poll(() => link(page).f).toBe('a*x*y')
  expect(await frames(page)).toBe(count)
  await hide(page, false)
  await expect(page.locator('main')).toHaveAttribute('data-drawn', 'a*x*y')
  // One frame for all that waited, and then those of the sweep, one after the other.
  await page.getByRole('button', { name: 'Stop sweeping a' }).click()
  await still(page)
})

test('with reduced motion nothing moves by itself, and a sweep steps slowly', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, './#f=a*sin(x)*y')
  const count = await still(page)
  await turns(page, 40)
  expect(await frames(page)).toBe(count)
  await sweepButton(page).click()
  await expect.poll(() => frames(page)).toBeGreaterThan(count + 1)
  const [steps, seconds] = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('[data-testid="slider-a"]')!
    const started = performance.now()
    const seen = new Set<string>()
    for (let i = 0; i < 60; i++) {
      await new Promise(requestAnimationFrame)
      seen.add(slider.value)
    }
    return [seen.size, (performance.now() - started) / 1000]
  })
  expect(steps).toBeLessThanOrEqual(2 + seconds / 0.6)
  await page.getByRole('button', { name: 'Stop sweeping a' }).click()
  await still(page)
})
