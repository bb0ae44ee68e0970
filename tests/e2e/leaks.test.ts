import fc from 'fast-check'
import type { Page } from '@playwright/test'
import { encodeLink } from '../../src/lib/figure/link/link'
import { presets, presetState } from '../../src/lib/figure/presets'
import { mostPipelines } from '../../src/lib/gpu/kernels'
import { formula as anyFormula } from '../support/formulas'
import { countHoldings, type Holdings } from '../support/holdings'
import { holdDevices, losePicture } from '../support/mishaps'
import { drawn, expect, open, rested, test, typeFormula } from '../support/nabla'

const seed = 20261123
const count = 1000
const stretch = 100
/** Longer formulas are slower and hold no more. */
const longest = 60
const data = 'data=X:1,2,3.5,-1;Y:0.5,-2,1,4'

/**
 * What a formula may leave behind in objects, in bytes: the browser's own records come to some three hundred, and a
 * field with its tape that is not let go of to more than ten thousand.
 */
const leftBehind = 1000

/** A picture that is not let go of holds some seven times this in objects, and a plot in two rounds more than this. */
const leftByPage = 1e5

/** Every preset, data and sliders included, and random formulas with data and a slider. */
function manyLinks(): string[] {
  const shapes = presets.map((preset) => encodeLink(presetState(preset)))
  const random = fc.sample(anyFormula, { numRuns: 5 * count, seed })
  const short = random.filter(
    (source) => source.length <= longest && !random.includes(source, random.indexOf(source) + 1)
  )
  const links = short.map((source, i) => `f=${encodeURIComponent(source)}&${data}&par=a:${1 + (i % 4)}`)
  return [...shapes, ...links].slice(0, count)
}

/** Opens each in its turn, every other one by typing, moves its slider and waits for its picture. */
async function openAll(page: Page, links: string[]) {
  await page.evaluate(async (links) => {
    const main = document.querySelector('main')!
    const field = document.querySelector<HTMLTextAreaElement>('[data-testid=formula]')!
    const isShown = (source: string) => main.dataset.drawn === source && main.dataset.status === 'ready'
    const shown = (source: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isShown(source)) return
          observer.disconnect()
          resolve()
        }
        const observer = new MutationObserver(look)
        observer.observe(main, { attributes: true })
        look()
      })
    const input = (element: HTMLElement) => element.dispatchEvent(new Event('input', { bubbles: true }))
    for (const [i, link] of links.entries()) {
      const source = new URLSearchParams(link.replaceAll('+', '%2B')).get('f')!
      // What is typed reads the data of the link before it.
      if (i % 2 === 0 || !link.includes('data=X:1,2,3.5')) location.hash = link
      else {
        field.value = source
        input(field)
        field.dispatchEvent(new Event('change', { bubbles: true }))
      }
      await shown(source)
      const slider = document.querySelector<HTMLInputElement>('input[type=range]')
      if (!slider) continue
      slider.value = String(i % 3)
      input(slider)
    }
  }, links)
}

/**
 * What comes and goes of a kind: the four buffers of a second grid, where the frames' times let the picture
 * climb to one, and what follows the formula shown.
 */
const comesAndGoes = 6

/** Kernels are compiled for formulas that stay, and so many are kept: a hundred formulas need not have filled their room. */
const keptOfKernels = new Map(
  ['ComputePipeline', 'PipelineLayout', 'ShaderModule'].map((kind) => [kind, mostPipelines])
)

/** Nothing of a kind is held more often than before, but for what comes and goes. */
function expectNoMore({ gpu, nodes, listeners }: Holdings, before: Holdings) {
  for (const [kind, held] of Object.entries(gpu))
    expect(held, kind).toBeLessThanOrEqual(
      (before.gpu[kind] ?? 0) + comesAndGoes + (keptOfKernels.get(kind) ?? 0)
    )
  // What the browser has not thrown away yet comes and goes; a formula has a few hundred.
  expect(nodes).toBeLessThan(before.nodes + 3000)
  expect(listeners).toBeLessThanOrEqual(before.listeners + 5)
}

test('after a thousand formulas the page holds what it held after a hundred', async ({ page }) => {
  test.setTimeout(900_000)
  await page.setViewportSize({ width: 820, height: 300 })
  const holdings = await countHoldings(page)
  await open(page)
  const links = manyLinks()
  expect(links).toHaveLength(count)
  const seen: Holdings[] = []
  for (let from = 0; from < count; from += stretch) {
    await openAll(page, links.slice(from, from + stretch))
    await typeFormula(page, 'x^2 + y^2')
    await rested(page)
    seen.push(await holdings())
  }
  const [first] = seen
  expect(first.gpu.Buffer).toBeGreaterThan(0)
  for (const later of seen.slice(1)) expectNoMore(later, first)
  const growth = seen.at(-1)!.objects - first.objects
  test.info().annotations.push({
    type: 'objects',
    description: `${growth} bytes more after ${count - stretch} formulas`
  })
  expect(growth).toBeLessThan(leftBehind * (count - stretch))
})

test('a picture that is closed or lost leaves nothing behind', async ({ page }) => {
  await holdDevices(page)
  const holdings = await countHoldings(page)
  await open(page)
  const seen: Holdings[] = []
  for (let round = 0; round < 4; round++) {
    await rested(page)
    seen.push(await holdings())
    await page.getByRole('link', { name: 'Gallery' }).click()
    await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
    // The devices that the test keeps would keep what belongs to them.
    await page.evaluate(() => (window.devices = []))
    const closed = await holdings()
    expect(
      Object.values(closed.gpu).filter((held) => held > 0),
      JSON.stringify(closed.gpu)
    ).toEqual([])
    await page.getByRole('link', { name: 'Nabla' }).first().click()
    await drawn(page)
    if (round < 2) continue
    await losePicture(page)
    await drawn(page)
    await page.evaluate(() => (window.devices = window.devices.slice(-1)))
  }
  for (const later of seen.slice(2)) {
    expectNoMore(later, seen[1])
    expect(later.objects).toBeLessThan(seen[1].objects + leftByPage)
  }
})
