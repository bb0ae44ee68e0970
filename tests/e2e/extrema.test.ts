import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { canvas, drawn, expect, link, open, readout, rested, test } from '../support/nabla'
import { pixelsOf } from '../support/pixels'

test.use({ viewport: { width: 1366, height: 768 } })

const panel = (page: Page) => page.getByTestId('tool-panel')
const certificate = (page: Page) => page.getByTestId('certificate')

interface Listed {
  x: number
  y: number
  value: number
  kind: string
  multiplier: number
}

/** The items of a list as they stand, once the search is done. */
async function listed(page: Page, testid: string): Promise<Listed[]> {
  await expect(certificate(page)).toBeVisible()
  return page.getByTestId(testid).evaluateAll((items) =>
    items.map((item) => {
      const { x, y, value, kind, multiplier } = (item as HTMLElement).dataset
      return { x: Number(x), y: Number(y), value: Number(value), kind: kind!, multiplier: Number(multiplier) }
    })
  )
}

/** How far the middles of the nearest two of such elements are apart, in pixels: the map draws its marks anew at any time. */
const apartOnMap = (page: Page, one: string, other: string) =>
  page.evaluate(
    ([one, other]) => {
      const middles = (id: string) =>
        [...document.querySelectorAll(`[data-testid="${id}"]`)].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return [x + width / 2, y + height / 2]
        })
      const others = middles(other)
      return Math.min(...middles(one).flatMap(([x, y]) => others.map(([u, v]) => Math.hypot(u - x, v - y))))
    },
    [one, other]
  )

/** Middles of the patches of an element that have the colour of ∇f, in CSS pixels from its corner. */
async function pinkSpots(page: Page): Promise<[x: number, y: number][]> {
  const { data, width, height, channels } = await pixelsOf(canvas(page))
  const isPink = (i: number) => data[i] > 140 && data[i + 1] < 70 && data[i + 2] > 50 && data[i + 2] < 130
  const spots: { sum: [number, number]; count: number }[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!isPink((y * width + x) * channels)) continue
      const near = spots.find(({ sum, count }) => Math.hypot(sum[0] / count - x, sum[1] / count - y) < 14)
      if (near) {
        near.sum[0] += x
        near.sum[1] += y
        near.count++
      } else spots.push({ sum: [x, y], count: 1 })
    }
  return spots.filter(({ count }) => count > 12).map(({ sum, count }) => [sum[0] / count, sum[1] / count])
}

