import { expect } from '@playwright/test'
import type { Driver, Walkthrough } from './driver'

/** Newton's step until the gradient is 0. */
async function newtonFrom(driver: Driver, place: readonly [number, number]): Promise<void> {
  await driver.moveTo('newton', place)
  const isDone = async () => (await driver.number('walk-norm')) < 1e-6
  for (let steps = 0; steps < 12 && !(await isDone()); steps++) {
    const before = await driver.number('walk-steps')
    await driver.get('newton-step').click()
    await expect.poll(() => driver.number('walk-steps')).toBe(before + 1)
  }
  expect(await isDone()).toBe(true)
}

export const second: Walkthrough = {
  slug: 'second-derivatives',
  tasks: {
    'second-mixed-equal': (driver) => driver.moveTo('bending', [0, 0.5]),
    'second-bends-down': (driver) => driver.moveTo('bending', [0.2, -1]),
    'second-find-maximum': (driver) => driver.moveTo('hills', [-1, -1]),
    'second-find-saddle': (driver) => driver.moveTo('hills', [1, -1]),
    'second-newton-minimum': (driver) => newtonFrom(driver, [1.5, 1.3]),
    async 'second-newton-jump'(driver) {
      await driver.moveTo('newton', [0.34, 1])
      await driver.get('newton-step').click()
    },
    'second-newton-saddle': (driver) => newtonFrom(driver, [0.2, 0.1])
  },
  exercises: {
    'second-hessian-entries': {
      right: ['(2y, 2x, 6y)', '(y + y, x*2, 3*2*y)'],
      wrong: ['(2y, 2x, 3y)', '(2x, 2y, 6y)']
    },
    'second-form-at-origin': { right: [1], wrong: [0, 2] },
    'second-find-a-saddle': { right: ['(1, -1)', '(-1, 1)'], wrong: ['(1, 1)', '(0, 0)'] },
    'second-newton-by-hand': { right: ['(2/3, 0)', '0.66667, 0'], wrong: ['(-3, -1)', '(-1/3, -1)'] },
    'second-silent-test': { right: [1], wrong: [0, 2] }
  },
  numbers: { 'second-xx': 1, 'second-xy': 2, 'second-yy': 3 }
}
