import type { Page } from '@playwright/test'
import { boxOf, expect, link, open, readout, test } from '../support/nabla'

test.use({ viewport: { width: 1366, height: 768 } })

const panel = (page: Page) => page.getByTestId('tool-panel')

/** A number in the open tool's panel, in full precision. */
const number = async (page: Page, name: string) =>
  Number(await panel(page).getByTestId(name).getAttribute('data-value'))

async function expectNumber(page: Page, name: string, value: number, tolerance = 1e-9) {
  await expect
    .poll(async () => Math.abs((await number(page, name)) - value), { message: name })
    .toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)))
}

test.describe('the gradient', () => {
  test('has its plane in numbers, and what to look at is in the link', async ({ page }) => {
    await open(page, './#f=x^2+y^3&at=1,2')
    const values = async (name: string) =>
      (await panel(page).getByTestId(name).getAttribute('data-value'))!.split(',').map(Number)
    await expect(panel(page).getByTestId('tangent-plane')).toHaveText(/9\s*\+ 2 \(x − 1\)\s*\+ 12 \(y − 2\)/)
    expect(await values('gradient')).toEqual([2, 12])
    expect(await values('normal')).toEqual([-2, -12, 1])
    await expectNumber(page, 'ascent', (Math.atan2(12, 2) * 180) / Math.PI)
    await page.getByTestId('look-near').check({ force: true })
    await expect.poll(() => link(page).look).toBe('near')
  })

  test('has a second point that is dragged on the map', async ({ page }) => {
    await open(page, './#f=x^2+y^3&at=0,0&look=near&near=1,1&view=map')
    const box = (name: string) => boxOf(page.getByTestId(name))
    const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
      [x + width / 2, y + height / 2] as const
    const [point, dot] = [middle(await box('map-point')), middle(await box('map-dot'))]
    const unit = dot[0] - point[0]
    await page.mouse.move(...dot)
    await page.mouse.down()
    await page.mouse.move(point[0] + 2 * unit, point[1] + unit, { steps: 4 })
    await page.mouse.up()
    await expect
      .poll(() =>
        link(page)
          .near?.split(',')
          .map((step) => Math.round(10 * Number(step)))
      )
      .toEqual([20, -10])
    expect(link(page).at).toBe('0,0')
    await expectNumber(page, 'linear-change', 0)
  })

  test('has a second point, where the gap shrinks like the square of the distance', async ({ page }) => {
    await open(page, './#f=x^2+y^3&at=1,2&look=near&near=0.5,-0.25')
    await expectNumber(page, 'linear-change', 2 * 0.5 - 12 * 0.25)
    await expectNumber(page, 'true-change', 1.5 ** 2 + 1.75 ** 3 - 9)
    await expectNumber(page, 'linear-gap', 1.5 ** 2 + 1.75 ** 3 - 9 + 2)
    const dot = panel(page).getByRole('slider')
    await dot.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => link(page).near).not.toBe('0.5,-0.25')
    const [dx, dy] = link(page).near!.split(',').map(Number)
    expect(dx).toBeGreaterThan(0.5)
    expect(dy / dx).toBeCloseTo(-0.5, 2)
    await expectNumber(page, 'linear-change', 2 * dx + 12 * dy)
    await panel(page).getByTestId('near-x').fill('0.1')
    await page.keyboard.press('Enter')
    await expect.poll(() => link(page).near).toBe(`0.1,${dy}`)
  })

  test('has a table of values with steps of the reader’s', async ({ page }) => {
    await open(page, './#f=x y^2&at=1,2&look=table&steps=0.5,0.1')
    const cells = panel(page).getByTestId('table-value')
    await expect(cells).toHaveCount(9)
    for (const cell of await cells.all()) {
      const [x, y, value] = await Promise.all(
        ['data-x', 'data-y', 'data-value'].map(async (name) => Number(await cell.getAttribute(name)))
      )
      expect(value).toBeCloseTo(x * y * y, 12)
    }
    await expectNumber(page, 'table-slope-y', 4)
  })

  test('says where f has no value, and where no plane touches', async ({ page }) => {
    await open(page, './#f=1/x&at=0,1')
    await expect(panel(page).getByTestId('no-value')).toBeVisible()
    await open(page, './#f=abs(x)&at=0,1')
    await expect(panel(page).getByTestId('no-plane')).toBeVisible()
  })
})

