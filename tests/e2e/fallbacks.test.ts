import {
  canvas,
  drawn,
  expect,
  formula,
  formulaText,
  link,
  main,
  open,
  readout,
  removeWebGL,
  removeWebGPU,
  test,
  typeFormula
} from '../support/nabla'
import { colouredShare, difference, pixelsOf, settledPixels } from '../support/pixels'
import type { Page } from '@playwright/test'

async function worksOnTheProcessor(page: Page) {
  await expect(main(page)).toHaveAttribute('data-engine', 'cpu')
  await expect(main(page)).toHaveAttribute('data-renderer', 'webgl2')
  const before = await settledPixels(canvas(page))
  expect(await colouredShare(canvas(page))).toBeGreaterThan(0.1)
  await typeFormula(page, 'a*x^2 - y^2')
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', '2a x')
  const saddle = await settledPixels(canvas(page))
  expect(difference(before, saddle)).toBeGreaterThan(0.05)
  await page.getByTestId('slider-a').press('End')
  await expect.poll(async () => difference(saddle, await pixelsOf(canvas(page)))).toBeGreaterThan(0.05)
}

test('without WebGPU the worker samples and WebGL 2 draws', async ({ page }) => {
  await removeWebGPU(page)
  await open(page)
  await worksOnTheProcessor(page)
  await expect(page.getByText(/WebGPU/)).toBeVisible()
})

test('?engine=cpu does the same with WebGPU there', async ({ page }) => {
  await open(page, './?engine=cpu')
  await worksOnTheProcessor(page)
})

test('a browser without half floats has its picture', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Float16Array'))
  await open(page)
  await expect(main(page)).toHaveAttribute('data-engine', 'webgpu')
  expect(await colouredShare(canvas(page))).toBeGreaterThan(0.1)
})

test('where a host forbids WebAssembly the worker samples without it', async ({ page }) => {
  await page.route('**/poolWorker*.js', async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" }
    await route.fulfill({ response, headers })
  })
  await open(page, './?engine=cpu')
  const compiles = () => WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(() => true)
  await expect(page.workers()[0].evaluate(compiles)).rejects.toThrow('Content Security')
  await worksOnTheProcessor(page)
})

test('without WebGPU and WebGL the map is the picture, and formulas, readouts and the link work', async ({
  page
}) => {
  await removeWebGPU(page)
  await removeWebGL(page)
  await page.goto('./#at=2,3')
  await expect(main(page)).toHaveAttribute('data-renderer', 'none')
  await expect(page.getByTestId('map')).toBeVisible()
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', '2x + 3y')
  expect(await readout(page, 'value')).toBe(40)
  await formula(page).fill('x^2 y')
  await expect(formulaText(page, 'partial-y')).toHaveAttribute('data-text', 'x^2')
  await expect.poll(() => readout(page, 'value')).toBe(12)
  await expect.poll(() => link(page).f).toBe('x^2 y')
})

test('a lost adapter on the way leaves a picture or a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'gpu', {
      value: { requestAdapter: () => Promise.resolve(null), getPreferredCanvasFormat: () => 'bgra8unorm' }
    })
  })
  await open(page)
  await expect(main(page)).toHaveAttribute('data-engine', 'cpu')
  await drawn(page)
})
