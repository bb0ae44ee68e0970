import type { Page } from '@playwright/test'
import { expect, formula, main, open, rested, test, typeFormula } from '../support/nabla'

declare global {
  interface Window {
    /** The kernels that were asked for so far, and by how many milliseconds each is held back. */
    kernels: { asked: number; delay: number }
  }
}

/** Counts the kernels of formulas that the page compiles, and can hold them back. Call before the page opens. */
async function watchCompiler(page: Page) {
  await page.addInitScript(() => {
    window.kernels = { asked: 0, delay: 0 }
    const { prototype } = GPUDevice
    const { createComputePipelineAsync: create } = prototype
    prototype.createComputePipelineAsync = async function (descriptor) {
      if (descriptor.label === 'sample field') window.kernels.asked++
      await new Promise((resolve) => setTimeout(resolve, window.kernels.delay))
      return create.call(this, descriptor)
    }
  })
}

const asked = (page: Page) => page.evaluate(() => window.kernels.asked)
const holdBack = (page: Page, delay: number) =>
  page.evaluate((delay) => void (window.kernels.delay = delay), delay)

/** Milliseconds from the input of each formula to its picture. */
const timesOf = (page: Page, sources: string[]) =>
  page.evaluate(async (sources) => {
    const { dataset } = document.querySelector('main')!
    const field = document.querySelector<HTMLTextAreaElement>('[data-testid=formula]')!
    const times: number[] = []
    for (const source of sources) {
      const started = performance.now()
      field.value = source
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      while (dataset.drawn !== source) await new Promise((resolve) => setTimeout(resolve))
      times.push(performance.now() - started)
    }
    return times
  }, sources)

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Ever new structures, so that no cache of kernels can help. */
const formulas = (first: string) => Array.from({ length: 7 }, (_, i) => `${first}(x) y^${i + 2} + x^${i + 3}`)

test('a new formula’s picture waits for no compiler', async ({ page }) => {
  await watchCompiler(page)
  await open(page)
  await rested(page)
  await timesOf(page, formulas('tan'))
  const without = await timesOf(page, formulas('sin'))
  await holdBack(page, 2000)
  const withDelay = await timesOf(page, formulas('cos'))
  test.info().annotations.push({
    type: 'times',
    description: `${median(without)} ms, held back ${median(withDelay)} ms`
  })
  // Far less than what is held back, however busy the machine is.
  expect(median(withDelay)).toBeLessThan(1.5 * median(without) + 500)
})

test('the first picture waits for no compiler', async ({ page }) => {
  await watchCompiler(page)
  await page.addInitScript(() => (window.kernels.delay = 1e6))
  await open(page, './#f=a*sin(x)*y')
  await expect(main(page)).toHaveAttribute('data-engine', 'webgpu')
  await page.getByTestId('slider-a').press('PageUp')
  await typeFormula(page, 'x^3 - a*y')
})

test('of ten keys typed two kernels are compiled at most', async ({ page }) => {
  await watchCompiler(page)
  await open(page, './#f=x*y')
  await rested(page)
  const before = await asked(page)
  await formula(page).focus()
  await formula(page).press('End')
  await formula(page).pressSequentially(' + x^2 sin', { delay: 60 })
  await typeFormula(page, 'x*y + x^2 sin y')
  await rested(page)
  const compiled = (await asked(page)) - before
  expect(compiled).toBeGreaterThan(0)
  expect(compiled).toBeLessThanOrEqual(2)
})
