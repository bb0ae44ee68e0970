import { drawn, expect, formula, formulaText, open, problem, test, typeFormula } from '../support/nabla'

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
