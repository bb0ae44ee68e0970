import type { Page } from '@playwright/test'
import { expect, formula, formulaText, open, test, typeFormula } from '../support/nabla'

const button = (page: Page, name = 'partial-x') => page.getByTestId(`show-steps-${name}`)
const panel = (page: Page, name = 'partial-x') => page.getByTestId(`steps-${name}`)
const steps = (page: Page, name = 'partial-x') => panel(page, name).getByTestId('step')
const step = (page: Page, text: string) => page.locator(`[data-testid=step][data-text="${text}"]`)
const highlight = (page: Page) => page.getByTestId('highlight')

test('shows the derivation as a student writes it, and on request every rule @narrow', async ({ page }) => {
  await open(page)
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false')
  await expect(steps(page)).toHaveCount(0)
  await button(page).click()
  await expect(button(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByTestId('held')).toHaveText('y is held constant.')
  await expect(steps(page)).toHaveCount(4)
  await expect(steps(page).first()).toHaveAttribute('data-text', 'x^2 + 3xy + 2y^2 -> 2x + 3y')
  await expect(step(page, '3xy -> 3y')).toHaveAccessibleName(
    'Constant multiple rule, y held: the derivative with respect to x of three x y is three y'
  )
  await expect(step(page, 'x -> 1')).toHaveCount(0)
  await step(page, '3xy -> 3y').click()
  await expect(step(page, 'x -> 1')).toBeVisible()
  await button(page).click()
  await expect(steps(page)).toHaveCount(0)
})

test('a step that is pointed at marks its part of the formula', async ({ page }) => {
  await open(page)
  await button(page).click()
  await step(page, '2y^2 -> 0').hover()
  await expect(highlight(page)).toHaveText('2y^2')
  await step(page, 'x^2 -> 2x').hover()
  await expect(highlight(page)).toHaveText('x^2')
  await page.mouse.move(700, 400)
  await expect(highlight(page)).toHaveCount(0)
})

test('keys walk through the steps', async ({ page }) => {
  await open(page)
  await button(page).focus()
  await page.keyboard.press('Enter')
  await expect(steps(page)).toHaveCount(4)
  await page.keyboard.press('Tab')
  await expect(steps(page).first()).toBeFocused()
  await expect(highlight(page)).toHaveText('x^2 + 3xy + 2y^2')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(step(page, '3xy -> 3y')).toBeFocused()
  await expect(highlight(page)).toHaveText('3xy')
  await page.keyboard.press('ArrowRight')
  await expect(step(page, '3xy -> 3y')).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(step(page, 'x -> 1')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(step(page, '3xy -> 3y')).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Home')
  await expect(steps(page).first()).toBeFocused()
})

test('steps follow the formula as it changes, for both variables', async ({ page }) => {
  await open(page)
  await button(page).click()
  await button(page, 'partial-y').click()
  await typeFormula(page, 'x sin(y)')
  await expect(steps(page).first()).toHaveAttribute('data-text', 'x sin(y) -> sin(y)')
  await expect(steps(page, 'partial-y').first()).toHaveAttribute('data-text', 'x sin(y) -> x cos(y)')
  await formula(page).fill('x sin(y')
  await expect(steps(page).first()).toHaveAttribute('data-text', 'x sin(y) -> sin(y)')
})

test('a piecewise function, set with tall brackets, keeps to the content security policy', async ({
  page
}) => {
  await open(page)
  await typeFormula(page, '{x > 0: x^2 y, x < -1: sin(xy), sqrt(x^2+y^2)}')
  await button(page).click()
  await expect(steps(page).first()).toHaveAccessibleName(/^Branch by branch: /)
  await expect(panel(page).locator('.katex-error')).toHaveCount(0)
})

test('a long sum shows its first terms, and all on request', async ({ page }) => {
  await open(page)
  await typeFormula(page, Array.from({ length: 30 }, (_, i) => `x^${i + 1}y`).join('+'))
  await button(page).click()
  await expect(steps(page)).toHaveCount(9)
  await page.getByRole('button', { name: 'Show all 30 parts' }).click()
  await expect(steps(page)).toHaveCount(31)
})

test('formulas are read out once, as words', async ({ page }) => {
  await open(page)
  const row = page.locator('.formulas')
  await expect(row).toMatchAriaSnapshot(`
    - text: f is x squared plus three x y plus two y squared the partial derivative of f with respect to x is two x plus three y
    - button "Show steps of this derivative"
    - text: the partial derivative of f with respect to y is three x plus four y
    - button "Show steps of this derivative"
  `)
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('aria-hidden', 'true')
})
