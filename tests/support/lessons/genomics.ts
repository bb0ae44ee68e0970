import { expect } from '@playwright/test'
import type { Driver, Walkthrough } from './driver'

/** Runs gradient descent to its end. */
async function descend(driver: Driver): Promise<void> {
  await driver.get('descent-run').click()
  await expect(driver.get('descent-status')).toHaveAttribute('data-progress', 'done')
}

export const genomics: Walkthrough = {
  slug: 'a-loss-from-genomics',
  tasks: {
    'genomics-fit-by-hand': (driver) => driver.moveTo('simulated', [5.1, 1.7]),
    async 'genomics-sigma'(driver) {
      const sigma = driver.get('sigma')
      await sigma.focus()
      for (
        let press = 0;
        press < 80 && (await driver.get('task-genomics-sigma').getAttribute('data-done')) === 'false';
        press++
      )
        await sigma.press('ArrowLeft')
    },
    async 'genomics-descent'(driver) {
      await driver.figure('patients')
      await descend(driver)
      // R's lm(ABL1 ~ bcr_abl), by the README beside ../shared/data/all-bcr-abl.csv.
      for (const [name, wanted] of [
        ['intercept', 8.6812214286],
        ['effect', 1.1000218147],
        ['mse', 0.2704696658]
      ] as const)
        expect(Math.abs((await driver.number(`descent-${name}`)) - wanted), name).toBeLessThan(1e-6 * wanted)
    },
    async 'genomics-actb'(driver) {
      await driver.choose('gene-ACTB')
      await descend(driver)
      for (const [name, wanted] of [
        ['intercept', 10.0518833333],
        ['effect', -0.2532671171],
        ['mse', 1.4240863563],
        ['t', -0.9293]
      ] as const)
        expect(Math.abs((await driver.number(`fit-${name}`)) - wanted), name).toBeLessThan(
          (name === 't' ? 1e-4 : 1e-6) * Math.abs(wanted)
        )
    },
    async 'genomics-lasso-zero'(driver) {
      await driver.figure('penalties')
      await driver.choose('penalty-lasso')
      await driver.get('slider-lambda').press('End')
    },
    async 'genomics-counts'(driver) {
      await driver.figure('counts')
      const isDone = async () =>
        (await driver.get('task-genomics-counts').getAttribute('data-done')) === 'true'
      for (let step = 0; step < 8 && !(await isDone()); step++)
        await driver
          .get('figure')
          .filter({ has: driver.page.getByTestId('newton-step') })
          .getByTestId('newton-step')
          .click()
    }
  },
  exercises: {
    'a-loss-from-genomics-next-step': { right: [0], wrong: [1, 2] },
    'a-loss-from-genomics-one-step': {
      right: ['(1.193, 0.682)', '(1.193, .682)'],
      wrong: ['(-1.193, -0.682)', '(11.93, 6.82)']
    },
    'a-loss-from-genomics-partials': {
      right: ['(2b0 + b1 - 11, b0 + b1 - 7)', '(b0-4+b0+b1-7, b0+b1-7)'],
      wrong: ['(2b0+b1-11, 2(b0+b1-7))', '(b0 - 4, b0 + b1 - 7)']
    },
    'a-loss-from-genomics-from-means': {
      right: ['(6.2, -0.7)', '(6.2, 5.5-6.2)'],
      wrong: ['(6.2, 5.5)', '(6.2, 0.7)']
    },
    'a-loss-from-genomics-minimum': { right: [0], wrong: [1, 2] },
    'a-loss-from-genomics-no-difference': { right: [0], wrong: [1, 2] },
    'a-loss-from-genomics-lasso': { right: ['0.6', '3/5'], wrong: ['0.3', '1.2'] }
  },
  // ../shared/corpus/torch.json, 'expression' (PyTorch 1.13), and R's lm for ABL1.
  numbers: {
    'simulated-loss': 36.54120386854929,
    'simulated-gradient-0': -11.930439853668211,
    'simulated-gradient-1': -6.820745010375976,
    'simulated-minimiser-0': 5.1096948432922344,
    'simulated-minimiser-1': 1.7110501670837415,
    'simulated-minimum': 0.22543192448126098,
    'fit-intercept': 8.6812214286,
    'fit-effect': 1.1000218147,
    'fit-mse': 0.2704696658
  }
}
