import type { Page } from '@playwright/test'
import { canvas, drawn, expect, link, main, open, readout, test } from '../support/nabla'

interface Place {
  x: number
  y: number
}

async function at(page: Page, right: number, down: number): Promise<Place> {
  const box = (await canvas(page).boundingBox())!
  return { x: box.x + right * box.width, y: box.y + down * box.height }
}

/** The sides of the domain as the link has them. */
function sides(page: Page) {
  const { x = '-3..3', y = '-3..3' } = link(page)
  return [x, y].map((side) => side.split('..').map(Number))
}

const widths = (page: Page) => sides(page).map(([low, high]) => high - low)

async function pointOf(page: Page): Promise<Place> {
  const text = (await page.getByTestId('point').getAttribute('data-value')) ?? ''
  const [x, y] = text.split(',').map(Number)
  return { x, y }
}

const step = Math.exp(-0.0016 * 120)

/** Turns the wheel and waits until the link tells of it; the domain shrinks by one factor for each turn. */
async function zoomIn(page: Page, turns: number) {
  const [before] = widths(page)
  for (let i = 0; i < turns; i++) await page.mouse.wheel(0, -120)
  await expect.poll(() => widths(page)[0] / before).toBeCloseTo(step ** turns, 3)
}

/** Words of the picture that can be seen, with the boxes that they take. */
const words = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.labels > span')]
      .filter((span) => span.style.visibility !== 'hidden')
      .map((span) => ({ text: span.textContent, box: span.getBoundingClientRect().toJSON() as DOMRect }))
  )

test('sixty turns of the wheel stay over what the pointer points at @narrow', async ({ page }) => {
  await open(page)
  const pointer = await at(page, 0.5, 0.55)
  await page.mouse.move(pointer.x, pointer.y)
  for (let round = 0; round < 6; round++) {
    const [width] = widths(page)
    await page.mouse.dblclick(pointer.x, pointer.y)
    await expect.poll(() => link(page).at).toBeTruthy()
    const before = await pointOf(page)
    await zoomIn(page, 10)
    await page.mouse.dblclick(pointer.x, pointer.y)
    // A point is written to four decimal orders below the width; a pixel is more than a thousandth of it.
    const tolerance = 1e-4 * width + 1e-3 * widths(page)[0]
    await expect
      .poll(async () => {
        const now = await pointOf(page)
        return Math.max(Math.abs(now.x - before.x), Math.abs(now.y - before.y)) < tolerance
      })
      .toBe(true)
  }
  const [x, y] = widths(page)
  expect(x / 6 / step ** 60).toBeCloseTo(1, 2)
  expect(y / 6 / step ** 60).toBeCloseTo(1, 2)
  expect(link(page).cam, 'the camera stays').toBeUndefined()
  await drawn(page)
})

test('the link of a zoomed picture opens the same', async ({ page }) => {
  await open(page, './#f=sin(x)*y')
  const { x, y } = await at(page, 0.52, 0.5)
  await page.mouse.move(x, y)
  await zoomIn(page, 25)
  const before = await pointOf(page)
  await page.mouse.dblclick(x, y)
  await expect.poll(() => pointOf(page)).not.toEqual(before)
  const point = await pointOf(page)
  await expect.poll(() => link(page).at).toBe(`${point.x},${point.y}`)
  const [fragment, value] = [new URL(page.url()).hash, await readout(page, 'value')]
  await page.goto('about:blank')
  await open(page, './' + fragment)
  expect(new URL(page.url()).hash).toBe(fragment)
  expect(await readout(page, 'value')).toBe(value)
})

test('out again about the same place is home', async ({ page }) => {
  await open(page)
  const { x, y } = await at(page, 0.5, 0.55)
  await page.mouse.move(x, y)
  await zoomIn(page, 8)
  const back = page.getByTestId('domain-home')
  await expect(back).toHaveText('Back to −3 … 3')
  await back.click()
  await expect.poll(() => link(page).x).toBeUndefined()
  await expect(back).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'x from' })).toHaveValue('-3')
})

test('Shift and wheel bring the camera nearer, and reset takes it back', async ({ page }) => {
  await open(page)
  const { x, y } = await at(page, 0.5, 0.55)
  await page.mouse.move(x, y)
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, -240)
  await page.keyboard.up('Shift')
  await expect.poll(() => Number(link(page).cam?.split(',')[2])).toBeGreaterThan(1)
  expect(link(page).x).toBeUndefined()
  await page.getByRole('button', { name: 'Reset view' }).click()
  await expect.poll(() => link(page).cam).toBeUndefined()
})

