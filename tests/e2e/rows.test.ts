import type { Page } from '@playwright/test'
import {
  boxOf,
  canvas,
  drawn,
  expect,
  formula,
  main,
  open,
  problem,
  readout,
  rested,
  test
} from '../support/nabla'
import { difference, pixelsOf, settledPixels } from '../support/pixels'

const row = (page: Page, name: string) => page.getByTestId(`formula-${name}`)
const what = (page: Page, name: string) => page.getByTestId(`what-${name}`)

/** Adds a row and types into it. */
async function add(page: Page, name: string, text: string) {
  await page.getByTestId('add-row').click()
  await expect(row(page, name)).toBeFocused()
  await row(page, name).pressSequentially(text)
  await row(page, name).press('Enter')
}

const numbers = async (page: Page, name: string, within = page.locator('main')): Promise<number[]> =>
  ((await within.getByTestId(name).first().getAttribute('data-value')) ?? '').split(',').map(Number)

for (const [text, said, kind] of [
  ['x^2 + y^2 = 4', 'a curve', 'curve'],
  ['x + y > 1', 'a region', 'region'],
  ['(2cos t, sin t)', 'a path in t', 'path'],
  ['(1, 2), (-1, 0)', '2 points', 'points']
])
  test(`${text} is ${said}, and is drawn @narrow`, async ({ page }) => {
    await open(page, './#f=x y&tool=none')
    await rested(page)
    const before = await settledPixels(canvas(page))
    await add(page, 'g', text)
    await expect(what(page, 'g')).toHaveText(said)
    await expect(page.getByTestId('row-g')).toHaveAttribute('data-kind', kind)
    await expect(problem(page)).toHaveCount(0)
    await expect
      .poll(async () => difference(before, await pixelsOf(canvas(page))), { message: 'it is drawn' })
      .toBeGreaterThan(5e-4)
    // The first formula is what it was.
    await expect(formula(page)).toHaveValue('x y')
    await expect(main(page)).toHaveAttribute('data-drawn', 'x y')
  })

test('a second function is another surface, with readouts and derivatives of its own @narrow', async ({
  page
}) => {
  await open(page, './#f=x y&at=2,1')
  await add(page, 'g', 'x^2 - 3y')
  await expect(what(page, 'g')).toHaveText('a surface')
  await expect(main(page)).toHaveAttribute('data-beside', 'g')
  expect(await readout(page, 'value')).toBe(2)
  await page.getByTestId('activate-g').click()
  await expect(main(page)).toHaveAttribute('data-beside', 'f')
  await expect(page.getByTestId('value')).toHaveAttribute('data-value', '1')
  expect(await readout(page, 'partial-x')).toBe(4)
  expect(await readout(page, 'partial-y')).toBe(-3)
  await expect(page.getByTestId('row-g').getByTestId('formula-partial-x')).toHaveAttribute('data-text', '2x')
  await expect(main(page)).toHaveAttribute('data-drawn', 'x^2 - 3y')
  await page.getByTestId('activate-f').click()
  await expect(page.getByTestId('value')).toHaveAttribute('data-value', '2')
})

