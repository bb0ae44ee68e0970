import { Driver } from '../support/lessons/driver'
import { practiceExercise } from '../../src/lib/lessons/practice/practice'
import type { Difficulty, Rule } from '../../src/lib/lessons/practice/functions'
import { drawn, expect, readout, test } from '../support/nabla'

test('practice counts what is right, names what is wrong, and remembers it @narrow', async ({ page }) => {
  await page.goto('./learn/practice/')
  const question = page.getByTestId('practice-question')
  const exercise = page.locator('[data-testid^="exercise-practice-"]')
  /** The right answer, as the generator knows it, or a wrong one for each of its components. */
  const typed = async (wrong?: string) => {
    const id = (await exercise.getAttribute('data-testid'))!
    const [, rule, difficulty, seed] = /practice-(\w+)-(\d)-(\d+)/.exec(id)!
    const { answer } = practiceExercise(rule as Rule, Number(difficulty) as Difficulty, Number(seed))
    const formulas = answer.kind === 'formulas' ? answer.components.map(({ is }) => wrong ?? is) : []
    return formulas.length > 1 ? `(${formulas.join(', ')})` : formulas[0]
  }
  const answer = async (text: string, verdict: string) => {
    await exercise.getByRole('textbox').fill(text)
    await exercise.getByTestId('check').click()
    await expect(exercise.getByTestId('verdict')).toHaveAttribute('data-verdict', verdict)
  }
  const streak = page.getByTestId('streak')
  for (let asked = 1; asked <= 3; asked++) {
    await answer(await typed(), 'right')
    await expect(streak).toHaveAttribute('data-value', String(asked))
    const before = await exercise.getAttribute('data-testid')
    await page.getByTestId('practice-next').click()
    await expect.poll(() => exercise.getAttribute('data-testid')).not.toBe(before)
  }
  const missed = (await question.getAttribute('data-rule'))!
  await answer(await typed('x + y + 17'), 'wrong')
  await expect(exercise.getByTestId('counter-example')).toBeVisible()
  await expect(streak).toHaveAttribute('data-value', '0')
  // The right answer comes too late to be counted.
  await answer(await typed(), 'right')
  await expect(streak).toHaveAttribute('data-value', '0')
  await page.reload()
  await expect(page.getByTestId(`record-${missed}`).getByRole('cell').nth(1)).toHaveText('1')
  await page.getByTestId('practice-rule-chain').check({ force: true })
  await page.getByTestId('practice-level-3').check({ force: true })
  await expect(question).toHaveAttribute('data-rule', 'chain')
  await expect(question).toHaveAttribute('data-difficulty', '3')
  await page.getByTestId('practice-reset').click()
  await expect(page.getByTestId(`record-${missed}`)).toHaveCount(0)
})

test('a teacher asks in a link, and a learner answers there @narrow', async ({ page }) => {
  await page.goto('./learn/exercise/')
  await page.getByTestId('formula').fill('x^2 - x y + y^2')
  await page.getByTestId('ask').selectOption('slope')
  await page.getByTestId('ask-y').fill('2')
  await page.getByTestId('ask-y').press('Enter')
  await page.getByTestId('ask-direction').fill('90')
  await page.getByTestId('ask-direction').press('Enter')
  await expect(page.getByTestId('ask-preview')).toContainText('direction')
  const href = (await page.getByTestId('ask-open').getAttribute('href'))!
  expect(href).toContain('ask=slope')
  await page.getByTestId('ask-open').click()
  const driver = new Driver(page)
  await expect((await driver.answer('asked', '0')).getByTestId('verdict')).toHaveAttribute(
    'data-verdict',
    'wrong'
  )
  await expect((await driver.answer('asked', '6/2')).getByTestId('verdict')).toHaveAttribute(
    'data-verdict',
    'right'
  )
  for (const told of ['partial-x', 'formula-partial-x', 'gradient-norm', 'slope'])
    await expect(page.getByTestId(told), 'nothing tells the answer').toHaveCount(0)
})

test('a link of the playground that asks leads to the exercise, whose point is dragged', async ({ page }) => {
  await page.goto('./#f=x^3-3x%2By^3-3y&at=0.9,-0.9&ask=point:saddle')
  const driver = new Driver(page)
  await driver.moveTo('asked', [1, -1])
  const exercise = page.getByTestId('exercise-asked')
  await exercise.getByTestId('take-point').click()
  await expect(exercise.getByTestId('verdict')).toHaveAttribute('data-verdict', 'right')
  await driver.moveTo('asked', [1, 1])
  await exercise.getByTestId('take-point').click()
  await expect(exercise.getByTestId('verdict')).toHaveAttribute('data-verdict', 'wrong')
})

test('what cannot be asked is said with a remedy', async ({ page }) => {
  await page.goto('./learn/exercise/#f=x%5E2%2By%5E2&at=0,0&ask=direction')
  await expect(page.getByTestId('problem')).toContainText('Choose another point')
  await page.goto('./learn/exercise/#f=x%5E2&ask=everything')
  await expect(page.getByTestId('notices')).toContainText('ask')
})

test('a figure opens in the playground as it stands', async ({ page }) => {
  await page.goto('./learn/gradient/')
  const driver = new Driver(page)
  await driver.moveTo('bowl', [-1, 0.5])
  await page.getByTestId('open-bowl').click()
  await drawn(page, 'x^2 + 2y^2')
  expect(await readout(page, 'partial-x')).toBeCloseTo(-2, 9)
  expect(await readout(page, 'partial-y')).toBeCloseTo(2, 9)
})

test('a lesson is printed with its text and still pictures', async ({ page }) => {
  await page.goto('./learn/gradient/')
  await new Driver(page).figure('bowl')
  await page.emulateMedia({ media: 'print' })
  const figure = page.locator('figure[data-figure="bowl"]')
  await expect(figure.locator('img')).toBeVisible()
  await expect(figure.locator('canvas').first()).toBeHidden()
  await expect(page.getByTestId('check').first()).toBeHidden()
})

test('what is done can be forgotten', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('nabla-learn', '["gradient-level-point"]'))
  await page.goto('./learn/')
  const progress = page.getByTestId('progress-gradient')
  await expect(progress).toHaveAttribute('data-done', '1')
  await page.getByTestId('reset-progress').click()
  await expect(progress).toHaveAttribute('data-done', '0')
})

test('every lesson has a page for its teacher', async ({ page }) => {
  await page.goto('./learn/')
  const lessons = await page
    .locator('main ol a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  for (const lesson of lessons) {
    await page.goto(`${lesson}/teacher/`)
    for (const name of [
      'Goals',
      'Time',
      'Questions to ask',
      'What learners get wrong',
      'Exercises and their solutions'
    ])
      await expect(page.getByRole('heading', { name })).toBeVisible()
  }
})
