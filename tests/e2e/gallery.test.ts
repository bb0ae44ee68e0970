import { canvas, drawn, expect, formula, main, problem, test } from '../support/nabla'
import { colouredShare } from '../support/pixels'

test('every card of the gallery opens its function', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('./gallery')
  const cards = page.locator('main a[href*="#f="]')
  expect(await cards.count()).toBeGreaterThanOrEqual(16)
  const links = await cards.evaluateAll((anchors) =>
    anchors.map((anchor) => (anchor as HTMLAnchorElement).href)
  )
  for (const address of links)
    await test.step(address, async () => {
      await page.goto(address)
      await drawn(page)
      await expect(problem(page)).toBeHidden()
      expect(await colouredShare(canvas(page))).toBeGreaterThan(0.03)
    })
})

test('a card leads there by a click, and back leads back @narrow', async ({ page }) => {
  await page.goto('./gallery')
  await page.locator('main a[href*="#f="]').nth(3).click()
  await drawn(page)
  await expect(formula(page)).not.toHaveValue('x^2 + 3xy + 2y^2')
  await page.goBack()
  await expect(page).toHaveURL(/gallery/)
  await expect(main(page)).toBeVisible()
})

test('the pictures of the cards load', async ({ page }) => {
  await page.goto('./gallery')
  const pictures = page.locator('main a[href*="#f="] img')
  expect(await pictures.count()).toBeGreaterThanOrEqual(16)
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  }
})
