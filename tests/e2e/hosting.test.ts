import { drawn, expect, main, open, test } from '../support/nabla'
import { serve } from '../support/serve'

test('the site works under a sub-path of a plain static host', async ({ page }) => {
  const { address, close } = await serve('build', '/some/sub/')
  await open(page, address)
  await expect(main(page)).toHaveAttribute('data-renderer', 'webgpu')
  await page.goto(`${address}?engine=cpu`)
  await drawn(page)
  await page.goto(`${address}gallery`)
  await page.locator('main a[href*="#f="]').first().click()
  await drawn(page)
  expect(page.url().startsWith(`${address}#`)).toBe(true)
  close()
})
