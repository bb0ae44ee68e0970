import type { Page } from '@playwright/test'
import { expect, link, open, readout, test } from '../support/nabla'

/** x³ − 3x + y³/3 − y, as a link has it. */
const cubic = 'f=x^3-3x%2By^3/3-y'
const partials = (x: number, y: number) => [3 * x * x - 3, y * y - 1]
const radians = Math.PI / 180

async function expectNumbers(page: Page, expected: Record<string, number>, tolerance = 1e-12) {
  for (const [name, value] of Object.entries(expected))
    await expect
      .poll(async () => Math.abs((await readout(page, name)) - value), { message: name })
      .toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)))
}

const panel = (page: Page) => page.getByTestId('tool-panel')

test.describe('direction', () => {
  test('shows the slope as a projection of the gradient, and turns to where that stands out', async ({
    page
  }) => {
    await open(page, `./#${cubic}&at=-0.3,0.5&dir=30&tool=direction`)
    const [fx, fy] = partials(-0.3, 0.5)
    const size = Math.hypot(fx, fy)
    const slope = fx * Math.cos(30 * radians) + fy * Math.sin(30 * radians)
    await expectNumbers(page, { 'direction-slope': slope, 'slope-max': size, 'direction-cos': slope / size })

    await panel(page).getByRole('button', { name: 'Steepest up' }).click()
    await expectNumbers(page, { 'direction-slope': size, 'direction-cos': 1, slope: size })
    await expect.poll(() => Number(link(page).dir)).toBeCloseTo(Math.atan2(fy, fx) / radians, 9)
    await panel(page).getByRole('button', { name: 'Level' }).first().click()
    await expectNumbers(page, { 'direction-slope': 0 })
    await panel(page).getByRole('button', { name: 'Steepest down' }).click()
    await expectNumbers(page, { 'direction-slope': -size })
  })

  test('is typed as an angle, a vector or a place', async ({ page }) => {
    await open(page, `./#${cubic}&at=1,1&tool=direction`)
    const typed = page.getByTestId('direction-typed')
    const note = page.getByTestId('direction-note')
    for (const [text, degrees, words] of [
      ['3, 4', Math.atan2(4, 3) / radians, /length 5; its unit vector is \(0\.6, 0\.8\)/],
      ['to (1, 2)', 90, /Towards \(1, 2\)/]
    ] as const) {
      await typed.fill(text)
      await typed.press('Enter')
      await expectNumbers(page, { 'direction-degrees': degrees })
      await expect(note).toHaveText(words)
    }
    await typed.fill('-45°')
    await typed.press('Enter')
    await expectNumbers(page, { 'direction-degrees': -45 })
    await expect(note).toHaveCount(0)
    await typed.fill('north')
    await typed.press('Enter')
    await expect(panel(page).getByRole('alert')).toContainText('angle')
    await expectNumbers(page, { 'direction-degrees': -45 })
  })

  test('comes to the steepest way where the dial is dragged near it', async ({ page }) => {
    await open(page, './#f=x%2By&at=1,1&tool=direction')
    const box = (await page.getByTestId('polar').boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const angle = 47 * radians
    await page.mouse.click(x + 60 * Math.cos(angle), y - 60 * Math.sin(angle))
    await expectNumbers(page, { 'direction-degrees': 45, 'direction-slope': Math.SQRT2 })
    await page.getByTestId('polar').press('ArrowLeft')
    await expectNumbers(page, { 'direction-degrees': 44 })
  })

  test('has a slope of its own each way where no plane touches', async ({ page }) => {
    await open(page, './#f=|x|%2B|y|&at=0,0&dir=30&tool=direction')
    await expectNumbers(page, {
      'direction-slope': Math.cos(30 * radians) + Math.sin(30 * radians),
      'slope-max': Math.SQRT2,
      'slope-min': 1
    })
    await expect(panel(page)).toContainText('No plane touches')
  })
})

test.describe('three ways', () => {
  test('agree, each to its own digits', async ({ page }) => {
    await open(page, './#f=sin(x*y)%2Bx^2&at=1,0.5&tool=agree')
    const [fx, fy] = [0.5 * Math.cos(0.5) + 2, Math.cos(0.5)]
    await expectNumbers(page, {
      'agree-symbols-x': fx,
      'agree-symbols-y': fy,
      'agree-autodiff-x': fx,
      'agree-autodiff-y': fy
    })
    await expectNumbers(page, { 'agree-differences-x': fx, 'agree-differences-y': fy }, 1e-8)
    await expectNumbers(page, { 'agree-picture-x': fx, 'agree-picture-y': fy }, 1e-5)
    expect(await readout(page, 'agree-differences-x')).not.toBe(fx)
    expect(await readout(page, 'agree-picture-x')).not.toBe(fx)
  })

  test('say why where they do not', async ({ page }) => {
    await open(page, './#f=|x|%2By&at=0,1&tool=agree')
    await expect(page.getByTestId('agree-reason').first()).toContainText('No derivative here')
    await expectNumbers(page, { 'agree-autodiff-x': 0, 'agree-symbols-y': 1, 'agree-autodiff-y': 1 })
    expect(await readout(page, 'agree-symbols-x')).toBeNaN()
  })

  test('the graph goes forwards and backwards, step by step', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page, './#f=sin(x*y)%2Bx&at=0.5,2&tool=agree')
    const node = (text: string) => page.locator(`[data-testid=graph-node][data-text="${text}"]`)
    const number = async (text: string, name: 'value' | 'adjoint') =>
      Number((await node(text).getAttribute(`data-${name}`)) ?? NaN)
    await expect(node('x')).toHaveCount(1)
    await expect.poll(() => number('x', 'adjoint')).toBeCloseTo(1 + 2 * Math.cos(1), 14)
    expect(await number('y', 'adjoint')).toBeCloseTo(0.5 * Math.cos(1), 14)
    expect(await number('xy', 'value')).toBe(1)

    await page.getByRole('button', { name: 'To the inputs' }).click()
    await expect(page.getByTestId('graph-step')).toHaveAttribute('data-step', '0')
    await expect(node('xy')).not.toHaveAttribute('data-value')
    await page.getByTestId('graph-on').click()
    expect(await number('xy', 'value')).toBe(1)
    await expect(page.getByTestId('graph-step')).toContainText('Forwards: xy = 1')
    // Without motion a press of Play shows the sweep forwards whole, and the next the one backwards.
    await page.getByTestId('graph-play').click()
    expect(await number('sin(xy) + x', 'value')).toBeCloseTo(Math.sin(1) + 0.5, 14)
    await expect(node('x')).not.toHaveAttribute('data-adjoint')
    await page.getByTestId('graph-play').click()
    expect(await number('x', 'adjoint')).toBeCloseTo(1 + 2 * Math.cos(1), 14)
    await page.getByTestId('graph-back').click()
    expect(await number('x', 'adjoint')).toBe(1)
  })

  test('a long formula folds, and a node unfolds by a key', async ({ page }) => {
    const long = Array.from({ length: 10 }, (_, i) => `sin(${i + 1}x*y)^2`).join('%2B')
    await open(page, `./#f=${long}&at=0.5,2&tool=agree`)
    const nodes = page.getByTestId('graph-node')
    await expect.poll(() => nodes.count()).toBeGreaterThan(5)
    const before = await nodes.count()
    expect(before).toBeLessThanOrEqual(24)
    await page
      .getByRole('button', { name: /unfold/ })
      .first()
      .press('Enter')
    await expect.poll(() => nodes.count()).toBeGreaterThan(before)
  })
})

