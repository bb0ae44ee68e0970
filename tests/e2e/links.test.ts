import { drawn, expect, formula, link, main, open, readout, test, typeFormula } from '../support/nabla'

const everything =
  './#f=a*x^2%2Bb*y^2&x=-2..2&y=-1..3&at=1.5,0.5&dir=30&par=a:1.5,b:2&show=surface,arrows&cam=60,20&v=1'

test('a link restores everything, and a reload does too', async ({ page }) => {
  await open(page, everything)
  const check = async () => {
    await expect(formula(page)).toHaveValue('a*x^2+b*y^2')
    expect(await readout(page, 'value')).toBeCloseTo(1.5 * 1.5 ** 2 + 2 * 0.5 ** 2, 12)
    expect(await readout(page, 'slope')).toBeCloseTo(
      4.5 * Math.cos(Math.PI / 6) + 2 * Math.sin(Math.PI / 6),
      12
    )
    const { v: _version, ...state } = link(page)
    expect(state).toEqual({
      f: 'a*x^2+b*y^2',
      x: '-2..2',
      y: '-1..3',
      at: '1.5,0.5',
      dir: '30',
      par: 'a:1.5,b:2',
      show: 'surface,arrows',
      cam: '60,20'
    })
  }
  await check()
  await page.reload()
  await drawn(page)
  await check()
})

test('the address bar follows the formula', async ({ page }) => {
  await open(page)
  await typeFormula(page, 'x y + 1')
  await expect.poll(() => link(page).f).toBe('x y + 1')
})

test('plus is plus, also unescaped', async ({ page }) => {
  await open(page, './#f=x^2+y')
  await expect(formula(page)).toHaveValue('x^2+y')
})

test('the query string is read and moved to the fragment', async ({ page }) => {
  await open(page, './?f=x^2-y&at=1,2')
  await expect(formula(page)).toHaveValue('x^2-y')
  await expect.poll(() => new URL(page.url()).search).toBe('')
  expect(link(page)).toMatchObject({ f: 'x^2-y', at: '1,2' })
})

test('back and forward walk through the functions', async ({ page }) => {
  await open(page)
  await typeFormula(page, 'x^2 - y^2')
  await expect.poll(() => link(page).f).toBe('x^2 - y^2')
  await page.goBack()
  await drawn(page, 'x^2 + 3xy + 2y^2')
  await expect(formula(page)).toHaveValue('x^2 + 3xy + 2y^2')
  await page.goForward()
  await drawn(page, 'x^2 - y^2')
  await expect(formula(page)).toHaveValue('x^2 - y^2')
})

test('a new fragment in the address bar is a new picture', async ({ page }) => {
  await open(page)
  await page.evaluate(() => (location.hash = '#f=x^3'))
  await drawn(page, 'x^3')
})

test('unknown keys are ignored with a notice', async ({ page }) => {
  await open(page, './#f=x^2&colour=red')
  await expect(page.getByTestId('notices').filter({ hasText: 'colour' })).toBeVisible()
  await expect(main(page)).toHaveAttribute('data-status', 'ready')
})

test('one can come back to a fragment put into the address bar', async ({ page }) => {
  await open(page)
  await page.evaluate(() => (location.hash = '#f=x^3'))
  await page.getByRole('link', { name: 'Gallery' }).click()
  await page.getByRole('heading', { name: 'Gallery' }).waitFor()
  await page.goBack()
  await drawn(page, 'x^3')
  await page.goBack()
  await drawn(page, 'x^2 + 3xy + 2y^2')
})

test('one can come back to a fragment that does not decode', async ({ page }) => {
  const thereAndBack = async (source: string) => {
    await drawn(page, source)
    await page.getByRole('link', { name: 'Gallery' }).click()
    await page.getByRole('heading', { name: 'Gallery' }).waitFor()
    await page.goBack()
    await drawn(page, source)
  }
  await page.goto('./#f=x^2%20%25y&%e2%28=50%')
  await thereAndBack('x^2 %y')
  await page.evaluate(() => (location.hash = 'f=x^3&%zz=%e2%28'))
  await thereAndBack('x^3')
})

test('the link is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, './#f=x^2-y&at=1,2')
  await page.getByTestId('copy-link').click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})
