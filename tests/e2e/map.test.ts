import type { Page } from '@playwright/test'
import { readField } from '../../src/lib'
import { encodeLink } from '../../src/lib/figure/link/link'
import { presets } from '../../src/lib/figure/presets'
import { stateOf } from '../../src/lib/figure/plotState'
import {
  boxOf,
  expect,
  link,
  main,
  open,
  readout,
  removeWebGL,
  removeWebGPU,
  test,
  typeFormula
} from '../support/nabla'

const map = (page: Page) => page.getByTestId('map')
const labels = (page: Page) => page.getByTestId('map-label')

/** Waits until the map of a formula is complete. */
const mapped = (page: Page, source: string) => expect(map(page)).toHaveAttribute('data-drawn', source)

async function openMap(page: Page, address: string, source: string) {
  await open(page, address)
  await mapped(page, source)
}

const pointOf = async (page: Page) =>
  (await page.getByTestId('point').getAttribute('data-value'))!.split(',').map(Number)

/** The middle of the point's mark, in the window. */
async function spotOf(page: Page) {
  const { x, y, width, height } = await boxOf(page.getByTestId('map-point'))
  return { x: x + width / 2, y: y + height / 2 }
}

test('labels stand where f has their level, and none overlaps another or the point, in all presets', async ({ page }) => {
  test.setTimeout(240_000)
  await open(page)
  for (const preset of presets) {
    const { source, x, y, at, parameters, data } = preset
    const domain = { x: x ?? [-3, 3], y: y ?? [-3, 3] } as const
    const state = stateOf({
      source,
      domain: { x: [...domain.x], y: [...domain.y] },
      ...(at && { point: at }),
      ...(parameters && { parameters: new Map(Object.entries(parameters)) }),
      ...(data && { columns: new Map(Object.entries(data).map(([name, row]) => [name, Float64Array.from(row)])) })
    })
    await page.goto(`./#${encodeLink(state)}`)
    await mapped(page, source)
    await expect(labels(page).first()).toBeAttached()
    const found = await labels(page).evaluateAll((texts) =>
      texts.map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect()
        const { level, x, y } = (text as SVGElement).dataset
        const hidden = text.getAttribute('visibility') === 'hidden'
        return { left, right, top, bottom, level: Number(level), at: [Number(x), Number(y)], hidden }
      })
    )
    const reading = readField(source, { variables: ['x', 'y'], columns: data })
    if ('problem' in reading) throw new Error(reading.problem.message)
    const values = Object.fromEntries(Object.entries(parameters ?? {}).map(([name, { value }]) => [name, value]))
    const levels = [...new Set(found.map(({ level }) => level))].sort((a, b) => a - b)
    const spacing = Math.min(...levels.slice(1).map((level, i) => level - levels[i]))
    const spot = await spotOf(page)
    found.forEach(({ level, at, ...box }, i) => {
      expect(Math.abs(reading.field.value(at, values) - level), source).toBeLessThanOrEqual(spacing / 100)
      if (box.hidden) return
      const apart = (other: { left: number; right: number; top: number; bottom: number }) =>
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top
      expect(apart({ left: spot.x - 7, right: spot.x + 7, top: spot.y - 7, bottom: spot.y + 7 }), source).toBe(true)
      for (const other of found.slice(i + 1)) expect(other.hidden || apart(other), source).toBe(true)
    })
  }
}) // prettier-ignore

/** The directions in which the level curve leaves the point and the gradient's arrow points, in degrees. */
function directions(page: Page) {
  return page.evaluate(() => {
    const byId = (name: string) => document.querySelector(`[data-testid="${name}"]`)!
    const circle = byId('map-point').querySelector('circle')!
    const [cx, cy] = ['cx', 'cy'].map((name) => Number(circle.getAttribute(name)))
    const numbers = (path: Element) =>
      (path.getAttribute('d')!.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const turn = (x: number, y: number) => (Math.atan2(y, x) * 180) / Math.PI
    const level = numbers(byId('map-level'))
    let nearest = 0
    for (let i = 0; i < level.length; i += 2)
      if (
        Math.hypot(level[i] - cx, level[i + 1] - cy) <
        Math.hypot(level[nearest] - cx, level[nearest + 1] - cy)
      )
        nearest = i
    const shaft = numbers(byId('map-gradient').querySelector('path')!)
    return {
      off: Math.hypot(level[nearest] - cx, level[nearest + 1] - cy),
      level: turn(level[nearest + 2] - level[nearest - 2], level[nearest + 3] - level[nearest - 1]),
      gradient: turn(shaft[2] - shaft[0], shaft[3] - shaft[1])
    }
  })
}

for (const [source, at] of [
  ['x^2 + 3xy + 2y^2', '1,-2'],
  ['sin x cos y', '0.7,0.4'],
  ['exp(-x^2 - y^2)', '0.5,-0.3'],
  ['x^3 - 3x y^2', '1,0.5'],
  ['sqrt(4 - x^2 - y^2)', '-0.5,0.8']
])
  test(`the gradient of ${source} stands at a right angle to its level curve`, async ({ page }) => {
    await openMap(page, `./#f=${encodeURIComponent(source)}&at=${at}&v=1`, source)
    await expect(page.getByTestId('map-right-angle')).toBeAttached()
    await expect
      .poll(async () => {
        const { level, gradient, off } = await directions(page)
        return off < 0.01 && Math.abs(Math.abs(Math.sin(((level - gradient) * Math.PI) / 180)) - 1)
      })
      .toBeLessThan(1 - Math.cos((0.1 * Math.PI) / 180))
  })

test('where x and y have different scales a sentence says so', async ({ page }) => {
  await openMap(page, './#f=x^2%2By^2&x=-1..1&y=-20..20&at=0.5,3&v=1', 'x^2+y^2')
  await expect(page.getByTestId('map-scales')).toBeVisible()
  await expect(page.getByTestId('map-right-angle')).toHaveCount(0)
})

test('the point is dragged on the map, and a double click brings it', async ({ page }) => {
  await openMap(page, './#f=x^2-y&at=1,1&v=1', 'x^2-y')
  const spot = await spotOf(page)
  const before = await boxOf(map(page).locator('[data-level]').first())
  await page.mouse.move(spot.x, spot.y)
  await page.mouse.down()
  await page.mouse.move(spot.x - 40, spot.y + 30, { steps: 4 })
  await page.mouse.up()
  const [x, y] = await pointOf(page)
  expect(x).toBeLessThan(0.9)
  expect(y).toBeLessThan(0.9)
  expect(await readout(page, 'value')).toBeCloseTo(x * x - y, 9)
  expect(await boxOf(map(page).locator('[data-level]').first())).toEqual(before)
  const box = await boxOf(map(page))
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2 + 40)
  await expect.poll(async () => (await pointOf(page))[1]).toBeLessThan(y)
})