test.describe('critical points', () => {
  test('are listed, proved to be all, marked, and bring the point', async ({ page }) => {
    await open(page, './#f=x^3+y^3-3xy&at=2,-1&tool=extrema')
    expect(await listed(page, 'critical-point')).toMatchObject([
      { x: 0, y: 0, value: 0, kind: 'saddle' },
      { x: 1, y: 1, value: -1, kind: 'minimum' }
    ])
    await expect(certificate(page)).toHaveAttribute('data-complete', 'true')
    await expect(certificate(page)).toHaveText(
      'Exactly 2 critical points in this window: 1 minimum, 1 saddle.'
    )
    await expect(page.getByTestId('extrema-spoken')).toHaveText('2 critical points: 1 minimum, 1 saddle.')
    await expect(panel(page).getByTestId('zero-x')).toBeVisible()
    // A click brings the point: then dot and point are one place of the map, which pixels tell.
    const dots = page.getByTestId('map-dot')
    await expect(dots).toHaveCount(2)
    await page.getByTestId('critical-point').nth(1).getByRole('button').click()
    await expect(page.getByTestId('extrema-because')).toBeVisible()
    await expect.poll(() => apartOnMap(page, 'map-point', 'map-dot')).toBeLessThan(0.6)
    expect(await readout(page, 'extrema-determinant')).toBeCloseTo(27, 12)
    expect(await readout(page, 'extrema-xx')).toBe(6)
    expect(await readout(page, 'extrema-eigenvalue-1')).toBeCloseTo(9, 12)
    expect(await readout(page, 'extrema-eigenvalue-2')).toBeCloseTo(3, 12)
    await expect(page.getByTestId('extrema-because')).toHaveText(/D > 0 and fxx\s+> 0: a minimum\./)
    // The same from the link.
    await page.reload()
    await drawn(page)
    expect(await listed(page, 'critical-point')).toHaveLength(2)
  })

  test('are drawn on the surface where they are', async ({ page }) => {
    // From above, places at the same height left and right of the middle are as far from it.
    await open(page, './#f=x^4-2x^2+y^2&tool=extrema&zeros=off&show=surface&cam=0,90&at=2,2&pin=&view=box')
    expect(await listed(page, 'critical-point')).toMatchObject([
      { x: -1, y: 0, kind: 'minimum' },
      { x: 0, y: 0, kind: 'saddle' },
      { x: 1, y: 0, kind: 'minimum' }
    ])
    await rested(page)
    const { width, height } = (await canvas(page).boundingBox())!
    await expect.poll(async () => (await pinkSpots(page)).length).toBe(3)
    const spots = (await pinkSpots(page)).map(([x, y]) => [x - width / 2, y - height / 2])
    const [first, middle, last] = spots.sort((a, b) => Math.hypot(...a) - Math.hypot(...b))
    // The view from above is tilted a little, which moves all of them down alike.
    expect(Math.abs(first[0])).toBeLessThan(3)
    expect(Math.hypot(middle[0] + last[0] - 2 * first[0], middle[1] + last[1] - 2 * first[1])).toBeLessThan(6)
    expect(Math.hypot(...middle)).toBeGreaterThan(30)
  })

  test('follow a slider and the window, and say what is open', async ({ page }) => {
    await open(page, './#f=x^4-a x^2+y^2&par=a:2&tool=extrema')
    expect(await listed(page, 'critical-point')).toHaveLength(3)
    await page.goto('./#f=x^4-a x^2+y^2&par=a:-2&tool=extrema')
    await expect(certificate(page)).toHaveText('Exactly 1 critical point in this window: 1 minimum.')
    await page.goto('./#f=x^4-a x^2+y^2&par=a:0&tool=extrema')
    await expect(certificate(page)).toHaveAttribute('data-complete', 'false')
    await expect(certificate(page)).toContainText('1 region undecided near (0, 0)')
    await page.goto('./#f=(x^2+y^2-1)^2&tool=extrema')
    await expect(certificate(page)).toContainText('A curve of critical points')
    await page.goto('./#f=x^2+y^2&x=1..3&tool=extrema')
    await expect(certificate(page)).toHaveText('No critical point in this window: proved.')
  })

  test('coordinates are exact where they are known, with the equation they solve', async ({ page }) => {
    await open(page, './#f=x^3-2x+y^2-2y/3&at=1,1&tool=extrema')
    const items = page.getByTestId('critical-point')
    await expect(items).toHaveCount(2)
    await expect(items.nth(1)).toContainText('(√6/3, 1/3)')
    await items.nth(1).getByRole('button').click()
    await expect(panel(page).locator('.equation').first()).toContainText('3x')
  })

  test('are found by the processor and by keys alone, and nobody is shut out', async ({ page }) => {
    await open(page, './?engine=cpu#f=x y&at=1,1')
    await page.getByTestId('tool-extrema').focus()
    await page.keyboard.press('Enter')
    expect(await listed(page, 'critical-point')).toMatchObject([{ x: 0, y: 0, kind: 'saddle' }])
    await page.getByTestId('critical-point').getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => link(page).at).toBe('0,0')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(axe.source)
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
          '[data-testid=tool-panel]'
        )
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`)
      })
      expect(found).toEqual([])
    }
  })

  test('a search that takes long is ended, and taken up again', async ({ page }) => {
    // Many boxes, none of which tells anything.
    const slow = Array.from({ length: 14 }, (_, i) => `sin(${i + 3}x+${i}y)cos(${2 * i + 1}x y)`).join('%2B')
    await open(page, `./#f=${slow}&at=1,1&tool=extrema`)
    await page.getByTestId('cancel-search').click()
    await expect(panel(page)).toContainText('ended before it was done')
    await page.goto('./#f=x^2+y^2&tool=extrema')
    await expect(certificate(page)).toHaveText('Exactly 1 critical point in this window: 1 minimum.')
  })
})