test.describe('the partials', () => {
  test('are the slopes of the slices, also where the point is dragged in a slice', async ({ page }) => {
    await open(page, './#f=e^(x/2) sin y&at=1,0.5&tool=partials')
    const expectSlopes = async () => {
      const [x, y] = (await page.getByTestId('point').getAttribute('data-value'))!.split(',').map(Number)
      await expectNumber(page, 'slice-slope-x', (Math.exp(x / 2) * Math.sin(y)) / 2)
      await expectNumber(page, 'slice-slope-y', Math.exp(x / 2) * Math.cos(y))
      expect(await number(page, 'slice-slope-x')).toBe(await readout(page, 'partial-x'))
      return [x, y]
    }
    await expectSlopes()
    const plot = panel(page).getByTestId('slice-y')
    await plot.scrollIntoViewIfNeeded()
    const box = (await plot.boundingBox())!
    const dot = (await plot.getByRole('slider').boundingBox())!
    await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.5 * box.height, { steps: 4 })
    await page.mouse.up()
    const [x, y] = await expectSlopes()
    expect(x).toBe(1)
    expect(y).toBeGreaterThan(1)
  })

  test('light up together: holding y dims it in the formulas', async ({ page }) => {
    await open(page, './#f=x y&at=1,1&tool=partials')
    const letters = page.getByTestId('formula-value').locator('.mathnormal')
    await expect(letters).toHaveText(['x', 'y'])
    await panel(page).getByRole('button', { name: 'hold y = 1' }).focus()
    await expect(letters.nth(1)).toHaveCSS('opacity', '0.35')
    await expect(letters.nth(0)).toHaveCSS('opacity', '1')
    await panel(page).getByRole('button', { name: 'hold x = 1' }).focus()
    await expect(letters.nth(0)).toHaveCSS('opacity', '0.35')
    await expect(letters.nth(1)).toHaveCSS('opacity', '1')
  })

  test('have no value where f has none, and the slices stay', async ({ page }) => {
    await open(page, './#f=1/(x y)&at=0,1&tool=partials')
    await expect(panel(page).getByTestId('no-value')).toBeVisible()
    const curve = panel(page).getByTestId('slice-x').locator('.curve').first()
    // One piece on either side of the pole, and nothing that joins them.
    await expect.poll(async () => (await curve.getAttribute('d'))!.split('M').length).toBe(3)
  })
})

test.describe('the limit', () => {
  test('is the quotient over a step, with its error and the best step', async ({ page }) => {
    await open(page, './#f=e^x sin y&at=0.7,1.3&tool=limit&step=0.01')
    const slope = Math.exp(0.7) * Math.sin(1.3)
    const quotient = ((Math.exp(0.71) - Math.exp(0.7)) / 0.01) * Math.sin(1.3)
    await expectNumber(page, 'quotient', quotient)
    await expectNumber(page, 'quotient-error', quotient - slope)
    await expectNumber(page, 'exact-slope', slope)
    const forward = (await number(page, 'best-step')) / Math.sqrt(Number.EPSILON)
    expect(forward).toBeGreaterThan(0.1)
    expect(forward).toBeLessThan(10)
    await page.getByTestId('scheme-central').check({ force: true })
    await expectNumber(page, 'quotient', ((Math.exp(0.71) - Math.exp(0.69)) / 0.02) * Math.sin(1.3))
    const central = (await number(page, 'best-step')) / Math.cbrt(Number.EPSILON)
    expect(central).toBeGreaterThan(0.1)
    expect(central).toBeLessThan(10)
    await expect.poll(() => link(page)).toMatchObject({ tool: 'limit', step: '0.01', scheme: 'central' })
  })

  test('follows the slider by keys, along x, y and v', async ({ page }) => {
    await open(page, './#f=x^2 y&at=1,2&dir=90&tool=limit&along=v&step=1')
    await expectNumber(page, 'exact-slope', 1)
    await page.getByTestId('along-y').check({ force: true })
    await expectNumber(page, 'exact-slope', 1)
    await page.getByTestId('along-x').check({ force: true })
    await expectNumber(page, 'quotient', 6)
    await page.getByTestId('step-slider').focus()
    await page.keyboard.press('PageDown')
    await expectNumber(page, 'quotient', 4.2)
    await expect.poll(() => link(page)).toMatchObject({ step: '0.1' })
    expect(link(page)).not.toHaveProperty('along')
  })

  test('has no error at a kink, and says so', async ({ page }) => {
    await open(page, './#f=abs(x)&at=0,1&tool=limit')
    await expect(panel(page).getByTestId('no-slope')).toContainText('−1 and 1')
    await expect(panel(page).getByTestId('error-plot')).toHaveCount(0)
    await expectNumber(page, 'quotient', 1)
  })
})