test.describe('second order', () => {
  test('shows the Hessian, its eigenvalues and the test', async ({ page }) => {
    await open(page, './#f=x^2%2B3x*y%2B2y^2&at=0,0&tool=second')
    await expectNumbers(page, {
      'hessian-xx': 2,
      'hessian-xy': 3,
      'hessian-yy': 4,
      determinant: -1,
      'eigenvalue-1': 3 + Math.sqrt(10),
      'eigenvalue-2': 3 - Math.sqrt(10),
      'curvature-1': 3 + Math.sqrt(10),
      'curvature-gaussian': -1
    })
    await expect(page.getByTestId('second-test')).toHaveText('saddle')
    for (const [name, text] of [
      ['xx', '2'],
      ['xy', '3'],
      ['yy', '4']
    ])
      await expect(page.getByTestId(`formula-${name}`)).toHaveAttribute('data-text', text)
  })

  test('its long numbers are not cut, and stand on nothing else', async ({ page }) => {
    await open(page, './#f=(x^2%2By-11)^2%2B(x%2By^2-7)^2&x=-5..5&y=-5..5&at=1,2&tool=second')
    const box = (await panel(page).boundingBox())!
    const parts = await panel(page)
      .locator('dl output')
      .evaluateAll((outputs) =>
        outputs.map((output) =>
          [...output.querySelectorAll('span')].map((part) => {
            // The text itself, which may be wider than its place.
            const range = document.createRange()
            range.selectNodeContents(part)
            const { left, right } = range.getBoundingClientRect()
            return { left, right }
          })
        )
      )
    expect(parts.length).toBeGreaterThan(5)
    for (const [whole, rest] of parts) {
      if (rest.right === rest.left) continue
      expect(whole.right).toBeLessThanOrEqual(rest.left + 0.5)
      expect(rest.right).toBeLessThanOrEqual(box.x + box.width)
    }
  })

  for (const [at, words] of [
    ['1,1', 'minimum'],
    ['-1,-1', 'maximum'],
    ['1,-1', 'saddle'],
    ['0,0', 'not a critical point: ∇f ≠ 0']
  ])
    test(`says of (${at}): ${words}`, async ({ page }) => {
      await open(page, `./#${cubic}&at=${at}&tool=second`)
      await expect(page.getByTestId('second-test')).toHaveText(words)
    })

  test('the order of the Taylor polynomial and the colour are in the link', async ({ page }) => {
    await open(page, `./#${cubic}&at=1,1&tool=second&taylor=1`)
    await expect(page.getByTestId('taylor-1')).toBeChecked()
    await page.getByTestId('taylor-0').check({ force: true })
    await expect.poll(() => link(page).taylor).toBe('0')
    await page.getByTestId('curvature-colour-mean').check({ force: true })
    await expect.poll(() => link(page).curvature).toBe('mean')
    await page.reload()
    await expect(page.getByTestId('taylor-0')).toBeChecked()
    await expect(page.getByTestId('curvature-colour-mean')).toBeChecked()
  })
})

for (const tool of ['direction', 'agree', 'second'])
  test(`${tool} says that f has no value`, async ({ page }) => {
    await open(page, `./#f=1/(x*y)&at=0,0&tool=${tool}`)
    await expect(panel(page)).toContainText('f has no value here.')
  })
