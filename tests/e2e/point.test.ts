import type { Page } from '@playwright/test'
import { canvas, expect, link, open, readout, test } from '../support/nabla'

async function pointOf(page: Page) {
  const text = await page.getByTestId('point').getAttribute('data-value')
  const [x, y] = (text ?? '').split(',').map(Number)
  return { x, y }
}

/** The readouts are those of x² + 3xy + 2y² where the point now is, and the link says the same place. */
async function expectClosedForm(page: Page) {
  const { x, y } = await pointOf(page)
  const angle = (30 * Math.PI) / 180
  const expected = {
    value: x * x + 3 * x * y + 2 * y * y,
    'partial-x': 2 * x + 3 * y,
    'partial-y': 3 * x + 4 * y,
    'gradient-norm': Math.hypot(2 * x + 3 * y, 3 * x + 4 * y),
    slope: (2 * x + 3 * y) * Math.cos(angle) + (3 * x + 4 * y) * Math.sin(angle)
  }
  for (const [name, value] of Object.entries(expected))
    expect(Math.abs((await readout(page, name)) - value), name).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(value))
    )
  // Links leave out the default, two thirds along both sides.
  await expect.poll(() => link(page).at ?? '1,1').toBe(`${x},${y}`)
}

test('the mouse drags the point over the surface @narrow', async ({ page }) => {
  await open(page, './#at=2,-1&dir=30')
  const box = (await canvas(page).boundingBox())!
  const at = (right: number, down: number) => [box.x + right * box.width, box.y + down * box.height] as const
  const start = await pointOf(page)

  // A double click brings the point under the mouse, wherever it was.
  await page.mouse.dblclick(...at(0.5, 0.6))
  await expect.poll(() => pointOf(page)).not.toEqual(start)
  await expectClosedForm(page)

  await page.mouse.move(...at(0.5, 0.6))
  await page.mouse.down()
  for (const [right, down] of [
    [0.54, 0.58],
    [0.58, 0.55],
    [0.6, 0.52]
  ]) {
    const before = await pointOf(page)
    await page.mouse.move(...at(right, down))
    await expect.poll(() => pointOf(page)).not.toEqual(before)
    await expectClosedForm(page)
  }
  await page.mouse.up()
  expect(link(page).cam, 'the camera stays while the point is held').toBeUndefined()

  const released = await pointOf(page)
  await page.mouse.move(...at(0.45, 0.55))
  expect(await pointOf(page)).toEqual(released)
})

test('the arrow keys move the point; Shift goes farther, Alt finer', async ({ page }) => {
  await open(page, './#at=1,1&dir=30')
  const stepOf = async (keys: string) => {
    const before = await pointOf(page)
    await canvas(page).press(keys)
    await expect.poll(() => pointOf(page)).not.toEqual(before)
    await expectClosedForm(page)
    const after = await pointOf(page)
    return { x: after.x - before.x, y: after.y - before.y }
  }
  const plain = await stepOf('ArrowRight')
  expect(plain.x).toBeGreaterThan(0)
  expect(plain.y).toBe(0)
  expect((await stepOf('ArrowLeft')).x).toBeCloseTo(-plain.x, 9)
  expect((await stepOf('ArrowUp')).y).toBeCloseTo(plain.x, 9)
  expect((await stepOf('ArrowDown')).y).toBeCloseTo(-plain.x, 9)
  expect((await stepOf('Shift+ArrowRight')).x).toBeGreaterThan(2 * plain.x)
  const fine = await stepOf('Alt+ArrowRight')
  expect(fine.x).toBeGreaterThan(0)
  expect(fine.x).toBeLessThan(plain.x / 2)
})

test('the point stays in the domain', async ({ page }) => {
  await open(page, './#at=2.9,2.9&dir=30')
  for (let i = 0; i < 3; i++) await canvas(page).press('Shift+ArrowRight')
  await expect.poll(() => pointOf(page)).toEqual({ x: 3, y: 2.9 })
  await expectClosedForm(page)
})

test('numbers typed for the point are taken', async ({ page }) => {
  await open(page, './#dir=30')
  const field = page.getByRole('textbox', { name: 'x of the point' })
  await field.fill('-1.25')
  await field.press('Enter')
  await expect.poll(async () => (await pointOf(page)).x).toBe(-1.25)
  await expectClosedForm(page)
})

test('at a kink the page says what there is instead of a derivative', async ({ page }) => {
  await open(page, './#f=abs(x)+abs(y)&at=0,1')
  await expect(page.getByTestId('kink')).toContainText('slopes −1 and 1 along x')
  await expect(page.getByTestId('kink')).toContainText('Autodiff would answer 0, which is a convention.')
  await expect(page.getByTestId('partial-x')).toHaveText('−1 | 1')
  expect(await readout(page, 'partial-y')).toBe(1)
  await page.getByLabel('x of the point').fill('1')
  await page.getByLabel('x of the point').press('Enter')
  await expect(page.getByTestId('kink')).toBeEmpty()
  expect(await readout(page, 'partial-x')).toBe(1)
})

test('f(u, v) names the directions everywhere', async ({ page }) => {
  await open(page, './#f=f(u,v)=u^2+3v&at=1,2')
  expect(await readout(page, 'partial-x')).toBe(2)
  expect(await readout(page, 'partial-y')).toBe(3)
  await expect(page.getByTestId('formula-partial-x')).toHaveAttribute('data-text', '2u')
  await expect(page.getByLabel('u of the point')).toHaveValue('1')
  await expect(page.getByLabel('v from')).toHaveValue('-3')
  await expect(page.locator('.labels')).toContainText('u')
  await expect(page.locator('.labels')).not.toContainText('x')
})

test('partials without a plane are shown, and no gradient @narrow', async ({ page }) => {
  const source = '{x=0 and y=0: 0, (x^3-y^3)/(x^2+y^2)}'
  await open(page, `./#f=${encodeURIComponent(source)}&at=0,0&dir=45`)
  await expect(page.getByTestId('kink')).toContainText('no plane touches the surface')
  expect(await readout(page, 'partial-x')).toBe(1)
  expect(await readout(page, 'partial-y')).toBe(-1)
  expect(await readout(page, 'gradient-norm')).toBeNaN()
  expect(await readout(page, 'slope')).toBe(0)
  await expect(page.getByTestId('left-out')).toBeVisible()
  await expect(page.getByTestId('formula-partial-x')).toHaveAttribute('data-text', /^\{x != 0 or y != 0: /)
  await expect(page.getByRole('button', { name: 'Steepest ascent' })).toBeDisabled()
})

test('the slope in a direction is its own limit, and says what the other way gives', async ({ page }) => {
  await open(page, './#f=abs(x)+abs(y)&at=1,0&dir=90')
  expect(await readout(page, 'slope')).toBe(1)
  expect(await readout(page, 'slope-back')).toBe(1)
  await page.getByLabel('Direction in degrees').fill('0')
  await page.getByLabel('Direction in degrees').press('Enter')
  await expect(page.getByTestId('slope-back')).toHaveCount(0)
  expect(await readout(page, 'slope')).toBe(1)
})

test('a power of a negative number offers the real root, by one click', async ({ page }) => {
  await open(page, './#f=(xy)^(1/3)&at=-1,1')
  await expect(page.getByTestId('real-root')).toContainText('has no value, by convention')
  await page.getByRole('button', { name: 'Use the real root' }).click()
  await expect(page.getByTestId('formula')).toHaveValue('cbrt(xy)')
  await expect.poll(() => readout(page, 'value')).toBe(-1)
  await expect(page.getByTestId('real-root')).toHaveCount(0)
})