test('rows are hidden, shown again and removed', async ({ page }) => {
  await open(page, './#f=x y&tool=none&show=surface&g=2-x^2')
  await expect(main(page)).toHaveAttribute('data-beside', 'g')
  await rested(page)
  const both = await settledPixels(canvas(page))
  await page.getByTestId('hide-g').click()
  await expect(main(page)).not.toHaveAttribute('data-beside')
  await expect.poll(async () => difference(both, await pixelsOf(canvas(page)))).toBeGreaterThan(0.02)
  await expect(page).toHaveURL(/hide=g/)
  await page.getByTestId('hide-g').click()
  await expect(main(page)).toHaveAttribute('data-beside', 'g')
  await expect.poll(async () => difference(both, await pixelsOf(canvas(page)))).toBeLessThan(0.01)
  await page.getByTestId('hide-f').click()
  await expect.poll(async () => difference(both, await pixelsOf(canvas(page)))).toBeGreaterThan(0.02)
  await page.getByTestId('remove-g').click()
  await expect(row(page, 'g')).toHaveCount(0)
  await expect(page.getByTestId('add-row')).toBeFocused()
  await expect(page).not.toHaveURL(/[&#]g=/)
})

test('the chain rule follows the bead', async ({ page }) => {
  await open(page, './#f=x y&h=(cos t, sin t)&t=0.5')
  const rate = async () => (await numbers(page, 'chain-rule'))[0]
  await expect(page.getByTestId('chain-rule')).toBeVisible()
  expect(await rate()).toBeCloseTo(Math.cos(1), 12)
  expect(await numbers(page, 'path-point')).toEqual([Math.cos(0.5), Math.sin(0.5)])
  expect(await numbers(page, 'path-velocity')).toEqual([-Math.sin(0.5), Math.cos(0.5)])
  const slider = page.getByTestId('slider-t')
  await slider.focus()
  await slider.press('ArrowRight')
  await expect.poll(rate).not.toBeCloseTo(Math.cos(1), 12)
  const t = Number(await slider.inputValue())
  expect(await rate()).toBeCloseTo(Math.cos(2 * t), 3)
  await expect(page).toHaveURL(/t=0\.6/)
})

/** A place of the picture that the mouse can take hold of, near its middle. */
async function gripSpot(page: Page): Promise<[number, number]> {
  const { x, y, width, height } = (await canvas(page).boundingBox())!
  for (let down = 0.35; down < 0.66; down += 0.03)
    for (let right = 0.44; right < 0.57; right += 0.03) {
      const spot: [number, number] = [x + right * width, y + down * height]
      await page.mouse.move(...spot)
      if (await canvas(page).evaluate(({ style }) => style.cursor === 'grab')) return spot
    }
  throw new Error('there is nothing to take hold of')
}

test('a bead is dragged along its path in the picture', async ({ page }) => {
  await open(page, './#f=0&tool=none&show=surface,axes&at=3,3&h=(t, 0), -3 < t < 3&t=0&cam=-90,60')
  await rested(page)
  const t = async () => Number(await page.getByTestId('slider-t').inputValue())
  const [x, y] = await gripSpot(page)
  await page.mouse.down()
  await page.mouse.move(x + 80, y + 30, { steps: 4 })
  await page.mouse.up()
  await expect.poll(t).toBeGreaterThan(0.3)
  const [there] = await numbers(page, 'path-point')
  expect(there).toBeCloseTo(await t(), 3)
  await expect(page).toHaveURL(/[&#]t=/)
  await expect(page).not.toHaveURL(/cam=(?!-90,60)/)
})

test('a bead is dragged along its path on the map', async ({ page }) => {
  await open(page, './#f=x y&tool=none&at=2,2&h=(t, 0), -3 < t < 3&t=0&view=map')
  const { x, y, width, height } = await boxOf(page.getByTestId('map-dot'))
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + 120, y + 40, { steps: 4 })
  await page.mouse.up()
  const t = async () => Number(await page.getByTestId('slider-t').inputValue())
  await expect.poll(t).toBeGreaterThan(0.5)
  const bead = await boxOf(page.getByTestId('map-dot'))
  expect(bead.x + bead.width / 2).toBeCloseTo(x + 120, -1)
  expect(bead.y).toBeCloseTo(y, 0)
})

test('the data is a scatter of points', async ({ page }) => {
  await open(page, './#f=x y&tool=none&data=X:1,2,-1;Y:1,-1,2;Z:1,-2,-2')
  await rested(page)
  const before = await settledPixels(canvas(page))
  await add(page, 'g', '(X, Y, Z)')
  await expect(what(page, 'g')).toHaveText('3 points of the data')
  await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeGreaterThan(2e-4)
})

test('points show their gradients when asked', async ({ page }) => {
  await open(page, './#f=x^2 y&k=A(1, 2), B(-1, 3)')
  await page.getByTestId('gradients-k').check()
  const gradients = page.getByTestId('point-gradient')
  await expect(gradients).toHaveCount(2)
  await expect(gradients.nth(0)).toHaveAttribute('data-value', '4,1')
  await expect(gradients.nth(1)).toHaveAttribute('data-value', '-6,1')
  await expect(page).toHaveURL(/grad=k/)
})

test('everything comes back from the link', async ({ page }) => {
  await page.goto('./#f=x y&g=x^2%2By^2=b&h=(2cos t, sin t)&k=2-x&row=k&hide=g&t=2&par=b:2')
  await drawn(page, '2-x')
  await expect(row(page, 'g')).toHaveValue('x^2+y^2=b')
  await expect(what(page, 'h')).toHaveText('a path in t')
  await expect(page.getByTestId('activate-k')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByTestId('hide-g')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByTestId('slider-b')).toHaveValue('2')
  await expect(page.getByTestId('add-row')).toHaveCount(0)
  await page.getByTestId('slider-b').press('ArrowRight')
  await expect(page).toHaveURL(/par=b:2\.1/)
  await page.reload()
  await expect(page.getByTestId('slider-b')).toHaveValue('2.1')
  await expect(page.getByTestId('activate-k')).toHaveAttribute('aria-pressed', 'true')
})

test('a mistake in a row is told there, and the picture stays', async ({ page }) => {
  await open(page, './#f=x y')
  await add(page, 'g', 'x^2 + y^2 =')
  await expect(problem(page)).toHaveRole('alert')
  await expect(problem(page).locator('mark')).toHaveText('=')
  await expect(main(page)).toHaveAttribute('data-status', 'problem')
  await expect(main(page)).toHaveAttribute('data-drawn', 'x y')
  await row(page, 'g').press('End')
  await row(page, 'g').pressSequentially(' 4')
  await expect(what(page, 'g')).toHaveText('a curve')
  await expect(problem(page)).toHaveCount(0)
})

test('a first page fetches nothing of further formulas', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url())
  })
  await open(page)
  await rested(page)
  const first = scripts.length
  await page.getByTestId('add-row').click()
  await expect(row(page, 'g')).toBeFocused()
  expect(scripts.length).toBeGreaterThan(first)
})

