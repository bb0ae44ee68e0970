import { mount, unmount } from 'svelte'
import { afterEach, expect, vi } from 'vitest'
import Figure from '../../src/lib/ui/Figure.svelte'
import { gpuTest } from '../support/gpuTest'

let mounted: ReturnType<typeof mount>[] = []

function show(...props: Parameters<typeof Figure>[1][]): HTMLElement {
  const page = document.createElement('div')
  document.body.replaceChildren(page)
  mounted = props.map((props) => mount(Figure, { target: page, props }))
  return page
}

const drawn = (page: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>('figure[data-status="ready"]')].map(({ dataset }) => dataset.drawn)

afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(mounted.map((figure) => unmount(figure)))
  mounted = []
})

gpuTest('figures on one page share a device, and no id appears twice', async () => {
  const devices = vi.spyOn(GPUAdapter.prototype, 'requestDevice')
  const sources = ['x^2 - y^2', 'a sin(x) y', 'x^2 + 2y^2']
  const page = show(...sources.map((source) => ({ state: { source } })))
  for (const figure of page.querySelectorAll('figure')) {
    figure.scrollIntoView()
    await expect.poll(() => figure.dataset.status, { timeout: 20_000 }).toBe('ready')
  }
  expect(drawn(page)).toEqual(sources)
  expect(devices.mock.calls.length).toBeLessThanOrEqual(1)
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const attribute of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'])
    for (const element of page.querySelectorAll(`[${attribute}]`))
      expect(ids, attribute).toContain(element.getAttribute(attribute))
})

gpuTest('a figure shows its state, the panels of its tools, and no controls for what is locked', async () => {
  const page = show(
    { state: { source: 'x y', point: [1, 2], direction: 90 } },
    { state: { source: 'x y', point: [2, 1] }, tools: [], lock: ['point', 'domain', 'camera'] }
  )
  const [free, locked] = [...page.querySelectorAll<HTMLElement>('figure')]
  const output = (figure: HTMLElement, name: string) =>
    figure.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.dataset.value
  const fields = () => free.querySelectorAll('input:not([type="radio"])').length
  await expect.poll(fields, { timeout: 20_000 }).toBe(3)
  await expect.poll(() => output(free, 'gradient'), { timeout: 20_000 }).toBe('2,1')
  expect([output(free, 'value'), output(free, 'partial-x'), output(free, 'slope')]).toEqual(['2', '2', '1'])
  expect(output(locked, 'partial-y')).toBe('2')
  expect(locked.querySelectorAll('input').length).toBe(0)
  await expect.poll(() => locked.dataset.drawn, { timeout: 20_000 }).toBe('x y')
  const canvas = locked.querySelector('canvas')!
  canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }))
  canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true }))
  expect(output(locked, 'partial-y')).toBe('2')
  const wheel = new WheelEvent('wheel', { deltaY: 100, cancelable: true })
  canvas.dispatchEvent(wheel)
  expect(wheel.defaultPrevented, 'the wheel scrolls the page').toBe(false)
})