test('dragging elsewhere moves the domain, and the wheel zooms about the pointer', async ({ page }) => {
  await openMap(page, './#f=x^2-y&at=2.5,2.5&v=1', 'x^2-y')
  const box = await boxOf(map(page))
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x - 60, middle.y, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => link(page).x).toMatch(/^-[12]\./)
  const width = () => {
    const [low, high] = link(page).x!.split('..').map(Number)
    return high - low
  }
  expect(width()).toBeCloseTo(6, 4)
  await page.mouse.wheel(0, -240)
  await expect.poll(width).toBeLessThan(5)
  await expect(page.getByTestId('domain-home')).toBeVisible()
})

test('it takes the keys of the picture', async ({ page }) => {
  await openMap(page, './#f=x^2-y&at=1,1&v=1', 'x^2-y')
  await map(page).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await pointOf(page))[0]).toBeGreaterThan(1)
  await page.keyboard.press('z')
  await expect.poll(() => link(page).x).toBeDefined()
})

test('levels are automatic, so many, or typed, and the link says which', async ({ page }) => {
  await openMap(page, './#f=x%2By&levels=-1,0.5&bands=off&v=1', 'x+y')
  const drawn = () => map(page).locator('path[data-level]').evaluateAll((paths) => paths.map((path) => (path as SVGElement).dataset.level))
  await expect.poll(drawn).toEqual(['-1', '0.5'])
  await page.getByRole('button', { name: 'Level curves' }).click()
  const field = page.getByTestId('map-levels').getByRole('textbox')
  await expect(field).toHaveValue('-1,0.5')
  await field.fill('2, 3; 4')
  await field.press('Enter')
  await expect.poll(drawn).toEqual(['2', '3', '4'])
  await expect.poll(() => link(page).levels).toBe('2,3,4')
  await page.getByTestId('map-levels').getByText('Automatic').click()
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(8)
  await page.getByTestId('map-levels').getByText('Fill between them').click()
  await expect.poll(() => link(page).bands).toBeUndefined()
}) // prettier-ignore

test('it comes out as an SVG that stands for itself', async ({ page }) => {
  await openMap(page, './#f=sqrt(4-x^2-y^2)&v=1', 'sqrt(4-x^2-y^2)')
  const coming = page.waitForEvent('download')
  await page.getByTestId('map-save').click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/\.svg$/)
  const text = await download.createReadStream().then(async (stream) => {
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    return Buffer.concat(parts).toString()
  })
  expect(text).not.toMatch(/var\(|color-mix|class=|href=|<!--/)
  const found = await page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
    return { name: root.nodeName, paths: root.querySelectorAll('path').length, words: root.querySelectorAll('text').length }
  }, text)
  expect(found.name).toBe('svg')
  expect(found.paths).toBeGreaterThan(10)
  expect(found.words).toBeGreaterThan(8)
}) // prettier-ignore

test('where f has no value it is hatched', async ({ page }) => {
  await openMap(page, './#f=sqrt(4-x^2-y^2)&v=1', 'sqrt(4-x^2-y^2)')
  await expect(page.getByTestId('map-undefined')).toBeAttached()
  await typeFormula(page, 'x y')
  await mapped(page, 'x y')
  await expect(page.getByTestId('map-undefined')).toHaveCount(0)
})

test('?engine=cpu has it too', async ({ page }) => {
  await openMap(page, './?engine=cpu#f=x%20y&v=1', 'x y')
  await expect(labels(page).nth(3)).toBeAttached()
})

test('without WebGPU and WebGL the map is the picture @narrow', async ({ page }) => {
  await removeWebGPU(page)
  await removeWebGL(page)
  await page.goto('./#f=x^2-y&at=1,1')
  await expect(main(page)).toHaveAttribute('data-status', 'ready')
  await expect(main(page)).toHaveAttribute('data-drawn', 'x^2-y')
  await expect(map(page)).toBeInViewport({ ratio: 0.9 })
  await expect(page.getByText('There is no picture')).toHaveCount(0)
  await typeFormula(page, 'x y')
  await mapped(page, 'x y')
  await expect(labels(page).nth(3)).toBeAttached()
})

test('without workers as well', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'))
  await removeWebGPU(page)
  await removeWebGL(page)
  await page.goto('./#f=x^2-y&at=1,1')
  await mapped(page, 'x^2-y')
  await expect(labels(page).nth(3)).toBeAttached()
})
