import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { Driver, type Walkthrough } from '../support/lessons/driver'
import { walkthroughs } from '../support/lessons'
import { expect, test } from '../support/nabla'

const addressOf = ({ slug }: Walkthrough) => `./learn/${slug}/`

/** Every number of the page that a reference names, every task, and every exercise wrong and then right. */
async function workThrough(page: Page, { tasks, exercises, numbers }: Walkthrough) {
  const driver = new Driver(page)
  // What is typed into the prerendered page is not heard.
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-live', 'true')
  for (const [testid, wanted] of Object.entries(numbers))
    await expect
      .poll(async () => Math.abs((await driver.number(testid)) - wanted), testid)
      .toBeLessThanOrEqual(1e-6 * Math.abs(wanted))
  const listed = await page
    .locator('[data-testid^="task-"]')
    .evaluateAll((all) => all.map((task) => (task as HTMLElement).dataset.testid!.slice('task-'.length)))
  expect(listed.sort(), 'every task is tried').toEqual(Object.keys(tasks).sort())
  for (const [id, work] of Object.entries(tasks)) {
    const task = driver.get(`task-${id}`)
    await expect(task, `${id} is not done by itself`).toHaveAttribute('data-done', 'false')
    await test.step(id, () => work(driver))
    await expect(task, id).toHaveAttribute('data-done', 'true')
  }
  const asked = await page
    .locator('[data-testid^="exercise-"]')
    .evaluateAll((all) =>
      all.map((exercise) => (exercise as HTMLElement).dataset.testid!.slice('exercise-'.length))
    )
  expect(asked.sort(), 'every exercise is tried').toEqual(Object.keys(exercises).sort())
  for (const [id, { right, wrong }] of Object.entries(exercises))
    for (const [answers, verdict] of [
      [wrong, 'wrong'],
      [right, 'right']
    ] as const)
      for (const answer of answers)
        await test.step(`${id}: ${answer}`, async () => {
          const exercise = await driver.answer(id, answer)
          await expect(exercise.getByTestId('verdict')).toHaveAttribute('data-verdict', verdict)
        })
}

for (const walkthrough of walkthroughs)
  test.describe(walkthrough.slug, () => {
    test('a student works through it @narrow', async ({ page }, { project }) => {
      test.setTimeout(240_000)
      // On small windows the processor does it, so that both ways and both sizes are tried.
      await page.goto(addressOf(walkthrough) + (project.name === 'narrow' ? '?engine=cpu' : ''))
      await workThrough(page, walkthrough)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      ).toBeLessThanOrEqual(0)
      const done = Object.keys(walkthrough.tasks).length + Object.keys(walkthrough.exercises).length
      await page.goto('./learn/')
      await expect(page.getByTestId(`progress-${walkthrough.slug}`)).toHaveAttribute(
        'data-done',
        String(done)
      )
    })

    test('the accessibility checker finds nothing', async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto(addressOf(walkthrough))
      const driver = new Driver(page)
      const names = await page
        .locator('figure[data-figure]')
        .evaluateAll((all) => all.map((figure) => (figure as HTMLElement).dataset.figure!))
      for (const name of names) await driver.figure(name)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.evaluate(axe.source)
        const found = await page.evaluate(async () => {
          const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('; ')}`)
        })
        expect(found).toEqual([])
      }
    })
  })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  for (const { slug, numbers } of walkthroughs)
    test(`${slug} has its text, its formulas, its numbers and a still picture for each figure @narrow`, async ({
      browser
    }, { project }) => {
      const context = await browser.newContext({ ...project.use, javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(`./learn/${slug}/`)
      await expect(page.getByRole('heading', { level: 2 })).not.toHaveCount(0)
      expect(await page.locator('math').count()).toBeGreaterThan(20)
      await expect(page.locator('math').first()).toBeVisible()
      for (const [testid, wanted] of Object.entries(numbers))
        expect(
          Math.abs(Number(await page.getByTestId(testid).first().getAttribute('data-value')) - wanted)
        ).toBeLessThanOrEqual(1e-6 * Math.abs(wanted))
      for (const figure of await page.locator('figure[data-figure]').all()) {
        await figure.scrollIntoViewIfNeeded()
        const still = figure.locator('img')
        await expect(still).toBeVisible()
        await expect
          .poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth))
          .toBeGreaterThan(100)
      }
      await context.close()
    })
})
