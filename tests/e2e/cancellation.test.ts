import { expect, open, readout, rested, test } from '../support/nabla'

test('beside a removable hole numbers and sentences are those of f', async ({ page }) => {
  await open(page, './#f=(1-cos(x))/x^2&at=0.0001,0')
  expect((await readout(page, 'partial-x')) / (-1e-4 / 12)).toBeCloseTo(1, 7)
  await open(page, './#f=(x+2)/(x^2+3x+2)&x=-2.00000001..-1.99999999&at=-1.999999995,0')
  await rested(page)
  expect(await readout(page, 'partial-x')).toBeCloseTo(-1, 6)
  await expect(page.getByTestId('cut')).toHaveText('')
})

test('no tower stands over a removable hole', async ({ page }) => {
  await open(page, './#f=(1-cos(x^2+y^2))/(x^2+y^2)^2&x=-0.1..0.1&y=-0.1..0.1')
  await rested(page)
  await expect(page.getByTestId('cut')).toHaveText('')
})

test('a slope that rounding made up is 0, and digits that are not sure are not shown', async ({ page }) => {
  await open(page, './#f=x/abs(x)&at=0.7,1')
  expect(await readout(page, 'partial-x')).toBe(0)
  expect(await readout(page, 'gradient-norm')).toBe(0)
  await open(page, './#f=(gamma(1%2Bx)-1)/x&at=0.000001,0')
  await expect(page.getByTestId('partial-x')).toHaveText('0.99')
  await open(page, './#f=(gamma(1%2Bx)-1)/x&at=0.000000001,0')
  await expect(page.getByTestId('kink')).toContainText('Too much cancellation here')
})
