import { expect } from '@playwright/test'
import type { Walkthrough } from './driver'

export const oneToMany: Walkthrough = {
  slug: 'from-one-to-many',
  tasks: {
    async 'from-one-to-many-small-step'(driver) {
      const step = driver.get('secant-step')
      await step.focus()
      for (let i = 0; i < 3; i++) await step.press('PageDown')
      // The quotient of x²/2 is x + h/2.
      const [x, h] = [await driver.number('secant-x'), await driver.number('secant-h')]
      expect(await driver.number('secant-quotient')).toBeCloseTo(x + h / 2, 9)
    },
    async 'from-one-to-many-level-slice'(driver) {
      await driver.moveTo('slices', [-3, 2])
    },
    async 'from-one-to-many-predict'(driver) {
      const figure = await driver.figure('three-ways')
      for (const way of ['symbols', 'autodiff', 'differences'])
        for (const [side, slope] of [
          ['x', 13],
          ['y', 18]
        ] as const) {
          const number = figure.getByTestId(`agree-${way}-${side}`)
          await expect(number).toBeVisible()
          expect(Number(await number.getAttribute('data-value'))).toBeCloseTo(slope, 6)
        }
      await driver.type('at-x', '1')
      await driver.type('at-y', '-2')
      await expect(figure.getByTestId('agree-autodiff-y')).toHaveAttribute('data-value', '-5')
    }
  },
  exercises: {
    'from-one-to-many-quotient': { right: ['6.1', '61/10'], wrong: ['6', '0.61'] },
    'from-one-to-many-which-slice': { right: [1], wrong: [0, 2, 3] },
    'from-one-to-many-formulas': {
      right: ['(3x^2 y - 5, x^3 + 4y)', '(3y x^2 - 5, 4y + x*x*x)'],
      wrong: ['(x^3 + 4y, 3x^2 y - 5)', '(3x^2 - 5, x^3 + 4y)']
    },
    'from-one-to-many-at-point': { right: ['(12, 5)', '(2*3*2, 3^2 - 4)'], wrong: ['(5, 12)', '(12, 9)'] },
    'from-one-to-many-at-rate': { right: ['(2, 0)', '(-2, 7)'], wrong: ['(0, 4)', '(4, 1)'] }
  },
  // ../shared/corpus/torch.json, 'quadratic form' at (2, 3); the secant of x²/2 from 1 to 2.
  numbers: {
    'one-value': 40,
    'one-partial-x': 13,
    'one-partial-y': 18,
    'secant-quotient': 1.5,
    'secant-slope': 1
  }
}
