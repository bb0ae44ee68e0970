import { drawn, expect, formula, main, open, problem, readout, test, typeFormula } from '../support/nabla'

const tex = String.raw

test('a point behind a pasted formula is offered, and taken by a click', async ({ page }) => {
  await open(page)
  await formula(page).fill(tex`$f(x,y) = x^2y\qquad (1,-2)$`)
  const notice = page.getByTestId('notice')
  await expect(notice).toContainText('“(1,-2)” was read as a point')
  await expect(problem(page)).toBeHidden()
  await drawn(page)
  await notice.getByRole('button', { name: 'Go to' }).click()
  await expect(page.getByTestId('value')).toHaveAttribute('data-value', '-2')
  expect(await readout(page, 'partial-x')).toBe(-4)
  await typeFormula(page, 'x^2y')
  await expect(notice).toHaveCount(0)
})

test('another reading is taken by a click', async ({ page }) => {
  await open(page, './#at=-1,1')
  await formula(page).fill('x^2y, x > 0')
  const notice = page.getByTestId('notice')
  await expect(notice).toContainText('Taken only where x > 0')
  await notice.getByRole('button', { name: 'Everywhere' }).click()
  await expect(formula(page)).toHaveValue('x^2y')
  await expect(notice).toHaveCount(0)
  await drawn(page, 'x^2y')
  expect(await readout(page, 'value')).toBe(1)
})

test('a link may hold what is fetched to be read @narrow', async ({ page }) => {
  const source = tex`\frac{\ln\left|x\right|}{y}, \quad z\ge 0`
  await open(page, `./#f=${encodeURIComponent(source)}&at=-2,1`)
  await expect(formula(page)).toHaveValue(source)
  await expect(page.getByTestId('notice')).toContainText('was left out')
  await expect(main(page)).toHaveAttribute('data-drawn', source)
  expect(await readout(page, 'value')).toBeCloseTo(Math.log(2), 14)
})