test('a formula and its equals sign stand on one baseline', async ({ page }) => {
  for (const source of [
    'x^2 + y^2',
    'x^3/y^2',
    '1/(1 + 1/(x + 1/y))',
    'e^(x^2 y)',
    'sqrt(x/y)',
    'x^(y^(x^2))',
    'abs(x/y) + floor(y/2)',
    'x < 0 ? -x : x^2/y',
    'norm([[x, y], [1, 2]] * [x/2, y])',
    'sin(x y) + cos(x y)^2 + exp(x)/y + ln(x) + x^5 + y^5 + x^4 y + y^4 x + x^3 y^2 + tan(x/y)'
  ]) {
    await open(page, `./#f=${encodeURIComponent(source)}`)
    await expect(page.getByTestId('formula-partial-y').locator('.katex').first()).toBeVisible()
    for (const gap of await page.locator('.formulas').evaluate(baselineGaps))
      expect(Math.abs(gap), source).toBeLessThan(1)
  }
})

/** How far below the equals sign's baseline that of each formula lies, in pixels. */
function baselineGaps(formulas: Element): number[] {
  /** Where an empty box in the line of type stands. */
  const baseline = (line: Element): number => {
    const probe = document.createElement('span')
    probe.style.display = 'inline-block'
    line.append(probe)
    const { bottom } = probe.getBoundingClientRect()
    probe.remove()
    return bottom
  }
  return [...formulas.querySelectorAll('.body')].map((body) => {
    const equals = body.previousElementSibling!
    return baseline(body.querySelector('.base')!) - baseline(equals.querySelector('.base')!)
  })
}
