import { layerNames } from '../../src/lib/figure/layers'
import {
  canvas,
  countPipelines,
  drawn,
  expect,
  frames,
  link,
  main,
  open,
  rested,
  test,
  typeFormula
} from '../support/nabla'
import { colouredShare, difference, pixelsOf, settledPixels } from '../support/pixels'

/**
 * The default picture colours about a third of the canvas at both sizes; an empty box with axes, point and
 * arrows under one part in a hundred.
 */
const enough = 0.1

test('draws the surface with WebGPU @narrow', async ({ page }) => {
  await open(page)
  await expect(main(page)).toHaveAttribute('data-engine', 'webgpu')
  await expect(main(page)).toHaveAttribute('data-renderer', 'webgpu')
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
})

test('an idle page draws no frames', async ({ page }) => {
  await open(page)
  await rested(page)
  const before = await frames(page)
  expect(before).toBeGreaterThan(0)
  // Twenty turns of the browser's own clock: a loop would have drawn in each.
  await page.evaluate(async () => {
    for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame)
  })
  expect(await frames(page)).toBe(before)
})

test('a slider moves the picture and compiles nothing', async ({ page }) => {
  const pipelines = await countPipelines(page)
  await open(page, './#f=a*x^2+b*y^2')
  await rested(page)
  const made = await pipelines()
  expect(made).toBeGreaterThan(0)
  const before = await settledPixels(canvas(page))
  const frame = await frames(page)
  const slider = page.getByTestId('slider-a')
  await slider.focus()
  for (let step = 0; step < 5; step++) await slider.press('PageDown')
  await expect.poll(() => link(page).par).toMatch(/^a:/)
  await expect.poll(() => frames(page)).toBeGreaterThan(frame)
  await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeGreaterThan(0.05)
  expect(await pipelines()).toBe(made)
})

test('each layer can be switched off and on', async ({ page }) => {
  await open(page)
  const before = await settledPixels(canvas(page))
  for (const layer of layerNames)
    await test.step(layer, async () => {
      const toggle = page.getByTestId(`layer-${layer}`)
      await expect(toggle).toBeChecked()
      await toggle.click()
      await expect(toggle).not.toBeChecked()
      await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeGreaterThan(0.0005)
      await expect.poll(() => link(page).show?.split(',')).toHaveLength(layerNames.length - 1)
      expect(link(page).show?.split(',')).not.toContain(layer)
      await toggle.click()
      await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeLessThan(0.0005)
      await expect.poll(() => link(page)).not.toHaveProperty('show')
    })
})

test('the domain fields move the walls', async ({ page }) => {
  await open(page)
  const before = await settledPixels(canvas(page))
  const field = page.getByRole('textbox', { name: 'x from' })
  await field.fill('-1')
  await field.press('Enter')
  await expect.poll(() => link(page).x).toBe('-1..3')
  await drawn(page)
  await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeGreaterThan(0.02)
})

test('the theme follows the system and the switch', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page)
  const dark = await ground()
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
  await page.getByTestId('theme').click()
  await expect.poll(ground).not.toBe(dark)
  await expect.poll(() => colouredShare(canvas(page))).toBeGreaterThan(enough)
})

test('the camera turns by mouse and comes back by reset', async ({ page }) => {
  await open(page)
  const before = await settledPixels(canvas(page))
  const box = (await canvas(page).boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 240, box.y + 80, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => link(page).cam).toBeTruthy()
  await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeGreaterThan(0.05)
  await page.getByRole('button', { name: 'Reset view' }).click()
  await expect.poll(() => link(page).cam).toBeUndefined()
  await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeLessThan(0.01)
})

test('where f jumps too often to be drawn the page says so', async ({ page }) => {
  await open(page, './#f=floor(1000x)*y')
  const gaps = page.getByTestId('gaps')
  await expect(gaps).toHaveText('f jumps too often to be drawn whole; zoom in.')
  await typeFormula(page, 'floor(x)*y')
  await expect(gaps).toBeEmpty()
})

for (const engine of ['webgpu', 'cpu'])
  test(`where f oscillates faster than is drawn the page veils it and says so (${engine})`, async ({
    page
  }) => {
    await open(page, `./?engine=${engine}#f=sin(200x)`)
    const unresolved = page.getByTestId('unresolved')
    await expect(unresolved).toContainText('f oscillates faster than can be drawn here; zoom in.')
    await typeFormula(page, 'sin(16pi x)')
    await rested(page)
    await expect(unresolved).toBeEmpty()
    await expect(page.getByTestId('cut')).toBeEmpty()
    await typeFormula(page, 'sin(x)')
    await expect(unresolved).toBeEmpty()
  })

test('a function that is nowhere defined draws nothing and breaks nothing', async ({ page }) => {
  await open(page)
  await typeFormula(page, 'sqrt(-1 - x^2 - y^2)')
  expect(await colouredShare(canvas(page))).toBeLessThan(enough)
})
