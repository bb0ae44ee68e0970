import { expect, formula, open, test } from '../support/nabla'

test('formula, picture and readout are in view without scrolling @narrow', async ({ page }) => {
  await open(page)
  await expect(formula(page)).toBeInViewport({ ratio: 1 })
  await expect(page.locator('main canvas').first()).toBeInViewport({ ratio: 1 })
  for (const name of ['value', 'partial-x', 'partial-y', 'gradient-norm'])
    await expect(page.getByTestId(name)).toBeInViewport({ ratio: 1 })
})

test('nothing scrolls sideways @narrow', async ({ page }) => {
  await open(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

/** 1366 × 768 magnified twice and four times, other windows of few lines, and a telephone on its side. */
const low = [
  { width: 683, height: 384, least: 280 },
  { width: 341, height: 192, least: 170 },
  { width: 640, height: 360, least: 260 },
  { width: 480, height: 270, least: 170 },
  { width: 844, height: 390, least: 240 }
]
for (const { least, ...size } of low)
  test(`a window of ${size.width} × ${size.height} shows the formula first, and a picture to work with`, async ({ page }) => {
    await page.setViewportSize(size)
    await open(page, './#f=|x|%2B|y|&at=0,1')
    await expect(formula(page)).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

    const picture = page.locator('main canvas').first()
    await picture.scrollIntoViewIfNeeded()
    await expect(picture).toBeInViewport({ ratio: 0.99 })
    const box = (await picture.boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(least)
    expect(box.height).toBeLessThanOrEqual(size.height)
    const caption = (await page.getByTestId('picture-help').boundingBox())!
    expect(caption.y).toBeGreaterThanOrEqual(box.y + box.height)
    const derivatives = page.getByTestId('formula-partial-x')
    if (size.width < 800) expect((await derivatives.boundingBox())!.y).toBeGreaterThan(caption.y)

    const point = page.getByTestId('point')
    const place = async () => (await point.getAttribute('data-value'))!
    const at = (right: number, down: number) => [box.x + right * box.width, box.y + down * box.height] as const
    await page.mouse.dblclick(...at(0.5, 0.6))
    await expect.poll(place).not.toBe('0,1')
    const before = await place()
    await page.mouse.move(...at(0.5, 0.6))
    await page.mouse.down()
    await page.mouse.move(...at(0.54, 0.55))
    await expect.poll(place).not.toBe(before)
    await page.mouse.up()

    await point.scrollIntoViewIfNeeded()
    await expect(point).toBeInViewport({ ratio: 1 })
  }) // prettier-ignore

test('beside a low picture the wheel scrolls the page', async ({ page }) => {
  await page.setViewportSize({ width: 341, height: 192 })
  await open(page)
  await page.locator('main canvas').first().scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  await page.mouse.move(8, 100)
  await page.mouse.wheel(0, 120)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before)
})

test('what stands in the header stands in one line @narrow', async ({ page }) => {
  await open(page)
  const middles = await page
    .locator('header')
    .locator('a, button')
    .evaluateAll((all) =>
      all.map((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return (top + bottom) / 2
      })
    )
  expect(middles.length).toBeGreaterThanOrEqual(5)
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4)
})