test.describe('on a curve', () => {
  test('λ, both gradients and the bead', async ({ page }) => {
    await open(page, './#f=x y&g=x^2+y^2=4&at=1,1&tool=extrema')
    const points = await listed(page, 'constrained-point')
    expect(points.map(({ kind, value }) => [kind, Number(value.toFixed(9))])).toEqual([
      ['maximum', 2],
      ['minimum', -2],
      ['minimum', -2],
      ['maximum', 2]
    ])
    for (const { x, y, value, multiplier } of points) {
      expect(Math.abs(x * x + y * y - 4)).toBeLessThan(1e-9)
      expect(multiplier).toBeCloseTo(value / 4, 9)
    }
    await expect(certificate(page)).toHaveText(
      'Exactly 4 in this window: 2 maxima, 2 minima. On the curve f is 2 at most and −2 at least.'
    )
    // The bead, by key: the line of ∇f turns into that of ∇g at an extremum.
    const bead = panel(page).getByRole('slider')
    await bead.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => Number(link(page).bead)).toBeGreaterThan(0)
    const angle = async (share: number) => {
      await page.goto(`./#f=x y&g=x^2+y^2=4&at=1,1&tool=extrema&bead=${share}`)
      await expect.poll(() => link(page).bead).toBe(String(share))
      await expect(page.getByTestId('bead-angle')).toBeVisible()
      return Number(await page.getByTestId('bead-angle').getAttribute('data-value'))
    }
    const angles = []
    for (const share of [0.1, 0.2, 0.3, 0.4]) angles.push(await angle(share))
    expect(Math.max(...angles)).toBeGreaterThan(20)
  })

  test('what leaves the window, what there is none of, and what is singular', async ({ page }) => {
    await open(page, './#f=x^2+y^2&g=x y=1&tool=extrema')
    await expect(certificate(page)).toContainText(
      'Exactly 2 in this window: 2 minima. The curve leaves this window'
    )
    await page.goto('./#f=x&g=y^2=x^3&tool=extrema')
    await expect(certificate(page)).toHaveAttribute('data-complete', 'false')
    await expect(page.getByTestId('constrained-point')).toContainText('∇g = 0')
    await page.goto('./#f=x+y&g=y=x&tool=extrema&x=-1..1&y=-1..1')
    await expect(certificate(page)).toContainText('None in this window: proved.')
    await page.goto('./#f=x&tool=extrema&seek=curve')
    await expect(page.getByTestId('missing')).toContainText('Add a formula that is a curve')
  })
})

test.describe('on a region', () => {
  test('candidates, winners and the plots of the boundary', async ({ page }) => {
    await open(page, './#f=x^2-2x y+2y&g=0<=x<=2.5&h=0<=y<=2&tool=extrema')
    const candidates = await listed(page, 'region-candidate')
    expect(candidates.filter(({ kind }) => kind === 'maximum')).toMatchObject([{ x: 2.5, y: 0, value: 6.25 }])
    expect(candidates.filter(({ kind }) => kind === 'minimum').map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [2, 2]
    ])
    await expect(certificate(page)).toHaveAttribute('data-complete', 'true')
    await expect(page.getByTestId('region-maximum')).toHaveAttribute('data-value', '6.25')
    await expect(page.getByTestId('edge-plot')).toHaveCount(4)
    const alongEdges = await page.getByTestId('edge-function').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent)) // prettier-ignore
    expect(alongEdges).toHaveLength(4)
  })

  test('a polygon is typed, or its corners are added where the point stands', async ({ page }) => {
    await open(page, './#f=x+2y&at=0,0&tool=extrema&seek=region')
    await expect(page.getByTestId('missing')).toContainText('Add an inequality')
    let corners = ''
    for (const at of ['0,0', '2,0', '0,1']) {
      await page.goto(`./#f=x+2y&at=${at}&tool=extrema&seek=region${corners && `&corners=${corners}`}`)
      await expect(page.getByTestId('add-corner')).toContainText(`(${at.replace(',', ', ')})`)
      await page.getByTestId('add-corner').click()
      corners = [corners, at].filter(Boolean).join(',')
      await expect.poll(() => link(page).corners).toBe(corners)
    }
    const candidates = await listed(page, 'region-candidate')
    expect(candidates.filter(({ kind }) => kind === 'minimum')).toMatchObject([{ x: 0, y: 0, value: 0 }])
    await page.getByTestId('corners').fill('(0, 0), (2, 2), (2, 0), (0, 2)')
    await expect(page.getByTestId('missing')).toContainText('sides of this polygon cross')
    await page.getByTestId('corners').fill('(0, 0), (2')
    await expect(panel(page).getByRole('alert')).toContainText('Write corners as')
    await page.getByTestId('clear-corners').click()
    await expect.poll(() => link(page).corners).toBeUndefined()
  })

  test('says when the region is not closed, not bounded or empty', async ({ page }) => {
    for (const [address, words] of [
      ['f=x&g=x^2+y^2<1', 'not closed'],
      ['f=x&g=y>=x^2', 'reaches beyond this window'],
      ['f=x&g=x^2+y^2<=-1', 'No place of this window'],
      ['f=1/x&g=x^2+y^2<=1', 'not sure that f has a value']
    ] as const) {
      await page.goto(`./#${address}&tool=extrema`)
      await expect(certificate(page)).toContainText(words)
      await expect(certificate(page)).toHaveAttribute('data-complete', 'false')
    }
  })
})

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('the list fits', async ({ page }) => {
    await page.goto('./#f=x y&g=x^2+y^2=4&at=1,1&tool=extrema')
    await page.getByTestId('tab-tool').click()
    await expect(page.getByTestId('constrained-point')).toHaveCount(4)
    await expect(page.getByTestId('tool-extrema')).toBeInViewport()
    const overflow = await panel(page).evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})