for (const [name, button, key] of [
  ['the right button', 'right', ''],
  ['Shift', 'left', 'Shift']
] as const)
  test(`dragging with ${name} moves the domain with the pointer`, async ({ page }) => {
    // Level: the surface is its own floor, and wherever it is dragged the box stays.
    await open(page, './#f=5')
    const [from, to] = [await at(page, 0.45, 0.6), await at(page, 0.55, 0.62)]
    await page.mouse.dblclick(from.x, from.y)
    await expect.poll(() => link(page).at).toBeTruthy()
    const held = await pointOf(page)
    // Away from the point, which would be taken hold of.
    await page.mouse.dblclick((await at(page, 0.6, 0.5)).x, (await at(page, 0.6, 0.5)).y)
    await expect.poll(() => pointOf(page)).not.toEqual(held)
    if (key) await page.keyboard.down(key)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down({ button })
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await page.mouse.up({ button })
    if (key) await page.keyboard.up(key)
    await expect.poll(() => link(page).x).toBeTruthy()
    expect(widths(page)[0]).toBeCloseTo(6, 6)
    expect(link(page).cam).toBeUndefined()
    await page.mouse.dblclick(to.x, to.y)
    await expect.poll(async () => Math.abs((await pointOf(page)).x - held.x)).toBeLessThan(0.012)
    expect(Math.abs((await pointOf(page)).y - held.y)).toBeLessThan(0.012)
  })

test('keys zoom about the point and move the domain', async ({ page }) => {
  await open(page, './#at=1,1')
  await canvas(page).press('z')
  await expect
    .poll(() => sides(page))
    .toEqual([
      [-2.2, 2.6],
      [-2.2, 2.6]
    ])
  await canvas(page).press('l')
  await expect.poll(() => sides(page)[0]).toEqual([-1.96, 2.84])
  await canvas(page).press('k')
  await expect.poll(() => sides(page)[1]).toEqual([-2.44, 2.36])
  await canvas(page).press('Backspace')
  await expect.poll(() => link(page).x).toBeUndefined()
  expect(await pointOf(page)).toEqual({ x: 1, y: 1 })
})

test.describe('by finger', () => {
  test.use({ hasTouch: true })
  test('two fingers zoom into what lies between them, and move it @narrow', async ({ page }) => {
    await open(page)
    const middle = await at(page, 0.5, 0.55)
    const touch = await page.context().newCDPSession(page)
    const fingers = (spread: number, aside: number) =>
      [-1, 1].map((side, id) => ({ id, x: middle.x + aside + side * spread, y: middle.y }))
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(30, 0) })
    for (let i = 1; i <= 5; i++)
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(30 + 6 * i, 0) })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect.poll(() => widths(page)[0]).toBeCloseTo(3, 1)
    expect(widths(page)[1]).toBeCloseTo(widths(page)[0], 5)
    expect(link(page).cam).toBeUndefined()
  })
})

for (const [x, y, names] of [
  ['1000..1000.0001', '0.123456789..0.1234567891', ['x− 1000', 'y− 0.123456789']],
  ['-2e9..-1999999999', '3..3.0000001', ['x+ 2 × 10⁹', 'y− 3']]
] as const)
  test(`ticks can be read where x is in ${x} @narrow`, async ({ page }) => {
    await open(page, `./#f=x+y&x=${x}&y=${y}`)
    const shown = await words(page)
    const texts = shown.map(({ text }) => text)
    for (const name of names) expect(texts).toContain(name)
    expect(shown.length, 'at least two numbers on some axes').toBeGreaterThan(6)
    for (const [i, { box: a }] of shown.entries())
      for (const { box: b } of shown.slice(0, i))
        expect(a.left >= b.right || b.left >= a.right || a.top >= b.bottom - 2 || b.top >= a.bottom - 2).toBe(
          true
        )
    const overflowing = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflowing).toBeLessThanOrEqual(0)
  })

test('what is cut off is said, and no more when it is not @narrow', async ({ page }) => {
  await open(page, './#f=1/(x^2+y^2+a)&par=a:0:0..3')
  const cut = page.getByTestId('cut')
  await expect(cut).toHaveText(/^Cut at f = [\d.]+; f goes on above\.$/)
  const slider = page.getByTestId('slider-a')
  await slider.focus()
  await slider.press('End')
  await expect(cut).toBeEmpty()
  await slider.press('Home')
  await expect(cut).toHaveText(/goes on above/)
  await expect(main(page)).toHaveAttribute('data-status', 'ready')
})
