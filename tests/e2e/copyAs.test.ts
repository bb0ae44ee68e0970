import { expect, open, test } from '../support/nabla'

const menu = (page: import('@playwright/test').Page) => page.getByTestId('copy-as')

test('PyTorch goes to the clipboard with the current point @narrow', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, './#f=a*x^2-lambda*y&at=1.25,-2&par=a:1.5')
  await menu(page).click()
  await page.getByTestId('copy-torch').click()
  await expect(page.getByTestId('copy-status')).toHaveText('Copied as PyTorch.')
  const script = await page.evaluate(() => navigator.clipboard.readText())
  expect(script).toMatch(/^import torch\n/)
  expect(script).toContain('a = torch.tensor(1.5)\nlambda_ = torch.tensor(1.0)\n')
  expect(script).toContain('    return a*x**2 - lambda_*y\n')
  expect(script).toContain(
    'x = torch.tensor(1.25, requires_grad=True)\ny = torch.tensor(-2.0, requires_grad=True)\n'
  )
})

test('the menu works by keyboard, and Escape closes it and gives the focus back', async ({
  page,
  context
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await menu(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('copy-latex')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByTestId('copy-latex')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('copy-status')).toHaveText('Copied as LaTeX.')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('copy-latex')).toBeHidden()
  await expect(menu(page)).toBeFocused()
})

test('a refused clipboard leaves the text selected to copy by hand', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await open(page, './#f=x^2+y')
  await menu(page).click()
  await page.getByTestId('copy-numpy').click()
  const field = page.getByTestId('copy-refused')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(/^import numpy as np\n/)
  const selected = await field.evaluate((area: HTMLTextAreaElement) => [
    area.selectionStart,
    area.selectionEnd
  ])
  expect(selected).toEqual([0, (await field.inputValue()).length])
})
