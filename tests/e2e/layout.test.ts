import { expect, formula, open, test } from '../support/nabla'

test('formula, picture and readout are in view without scrolling @narrow', async ({ page }) => {
  await open(page)
  await expect(formula(page)).toBeInViewport({ ratio: 1 })
  await expect(page.locator('main canvas').first()).toBeInViewport({ ratio: 1 })
  for (const name of ['value', 'partial-x', 'partial-y', 'gradient-norm'])
    await expect(page.getByTestId(name)).toBeInViewport({ ratio: 1 })
})

test('nothing scrolls sideways @narrow', async ({ page }) => {
  await open(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
