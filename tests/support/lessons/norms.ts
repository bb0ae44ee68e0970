import type { Driver, Walkthrough } from './driver'

/** Sets a range by its keys: to its low end, and then so many steps up. */
async function raise(driver: Driver, testid: string, steps: number): Promise<void> {
  const range = driver.get(testid)
  await range.press('Home')
  for (let k = 0; k < steps; k++) await range.press('ArrowRight')
}

export const norms: Walkthrough = {
  slug: 'norms',
  tasks: {
    'norms-other-leader': (driver) => driver.type('gene-D', '1'),
    async 'norms-spread'(driver) {
      for (const [gene, value] of [
        ['A', '2'],
        ['C', '1.8'],
        ['D', '2'],
        ['E', '-2']
      ])
        await driver.type(`gene-${gene}`, value)
    },
    async 'norms-five-draws'(driver) {
      for (let k = 0; k < 4; k++) await driver.get('redraw').click()
    },
    'norms-all-equal': (driver) => driver.choose('kind-single'),
    'norms-between-balls': (driver) => driver.moveTo('balls', [-0.64, 0.6]),
    async 'norms-kinks'(driver) {
      await driver.figure('kinks')
      await driver.get('place-1').click()
      await driver.choose('kink-norm-2')
      await driver.get('place-3').click()
      await driver.choose('kink-norm-inf')
      await driver.get('place-2').click()
    },
    'norms-lasso-zero': (driver) => raise(driver, 'lambda', 62),
    async 'norms-ridge-half'(driver) {
      await driver.choose('shrink-ridge')
      await raise(driver, 'lambda', 50)
    }
  },
  exercises: {
    'norms-of-vector': { right: ['(5, 3, 2)', '5, sqrt(9), 2'], wrong: ['(5, 9, 2)', '(1, 3, 2)'] },
    'norms-order': { right: [0], wrong: [1, 2] },
    'norms-gradient-of-length': {
      right: ['(x/sqrt(x^2+y^2), y/sqrt(x^2+y^2))', '[x (x^2+y^2)^(-1/2), y/norm([x,y])]'],
      wrong: ['(x/(x^2+y^2), y/(x^2+y^2))', '(2x/sqrt(x^2+y^2), 2y/sqrt(x^2+y^2))']
    },
    'norms-gradient-of-largest': { right: ['(-1, 0)', '[-1; 0]'], wrong: ['(1, 0)', '(-1, 1)'] },
    'norms-subgradient': { right: [0], wrong: [1, 3] },
    'norms-lasso-enough': { right: ['6', '12/2'], wrong: ['3', '9'] }
  },
  // ../shared/corpus/torch.json, 'norms' and 'norm_gradients'.
  numbers: {
    'vector-norm-1': 5.9,
    'vector-norm-2': 3.653765181289022,
    'vector-norm-inf': 3,
    'norm-gradient-1-x': 1,
    'norm-gradient-1-y': -1,
    'norm-gradient-2-x': 0.6,
    'norm-gradient-2-y': -0.8,
    'norm-gradient-inf-x': 0,
    'norm-gradient-inf-y': -1
  }
}
