import {
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

test('what may be a lost power is told, and one click reads it as that @narrow', async ({ page }) => {
  await open(page, './#f=x2 + y2')
  const notice = page.getByTestId('notice')
  await expect(notice).toContainText('“x2” and “y2” are read as names, not powers.')
  await expect(page.getByRole('status').filter({ has: notice })).toBeVisible()
  await expect(page.getByTestId('doubted')).toHaveText('x2 + y2')
  await notice.getByRole('button', { name: 'x^2, y^2' }).click()
  await expect(formula(page)).toHaveValue('x^2 + y^2')
  await expect(formula(page)).toBeFocused()
  await expect(notice).toHaveCount(0)
  await expect(page.getByTestId('doubted')).toHaveCount(0)
  await drawn(page, 'x^2 + y^2')
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', '2x')
})

test('letters can become the variables by the keyboard', async ({ page }) => {
  await open(page)
  await typeFormula(page, 'r^2 + 3s')
  const notice = page.getByTestId('notice')
  await expect(notice).toContainText('x and y do not occur; r and s are read as parameters.')
  await notice.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(formula(page)).toHaveValue('f(r, s) = r^2 + 3s')
  await expect(page.getByRole('textbox', { name: 'f(r, s)' })).toBeFocused()
  await expect(notice).toHaveCount(0)
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', '2r')
})

test('a notice goes where a mistake comes, and nothing is told of what can be read in one way', async ({
  page
}) => {
  await open(page, './#f=a + b')
  const notice = page.getByTestId('notice')
  await expect(notice).toContainText('a and b are read as parameters.')
  await formula(page).fill('a + b +')
  await expect(problem(page)).toBeVisible()
  await expect(notice).toHaveCount(0)
  await formula(page).fill('a x + b y')
  await drawn(page, 'a x + b y')
  await expect(notice).toHaveCount(0)
})
