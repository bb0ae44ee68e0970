import type { Page } from '@playwright/test'
import { drawn, expect, main, open, removeWebGPU, test } from '../support/nabla'
import { expectEngine, holdDevices, losePicture } from '../support/mishaps'

declare global {
  interface Window {
    /** How far the page had come each time an adapter was asked for. */
    asked: DocumentReadyState[]
  }
}

/** Notes when the page asks for an adapter. Call before the page opens. */
const watchAdapter = (page: Page) =>
  page.addInitScript(() => {
    window.asked = []
    const { requestAdapter } = GPU.prototype
    GPU.prototype.requestAdapter = function (options) {
      window.asked.push(document.readyState)
      return requestAdapter.call(this, options)
    }
  })
const asked = (page: Page) => page.evaluate(() => window.asked)

test('the device is asked for before the page is read, once, and the first picture takes it', async ({
  page
}) => {
  await watchAdapter(page)
  await holdDevices(page)
  await open(page)
  await expectEngine(page, 'webgpu')
  expect(await asked(page)).toEqual(['loading'])
  expect(await page.evaluate(() => window.devices.length)).toBe(1)
  // The next picture has one of its own.
  await losePicture(page)
  await drawn(page)
  await expectEngine(page, 'webgpu')
  expect(await asked(page)).toEqual(['loading', 'complete'])
})

test('a page without a picture, and one that draws on the processor, ask for none', async ({ page }) => {
  await watchAdapter(page)
  await open(page, './?engine=cpu')
  await expectEngine(page, 'cpu')
  expect(await asked(page)).toEqual([])
  await page.goto('./gallery/')
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
  expect(await asked(page)).toEqual([])
  // The picture that is reached from there asks for itself.
  await page.getByRole('link', { name: 'Nabla' }).first().click()
  await drawn(page)
  await expectEngine(page, 'webgpu')
  expect(await asked(page)).toEqual(['complete'])
})

test('an adapter that does not come early may come later', async ({ page }) => {
  await page.addInitScript(() => {
    const { requestAdapter } = GPU.prototype
    GPU.prototype.requestAdapter = function () {
      GPU.prototype.requestAdapter = requestAdapter
      return Promise.reject(new Error('not yet'))
    }
  })
  await open(page)
  await expectEngine(page, 'webgpu')
})

test('where there is no WebGPU nothing is asked', async ({ page }) => {
  await removeWebGPU(page)
  await open(page)
  await expect(main(page)).toHaveAttribute('data-renderer', 'webgl2')
})
