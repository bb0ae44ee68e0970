import type { Walkthrough } from './driver'

export const gradient: Walkthrough = {
  slug: 'gradient',
  tasks: {
    'gradient-level-point': (driver) => driver.moveTo('bowl', [0, 0]),
    'gradient-length-four': (driver) => driver.moveTo('levels', [0, 1]),
    async 'gradient-four-points'(driver) {
      await driver.moveTo('four-points', [-1.5, 1])
      await driver.get('spot-2').click()
      await driver.moveTo('four-points', [2, -0.5])
    },
    async 'gradient-three-variables'(driver) {
      await driver.type('at-x', '2')
      // Checked beside the reference: exercise 1 in PyTorch, by its closed form.
      expect3(await driver.number('three-partial-x'), 2 * 2 * 2 + 3)
      expect3(await driver.number('three-partial-y'), 2 ** 2 + 3 ** 2)
      expect3(await driver.number('three-autodiff-z'), 2 * 2 * 3 + 2)
    }
  },
  exercises: {
    'gradient-of-bowl': { right: ['(2x, 4y)', '[x + x, 2*2y]'], wrong: ['(4y, 2x)', '(2x, 2y)'] },
    'gradient-at-point': { right: ['(0, 3)', '0; 6/2'], wrong: ['(3, 0)', '(0, -3)'] },
    'gradient-three-variables-by-hand': {
      right: ['(2x y + z, x^2 + z^2, 2y z + x)', '(z + 2 y x, z^2 + x^2, x + 2 z y)'],
      wrong: ['(2x y + z, x^2 + z^2, y z + x)', '(2x y, x^2, 2y z)']
    },
    'gradient-on-level-curve': { right: [0], wrong: [1, 2] }
  },
  // ../shared/corpus/torch.json, 'exercise 1' at (1, 2, 3).
  numbers: { 'three-value': 23, 'three-partial-x': 7, 'three-partial-y': 10, 'three-partial-z': 13 }
}

function expect3(found: number, wanted: number): void {
  if (Math.abs(found - wanted) > 1e-6 * Math.abs(wanted)) throw new Error(`${found} is not ${wanted}`)
}
