import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { counterMarks, drawnFunction } from '../../src/lib/lessons/exercise/counterExample'
import type { Answer, FormulasAnswer } from '../../src/lib/lessons/exercise/exercise'
import { judge } from '../../src/lib/lessons/exercise/judge'
import { doableIn } from '../../src/lib/lessons/lesson'
import { allLessons } from '../../src/lib/lessons/lessons'
import { runsIn } from '../../src/lib/ui/prose/prose'

const lessons = await allLessons()
const exercises = lessons.flatMap(({ lesson }) => lesson.exercises)

/** The right answer of an exercise as somebody would type it; null of those that have none in their data. */
function rightAnswer(answer: Answer): string | number | null {
  if (answer.kind === 'formulas') return `(${answer.components.map(({ is }) => is).join(', ')})`
  if (answer.kind === 'numbers') return `(${answer.components.map(String).join(', ')})`
  if (answer.kind === 'choice') return answer.options.findIndex(({ isRight }) => isRight)
  return null
}

describe('the course', () => {
  test('has seven lessons in order, each with goals, tasks, exercises, a summary and notes for its teacher', () => {
    expect(lessons.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    for (const { lesson } of lessons) {
      const { slug, goals, tasks, exercises, summary, teacher, minutes } = lesson
      expect(goals.length, slug).toBeGreaterThanOrEqual(2)
      expect(tasks.length, slug).toBeGreaterThanOrEqual(2)
      expect(exercises.length, slug).toBeGreaterThanOrEqual(3)
      expect(summary.length, slug).toBeGreaterThanOrEqual(3)
      expect(teacher.questions.length, slug).toBeGreaterThanOrEqual(3)
      expect(teacher.pitfalls.length, slug).toBeGreaterThanOrEqual(2)
      expect(minutes).toBeGreaterThanOrEqual(15)
      expect(minutes).toBeLessThanOrEqual(30)
    }
    expect(exercises.length).toBeGreaterThanOrEqual(24)
  })

  test('calls nothing to be done by one name twice', () => {
    const ids = lessons.flatMap(({ lesson }) => doableIn(lesson))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/)
  })

  test('sets all its mathematics', () => {
    const texts = lessons.flatMap(({ lesson: { lead, goals, summary, teacher, exercises } }) => [
      lead,
      ...goals,
      ...summary.flatMap(({ formula, meaning }) => [`$${formula}$`, meaning]),
      ...teacher.plan.map(({ what }) => what),
      ...teacher.questions.flatMap(({ question, answer }) => [question, answer]),
      ...teacher.pitfalls,
      ...exercises.flatMap(({ prompt, hints, solution, answer }) => [
        prompt,
        ...hints,
        ...solution,
        ...(answer.kind === 'choice' ? answer.options.flatMap(({ text, why }) => [text, why]) : [])
      ])
    ])
    for (const text of texts) {
      for (const { kind, text: latex } of runsIn(text))
        if (kind === 'math') expect(() => katex.renderToString(latex, { strict: false }), latex).not.toThrow()
      expect(
        runsIn(text)
          .map((run) => run.text)
          .join(''),
        'a lost dollar sign'
      ).not.toContain('$')
      expect(text, text).not.toMatch(/\w!/)
    }
  })
})

describe('every exercise', () => {
  test.each(exercises.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
    const { answer, hints, solution } = exercise
    expect(hints.length).toBeGreaterThan(0)
    expect(solution.length).toBeGreaterThan(0)
    const right = rightAnswer(answer)
    if (right !== null) expect(judge(answer, right)).toMatchObject({ verdict: 'right' })
    if (answer.kind === 'choice') expect(answer.options.filter(({ isRight }) => isRight)).toHaveLength(1)
    if (answer.kind === 'numbers')
      for (const { components } of answer.mistakes ?? [])
        expect(judge(answer, `(${components.join(', ')})`)).toMatchObject({ verdict: 'wrong' })
    for (const hostile of ['', ' ', '(((', '1/0', ','.repeat(50), 'x'.repeat(3000), '\\frac{1'])
      expect(judge(answer, hostile).verdict).not.toBe('right')
  })
})

describe('a counter-example', () => {
  const gradient: FormulasAnswer = {
    kind: 'formulas',
    variables: ['x', 'y'],
    components: [
      { is: '2x', derivative: { of: 'x^2 + 2y^2', along: 'x' } },
      { is: '4y', derivative: { of: 'x^2 + 2y^2', along: 'y' } }
    ]
  }

  test('has both arrows, of lengths in their proportion, from the place where they differ', () => {
    const domain = { x: [-3, 3], y: [-3, 3] } as const
    const found = { names: ['x', 'y'], at: [1, 1], yours: [2, 2], right: [2, 4] }
    const marks = counterMarks(gradient, found, { x: [...domain.x], y: [...domain.y] })
    expect(marks.map((mark) => mark.kind === 'vector' && mark.tone)).toEqual(['good', 'bad'])
    const [right, yours] = marks.map((mark) => {
      if (mark.kind !== 'vector') throw new Error(mark.kind)
      expect(mark.from.slice(0, 2)).toEqual([1, 1])
      return [mark.to[0] - 1, mark.to[1] - 1]
    })
    expect(right[1] / right[0]).toBeCloseTo(2, 12)
    expect(yours[1] / yours[0]).toBeCloseTo(1, 12)
    expect(yours[0] / right[0]).toBeCloseTo(1, 12)
  })

  test('leaves out what has no value', () => {
    const found = { names: ['x', 'y'], at: [1, 1], yours: [NaN, 2], right: [2, 4] }
    expect(counterMarks(gradient, found, { x: [-3, 3], y: [-3, 3] })).toHaveLength(1)
  })

  test('is drawn on the function that is differentiated, if that is one function of two variables', () => {
    expect(drawnFunction(gradient)).toBe('f(x, y) = x^2 + 2y^2')
    const [first, second] = gradient.components
    expect(drawnFunction({ ...gradient, components: [second] })).toBe('f(x, y) = x^2 + 2y^2')
    expect(drawnFunction({ ...gradient, components: [first, first] })).toBeNull()
    expect(drawnFunction({ ...gradient, components: [{ is: '2x' }] })).toBeNull()
    expect(drawnFunction({ ...gradient, variables: ['x', 'y', 'z'] })).toBeNull()
  })
})
