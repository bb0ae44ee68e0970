import { expect, type Locator, type Page } from '@playwright/test'

/** Works on the page of a lesson as a student does. */
export class Driver {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get = (testid: string) => this.page.getByTestId(testid)

  /** A figure whose picture is there. */
  async figure(name: string): Promise<Locator> {
    const figure = this.page.locator(`figure[data-figure="${name}"]`)
    await figure.scrollIntoViewIfNeeded()
    await expect(figure).toHaveAttribute('data-status', 'ready')
    return figure
  }

  /** Moves the point of a figure to a place by the arrow keys, as near as their finest steps lead. */
  async moveTo(name: string, [x, y]: readonly [number, number]): Promise<void> {
    const figure = await this.figure(name)
    const picture = figure.locator('svg[data-testid="map"], canvas[data-testid="picture"]')
    const seen = picture.filter({ visible: true }).last()
    await seen.focus()
    for (const [side, target, keys] of [
      [0, x, ['ArrowLeft', 'ArrowRight']],
      [1, y, ['ArrowDown', 'ArrowUp']]
    ] as const) {
      // A first fine step tells how long the steps are.
      const fine = await this.#step(figure, seen, side, `Alt+${keys[1]}`)
      for (const [modifier, length] of [
        ['Shift+', 50],
        ['', 10],
        ['Alt+', 1]
      ] as const) {
        const step = length * fine
        let rest = target - (await pointOf(figure))[side]
        while (Math.abs(rest) > step / 2 + 1e-9) {
          await this.#step(figure, seen, side, modifier + keys[rest > 0 ? 1 : 0])
          rest = target - (await pointOf(figure))[side]
        }
      }
    }
  }

  /** One press of a key; how far it moved the point. At the rim of the domain it may not move. */
  async #step(figure: Locator, picture: Locator, side: 0 | 1, key: string): Promise<number> {
    const before = (await pointOf(figure))[side]
    await picture.press(key)
    await expect.poll(async () => (await pointOf(figure))[side]).not.toBe(before)
    return Math.abs((await pointOf(figure))[side] - before)
  }

  /** Types an answer, or chooses an option by its number, and checks it. */
  async answer(id: string, answer: string | number): Promise<Locator> {
    const exercise = this.get(`exercise-${id}`)
    if (typeof answer === 'number') await exercise.getByTestId(`option-${answer}`).check()
    else await exercise.getByRole('textbox').fill(answer)
    await exercise.getByTestId('check').click()
    return exercise
  }

  /** Chooses one of a row of choices, whose buttons are labels over hidden radios. */
  async choose(testid: string): Promise<void> {
    await this.get(testid).check({ force: true })
  }

  /** A number of the page in full precision. */
  async number(testid: string): Promise<number> {
    return Number(await this.get(testid).first().getAttribute('data-value'))
  }

  /** Fills a field for a number, and leaves it. */
  async type(testid: string, text: string): Promise<void> {
    await this.get(testid).fill(text)
    await this.get(testid).press('Enter')
  }
}

const pointOf = async (figure: Locator) => (await figure.getAttribute('data-point'))!.split(',').map(Number)

/** How a student goes through a lesson. */
export interface Walkthrough {
  slug: string
  /** How each task is done, by its id. */
  tasks: Record<string, (driver: Driver) => Promise<void>>
  /** Two right answers in different forms, and two wrong ones; options of a choice by their numbers, of which one is right. */
  exercises: Record<string, { right: readonly (string | number)[]; wrong: readonly (string | number)[] }>
  /** Numbers that the page shows at first, by their test ids. */
  numbers: Record<string, number>
}
