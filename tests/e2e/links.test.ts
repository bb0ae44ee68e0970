import {
  drawn,
  expect,
  formula,
  link,
  main,
  open,
  readout,
  rested,
  test,
  typeFormula
} from '../support/nabla'

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

/** What befalls a link under way, and what it said. */
for (const [mangled, source] of [
  ['#f=x%255E2%252By%255E2', 'x^2+y^2'],
  ['#f=x%25255E2%25252By%25255E2', 'x^2+y^2'],
  ['#f%3Dx%5E2%26x%3D-2..2', 'x^2'],
  ['#f=x%B2-y', 'x²-y'],
  ['#f=x%20-y%B2', 'x -y²'],
  ['#f=x%u00B2-y', 'x²-y'],
  ['#f=3Dx^3&x=3D-2..2', 'x^3'],
  ['#f=x^2-y&amp;x=-2..2', 'x^2-y'],
  ['?f=x^2-y&amp;x=-2..2', 'x^2-y'],
  ['?f%3Dx%255E2%26x%3D-2..2', 'x^2']
])
  test(`a mangled link says what it said: ${mangled}`, async ({ page }) => {
    await page.goto('./' + mangled)
    await drawn(page, source)
    await expect(formula(page)).toHaveValue(source)
    await expect(page.getByTestId('notices')).toBeHidden()
    await expect.poll(() => link(page)).toMatchObject({ f: source })
    expect(new URL(page.url()).search).toBe('')
    if (/x(?:=|%3D)/.test(mangled.slice(3))) expect(link(page)).toMatchObject({ x: '-2..2' })
  })

for (const address of ['#f=x^2&colour=red', '#f=x^2%20%25&at=1', '?f=x^2&at=1#x=-2..2', '#at=3,4&x=-2..2&y=-2..2'])
  test(`an address that was not understood stays until the reader changes something: ${address}`, async ({ page }) => {
    await page.clock.install()
    await page.goto('./' + address)
    await expect(formula(page)).not.toHaveValue('')
    await expect(page.getByTestId('notices')).toContainText('The address stays as it came')
    if (!address.includes('%25')) {
      await drawn(page)
      await rested(page)
    }
    // Whatever the address bar waits for is over then.
    await page.clock.fastForward('01:00')
    expect(page.url().endsWith('/' + address)).toBe(true)
    await page.getByLabel('Arrows').click()
    await expect.poll(() => link(page).show).not.toContain('arrows')
    expect(new URL(page.url()).search).toBe('')
  }) // prettier-ignore

test('a formula typed over an address that was not understood is a whole address', async ({ page }) => {
  await open(page, './?f=x^2&at=1')
  await typeFormula(page, 'x^3')
  await expect.poll(() => link(page).f).toBe('x^3')
  expect(new URL(page.url()).search).toBe('')
  await page.goBack()
  await drawn(page, 'x^2')
  expect(new URL(page.url()).search).toBe('?f=x^2&at=1')
})

test('a point beyond its domain is where the link says', async ({ page }) => {
  await open(page, './#f=x+10y&at=3,4&x=-2..2&y=-2..2')
  expect(await readout(page, 'value')).toBe(43)
  await expect(page.getByTestId('notices')).toContainText('widened to hold the point (3, 4)')
})

test('the link is copied whole and in a form that no program cuts', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, './#f=(x^2-y)*(x+y)')
  await page.getByTestId('copy-link').click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toMatch(/#f=\(x%5E2-y\)\*\(x\+y\)&v=1$/)
  const address = await copied()
  await page.goto('about:blank')
  await open(page, address)
  await expect(formula(page)).toHaveValue('(x^2-y)*(x+y)')
})

test('the link is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, './#f=x^2-y&at=1,2')
  await page.getByTestId('copy-link').click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})
