import {
  canvas,
  drawn,
  expect,
  formula,
  formulaText,
  main,
  open,
  problem,
  readout,
  test,
  typeFormula
} from '../support/nabla'
import { difference, pixelsOf, settledPixels } from '../support/pixels'

test('opens on a function with its derivatives set as a teacher writes them @narrow', async ({ page }) => {
  await open(page)
  await expect(formula(page)).toHaveValue('x^2 + 3xy + 2y^2')
  await expect(page.getByRole('textbox', { name: 'f(x, y)' })).toHaveValue('x^2 + 3xy + 2y^2')
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', '2x + 3y')
  await expect(formulaText(page, 'partial-y')).toHaveAttribute('data-text', '3x + 4y')
  await expect(formulaText(page, 'partial-x').locator('math, .katex').first()).toBeVisible()
})

test('reads out values and slopes that PyTorch confirms', async ({ page }) => {
  await open(page, './#at=2,3&dir=30')
  // torch.autograd on x^2 + 3*x*y + 2*y^2 at (2, 3).
  expect(await readout(page, 'value')).toBe(40)
  expect(await readout(page, 'partial-x')).toBe(13)
  expect(await readout(page, 'partial-y')).toBe(18)
  expect(await readout(page, 'gradient-norm')).toBeCloseTo(Math.hypot(13, 18), 12)
  expect(await readout(page, 'slope')).toBeCloseTo(
    13 * Math.cos(Math.PI / 6) + 18 * Math.sin(Math.PI / 6),
    12
  )
})

for (const [source, fx, fy] of [
  ['x sin y', 'sin(y)', 'x cos(y)'],
  ['x²y', '2xy', 'x^2'],
  ['x(y+1)', 'y + 1', 'x']
])
  test(`follows the formula ${source} as it is typed`, async ({ page }) => {
    await open(page)
    await formula(page).fill('')
    await formula(page).pressSequentially(source)
    await drawn(page, source)
    await expect(problem(page)).toBeHidden()
    await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', fx)
    await expect(formulaText(page, 'partial-y')).toHaveAttribute('data-text', fy)
  })

for (const [mistake, marked] of [
  ['x^', '^'],
  ['foo(x)', 'foo'],
  ['sin x)', ')']
])
  test(`shows the mistake in ${mistake} and keeps the last good picture`, async ({ page }) => {
    await open(page)
    await typeFormula(page, 'x^2 - y^2')
    const before = await settledPixels(canvas(page))
    await formula(page).fill(mistake)
    await expect(problem(page)).toBeVisible()
    await expect(problem(page)).toHaveRole('alert')
    await expect(problem(page)).toHaveText(/\w+/)
    await expect(problem(page).locator('mark')).toHaveText(marked)
    await expect(main(page)).toHaveAttribute('data-status', 'problem')
    await expect(main(page)).toHaveAttribute('data-drawn', 'x^2 - y^2')
    expect(difference(before, await pixelsOf(canvas(page)))).toBeLessThan(0.01)
    await typeFormula(page, 'x^2')
    await expect(problem(page)).toBeHidden()
  })

test('reads out that a value is undefined where it is', async ({ page }) => {
  await open(page, './#f=1/(x^2+y^2)&at=0,0')
  expect(await readout(page, 'value')).toBeNaN()
  await expect(page.getByTestId('value')).toContainText(/undefined|not defined/)
})

test('what can be typed is listed from the tables @narrow', async ({ page }) => {
  await open(page)
  const list = page.getByTestId('language')
  await expect(list).toHaveCount(0)
  await page.getByTestId('show-language').click()
  for (const name of ['sin', 'erf', 'polygamma', 'clamp', 'norm', 'atan2'])
    await expect(list).toContainText(name)
  await page.getByTestId('show-language').click()
  await expect(list).toHaveCount(0)
})

test('tall brackets are set without a complaint of the browser', async ({ page }) => {
  await open(page, './#f=floor(((x/(y%2B9))/(1/(x%2B9)))/(x/(y%2B9)))')
  await expect(formulaText(page, 'value').locator('svg path').first()).toBeAttached()
})
