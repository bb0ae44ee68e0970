import type { Walkthrough } from './driver'

export const worthKnowing: Walkthrough = {
  slug: 'gradients-worth-knowing',
  tasks: {
    async 'gradients-worth-knowing-steer'(driver) {
      const figure = await driver.figure('linear')
      await figure.getByLabel('a', { exact: true }).fill('0')
      await figure.getByLabel('a', { exact: true }).press('Enter')
      await figure.getByLabel('b', { exact: true }).fill('-1')
      await figure.getByLabel('b', { exact: true }).press('Enter')
    },
    'gradients-worth-knowing-symmetric': (driver) => driver.type('a-21', '1'),
    async 'gradients-worth-knowing-length'(driver) {
      await driver.type('a-11', '1')
      await driver.type('a-12', '0')
      await driver.type('a-21', '0')
    },
    async 'gradients-worth-knowing-descend'(driver) {
      await driver.choose('rate-0.4')
      await driver.get('mse-steps').click()
      await driver.get('mse-steps').click()
    },
    async 'gradients-worth-knowing-too-far'(driver) {
      await driver.get('mse-reset').click()
      await driver.choose('rate-0.8')
      await driver.get('mse-step').click()
    }
  },
  exercises: {
    'gradients-worth-knowing-linear': {
      right: ['(3, -1, 2)', '3; -1; 4/2'],
      wrong: ['(10, 6, 9)', '(3, 1, 2)']
    },
    'gradients-worth-knowing-form': {
      right: ['(4x + 4y, 4x + 8y)', '[4(x + y), 8y + 4x]'],
      wrong: ['(4x + 2y, 6x + 8y)', '(4x + 8y, 4x + 4y)']
    },
    'gradients-worth-knowing-when-double': { right: [0], wrong: [1, 2] },
    'gradients-worth-knowing-by-hand': {
      right: ['(-4/3, -2/3)', '-1.33333, -0.66667'],
      wrong: ['(-4, -2)', '(4/3, 2/3)']
    },
    'gradients-worth-knowing-derivation': {
      right: ['L = (X w - y)^T (X w - y)\n∇L = 2 X^T (X w - y)', '2 X^T X w - 2 X^T y'],
      wrong: ['2 X (X w - y)', 'L = (X w - y)^T (X w - y)\n∇L = 2 (X w - y)']
    }
  },
  // ../shared/corpus/torch.json, 'mse'.
  numbers: {
    'mse-loss': 7.842056774435884,
    'mse-gradient-1': -4.991284204774579,
    'mse-gradient-2': -1.970698336899345,
    'mse-gradient-3': -1.4313066869821742,
    'mse-gradient-4': 1.6844663911487672,
    'mse-gradient-5': 0.6706534462546895,
    'mse-reference-1': -4.991284204774579,
    'mse-reference-5': 0.6706534462546895
  }
}
