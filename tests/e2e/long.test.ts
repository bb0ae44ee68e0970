import type { Page } from '@playwright/test'
import { readField } from '../../src/lib'
import {
  canvas,
  drawn,
  expect,
  formula,
  formulaText,
  open,
  readout,
  test,
  typeFormula
} from '../support/nabla'

/** A product and a sum of 200, and roots 40 deep: each longer to differentiate than a key may take. */
const product = Array.from({ length: 200 }, (_, i) => `(x+${i}y)`).join('')
const sum = Array.from({ length: 200 }, (_, i) => `x/(y+${i})`).join('+')
const roots = Array.from({ length: 40 }).reduce<string>((inner, _, i) => `sqrt(${inner}+${i + 1})`, 'x^2+y^2')

/** 1/(1 + 1/(1 + …)). */
const fraction = (depth: number) =>
  Array.from({ length: depth }).reduce<string>((inner) => `1/(1+${inner})`, 'x+y')

declare global {
  interface Window {
    /** Requests to the reading worker, and its answers. `send` lets go of the requests that wait. */
    reads: { asked: number; answered: number; areHeld: boolean; send(): void }
  }
}

/** Watches the reading worker, and can keep requests from it for as long as a test likes. Call before the page opens. */
async function watchReads(page: Page) {
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    const reads = {
      asked: 0,
      answered: 0,
      areHeld: false,
      send: () => waiting.splice(0).forEach((post) => post())
    }
    window.reads = reads
    const Native = Worker
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        if (options?.name !== 'nabla reads') return
        this.addEventListener('message', () => reads.answered++)
        const post = this.postMessage.bind(this)
        this.postMessage = (message: unknown) => {
          reads.asked++
          waiting.push(() => post(message))
          if (!reads.areHeld) reads.send()
        }
      }
    }
  })
  return {
    asked: () => page.evaluate(() => window.reads.asked),
    answered: () => page.evaluate(() => window.reads.answered),
    hold: () => page.evaluate(() => void (window.reads.areHeld = true)),
    release: () =>
      page.evaluate(() => {
        window.reads.areHeld = false
        window.reads.send()
      })
  }
}

function partialOf(source: string) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field
}

const pointOf = async (page: Page) =>
  (await page.getByTestId('point').getAttribute('data-value'))!.split(',').map(Number)

test('a long formula is read beside the page, which goes on', async ({ page }) => {
  const reads = await watchReads(page)
  await open(page)
  for (const source of [product, sum, roots]) {
    const asked = await reads.asked()
    await reads.hold()
    await formula(page).fill(source)
    await expect.poll(reads.asked, 'the formula is asked of the worker').toBeGreaterThan(asked)
    const before = await pointOf(page)
    await canvas(page).press('ArrowRight')
    await expect.poll(() => pointOf(page), 'the page goes on').not.toEqual(before)
    await reads.release()
    await drawn(page, source)
    expect(await reads.answered()).toBe(await reads.asked())
    const field = partialOf(source)
    await expect(formulaText(page, 'partial-y')).toHaveAttribute('data-text', field.text.gradient[1])
    const { value, gradient } = field.jet(await pointOf(page))
    expect(await readout(page, 'value')).toBe(value)
    expect(await readout(page, 'partial-y')).toBe(gradient[1])
  }
})

test('what is typed while a long formula is read wins', async ({ page }) => {
  const reads = await watchReads(page)
  await open(page)
  await formula(page).fill(product)
  await expect.poll(reads.asked).toBe(1)
  await formula(page).fill('x^2 + y')
  await drawn(page, 'x^2 + y')
  await expect.poll(reads.answered).toBe(1)
  await expect(formulaText(page, 'partial-x')).toHaveAttribute('data-text', '2x')
  await typeFormula(page, sum)
  await expect(formulaText(page, 'value')).toHaveAttribute('data-text', partialOf(sum).text.value)
})

test('short formulas need no second reader', async ({ page }) => {
  const reads = await watchReads(page)
  await open(page)
  await typeFormula(page, '3(1-x)^2 exp(-x^2-(y+1)^2) - 10(x/5-x^3-y^5) exp(-x^2-y^2)')
  expect(await reads.asked()).toBe(0)
})

test('a derivative too long to set says so and can be copied whole', async ({ page }) => {
  await open(page)
  await typeFormula(page, roots)
  await expect(formulaText(page, 'partial-x')).toContainText('characters of LaTeX, too many to set')
  await typeFormula(page, 'x y')
  await expect(formulaText(page, 'partial-x').locator('.katex')).toBeVisible()
})

test('what is nested too deep to be read is not set', async ({ page }) => {
  await open(page)
  await typeFormula(page, fraction(40))
  await expect(formulaText(page, 'value')).toContainText('Too intricate to set. Copy as has it whole.')
  await typeFormula(page, fraction(10))
  await expect(formulaText(page, 'value').locator('.katex')).toBeVisible()
})

test('steps of a long formula open', async ({ page }) => {
  await open(page)
  await typeFormula(page, product)
  await page.getByTestId('show-steps-partial-x').click()
  await expect(page.getByTestId('step').first()).toBeVisible()
  await expect(page.getByTestId('step').first()).toHaveAccessibleName(/too long to read out/)
})
