import { expect } from '@playwright/test'
import type { Walkthrough } from './driver'

export const directional: Walkthrough = {
  slug: 'directional-derivatives',
  tasks: {
    async 'directional-derivatives-level'(driver) {
      const dial = (await driver.figure('dial')).getByTestId('polar')
      await dial.focus()
      // (4, −2), across the gradient (2, 4), lies 26.6 degrees below the x axis.
      for (const key of ['PageDown', ...Array<string>(12).fill('ArrowDown')]) await dial.press(key)
    },
    async 'directional-derivatives-half'(driver) {
      await driver.figure('ways')
      for (const [way, slope] of [
        ['against', -Math.sqrt(20)],
        ['across', 0],
        ['along', Math.sqrt(20)]
      ] as const) {
        await driver.get(`turn-${way}`).click()
        await expect.poll(() => driver.number('slope-chosen')).toBeCloseTo(slope, 9)
      }
      await driver.type('ways-degrees', String((Math.atan2(4, 2) * 180) / Math.PI - 60))
    },
    'directional-derivatives-steepest-x': (driver) => driver.moveTo('ways', [1.5, 0]),
    async 'directional-derivatives-stretch'(driver) {
      await driver.get('v-double').click()
      await expect.poll(() => driver.number('v-rate')).toBe(20)
      expect(await driver.number('v-slope')).toBeCloseTo(4, 12)
    }
  },
  exercises: {
    'directional-derivatives-formula': {
      right: ['(6x + 16y)/5', '2x*3/5 + 4y*4/5'],
      wrong: ['6x + 16y', '(8x + 12y)/5']
    },
    'directional-derivatives-fastest': { right: ['(0, 1)', '(0, 3)'], wrong: ['(0, -1)', '(1, 0)'] },
    'directional-derivatives-angle': { right: [1], wrong: [0, 2, 3] },
    'directional-derivatives-normalised': { right: ['2.4', '12/5'], wrong: ['12', '1.8'] },
    'directional-derivatives-point': { right: ['(3, 4)', '(25/3, 0)'], wrong: ['(4, 3)', '(5, 5)'] }
  },
  numbers: {
    'slope-along': Math.sqrt(20),
    'slope-against': -Math.sqrt(20),
    'slope-across': 0,
    'slope-x': 2,
    'v-length': 2.5,
    'v-rate': 10,
    'v-slope': 4
  }
}
