import type { Page } from '@playwright/test'
import { readField } from '../../src/lib'
import { expect, link, readout, test } from '../support/nabla'

test.use({ viewport: { width: 1366, height: 768 } })

const panel = (page: Page) => page.getByTestId('tool-panel')

/** Numbers do not wait for the picture. */
async function visit(page: Page, address: string) {
  await page.goto(address)
  await expect(panel(page)).toBeVisible()
}

function fieldOf(source: string) {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field
}

test.describe('norms', () => {
  test('are those of the gradient, and the steepest step reaches the dual one', async ({ page }) => {
    const source = 'x^2+3xy/5+y^2/5'
    await visit(page, `./#f=${source}&at=1,-2&tool=norms&norm=1`)
    const [fx, fy] = fieldOf(source).jet([1, -2]).gradient
    expect(await readout(page, 'norm-1')).toBeCloseTo(Math.abs(fx) + Math.abs(fy), 12)
    expect(await readout(page, 'norm-2')).toBeCloseTo(Math.hypot(fx, fy), 12)
    expect(await readout(page, 'norm-inf')).toBeCloseTo(Math.max(Math.abs(fx), Math.abs(fy)), 12)
    expect(await readout(page, 'steepest')).toBeCloseTo(Math.max(Math.abs(fx), Math.abs(fy)), 12)
    await panel(page).getByText('L∞', { exact: true }).click()
    expect(await readout(page, 'steepest')).toBeCloseTo(Math.abs(fx) + Math.abs(fy), 12)
    await expect.poll(() => link(page).norm).toBe('inf')
  })

  test('a kink has a set of slopes', async ({ page }) => {
    await visit(page, './#f=abs(x)+abs(y)&at=0,0&tool=norms')
    const corners = page.getByTestId('subgradients')
    await expect(corners).toContainText('(−1, −1), (1, −1), (1, 1), (−1, 1)')
    await expect(corners).toHaveAttribute('data-kind', 'slopes')
  })

  test('say where f has no value', async ({ page }) => {
    await visit(page, './#f=1/x&at=0,1&tool=norms')
    await expect(panel(page).getByTestId('empty')).toHaveText('f has no value here.')
  })
})

test.describe('approach', () => {
  for (const [source, kind, value, words] of [
    [
      'x^2 y/(x^4+y^2)',
      'none',
      NaN,
      'along every straight line tried f tends to 0, but along y = x² it tends to 0.5'
    ],
    ['xy/(x^2+y^2)', 'none', NaN, 'along y = x it tends to 0.5'],
    ['sin(x^2+y^2)/(x^2+y^2)', 'limit', 1, 'f tends to 1 at (0, 0), on every way'],
    ['x^2+y', 'limit', 0, 'f is differentiable here']
  ] as const)
    // prettier-ignore
    test(`of ${source} is ${kind}`, async ({ page }) => {
      await visit(page, `./#f=${encodeURIComponent(source)}&at=0,0&tool=approach`)
      const verdict = page.getByTestId('approach-verdict')
      await expect(verdict).toHaveAttribute('data-kind', kind)
      await expect(verdict).toContainText(words)
      expect(await readout(page, 'approach-verdict')).toBe(value)
    })

  test('a typed way is in the link, and a wrong one is told', async ({ page }) => {
    await visit(page, './#f=x^4 y/(x^8+y^2)&at=0,0&tool=approach')
    const verdict = page.getByTestId('approach-verdict')
    await expect(verdict).toHaveAttribute('data-kind', 'undecided')
    await page.getByTestId('approach-way').fill('(t, t^4)')
    await expect(verdict).toHaveAttribute('data-kind', 'none')
    await expect.poll(() => link(page).way).toBe('(t, t^4)')
    await page.getByTestId('approach-way').fill('(t, 1')
    await expect(panel(page).getByRole('alert')).toBeVisible()
  })

  test('tells continuity, partials and differentiability apart', async ({ page }) => {
    await visit(page, './#f=sqrt(abs(xy))&at=0,0&tool=approach')
    await expect(page.getByTestId('approach-continuous')).toHaveAttribute('data-value', 'true')
    await expect(page.getByTestId('approach-partials')).toHaveAttribute('data-value', 'true')
    await expect(page.getByTestId('approach-differentiable')).toHaveAttribute('data-value', 'false')
  })
})

test.describe('paths', () => {
  test('end at the maximum and at the minimum', async ({ page }) => {
    await visit(page, './#f=sin(x)cos(y)&at=0.4,0.9&tool=paths')
    expect(await readout(page, 'path-end-x')).toBeCloseTo(Math.PI / 2, 9)
    expect(await readout(page, 'path-end-y')).toBeCloseTo(0, 9)
    expect(await readout(page, 'path-end-value')).toBeCloseTo(1, 12)
    expect(await readout(page, 'path-foot-x')).toBeCloseTo(-Math.PI / 2, 9)
    expect(await readout(page, 'path-foot-value')).toBeCloseTo(-1, 12)
    await page.getByRole('radiogroup', { name: 'Which way paths go' }).getByText('Down').click()
    await expect(page.getByTestId('path-foot-x')).toHaveCount(0)
    expect(await readout(page, 'path-end-value')).toBeCloseTo(-1, 12)
    await expect.poll(() => link(page).trace).toBe('down')
  })

  test('from a grid come in pieces until all are there', async ({ page }) => {
    await visit(page, './#f=-x^2-y^2&at=1,1&tool=paths&starts=grid&trace=up')
    // All but the start in the middle, which is the maximum itself.
    await expect(page.getByTestId('path-tally')).toHaveText(/^\s*48\s*up: at a local maximum, where the gradient is zero\s*$/) // prettier-ignore
  })

  test('say why they end', async ({ page }) => {
    await visit(page, './#f=sqrt(x)&at=1,1&tool=paths')
    await expect(page.getByTestId('path-end-reason')).toHaveAttribute('data-kind', 'window')
    await expect(page.getByTestId('path-foot-reason')).toHaveAttribute('data-kind', 'undefined')
  })
})
