import { describe, expect, test } from 'vitest'
import { questions, type Question } from '../../src/lib/figure/facets/ask'
import { decodeLink, encodeLink } from '../../src/lib/figure/link/link'
import { stateOf, type PlotState } from '../../src/lib/figure/plotState'
import { exerciseOf } from '../../src/lib/lessons/ask/question'
import type { Exercise } from '../../src/lib/lessons/exercise/exercise'
import { judge } from '../../src/lib/lessons/exercise/judge'

function asked(ask: Question, state: Partial<PlotState>): Exercise {
  const exercise = exerciseOf(stateOf({ ...state, ask }))
  if ('problem' in exercise) throw new Error(exercise.problem)
  return exercise
}

const form = { source: 'x^2 - x y + y^2', point: [1, 2] as [number, number] }
const data = { source: 'sum((x X - y)^2)', columns: new Map([['X', Float64Array.of(1, 2, 3)]]) }
const manySines = Array.from({ length: 60 }, (_, i) => `sin(x^${i} y)`).join('*')
const hills = { source: 'x^3 - 3x + y^3 - 3y' }

/** By closed form: ∇f = (2x − y, 2y − x), which is (0, 3) at (1, 2). */
test.each<[Question, Partial<PlotState>, string, string]>([
  ['gradient', form, '(2x - y, 2y - x)', '(2x, 2y)'],
  ['partial-x', form, '2x - y', '2x'],
  ['partial-y', form, '-x + 2y', '2y'],
  ['value', form, '3', '5'],
  ['norm', form, '3', '9'],
  ['slope', { ...form, direction: 90 }, '3', '0'],
  ['slope', { ...form, direction: 30 }, '3/2', '3'],
  ['direction', form, '(0, 1)', '(1, 0)'],
  ['direction', form, '(0, 7)', '(0, -1)'],
  ['point:critical', form, '(0, 0)', '(1, 2)'],
  ['point:min', hills, '(1, 1)', '(-1, -1)'],
  ['point:max', hills, '(-1, -1)', '(1, 1)'],
  ['point:saddle', hills, '(1, -1)', '(1, 1)'],
  ['point:slope:0', { ...form, direction: 0 }, '(1, 2)', '(2, 1)'],
  ['gradient', { source: 'a x^2 + b y' }, '(2a x, b)', '(2x, 1)'],
  ['gradient', { source: 'f(u, v) = u^2 v' }, '(2u v, u^2)', '(u^2, 2u v)'],
  [
    'norm',
    {
      source: 'a x + b y',
      parameters: new Map([
        ['a', { value: 3, min: -5, max: 5 }],
        ['b', { value: 4, min: -5, max: 5 }]
      ])
    },
    '5',
    '7'
  ]
])('%s of %o: %s is right and %s is wrong', (ask, state, right, wrong) => {
  const { answer, prompt, hints, solution } = asked(ask, state)
  expect(prompt.match(/\$/g)!.length % 2).toBe(0)
  expect(hints.length * solution.length).toBeGreaterThan(0)
  expect(judge(answer, right).verdict).toBe('right')
  expect(judge(answer, wrong).verdict).toBe('wrong')
})

test.each<[Question, Partial<PlotState>, string, RegExp]>([
  ['norm', { source: 'x^2 - 3y', point: [2, 0] }, '7', /root of the sum of the squares/],
  ['norm', { source: 'x^2 - 3y', point: [2, 0] }, '1', /root of the sum of the squares/],
  ['slope', { ...form, direction: 30 }, '3', /length of the gradient/]
])('%s of %o: the answer %s is wrong for a reason', (ask, state, wrong, reason) => {
  expect(judge(asked(ask, state).answer, wrong)).toMatchObject({
    verdict: 'wrong',
    reasons: [expect.stringMatching(reason)]
  })
})

test.each<[Question, Partial<PlotState>]>([
  ['value', data],
  ['norm', data],
  ['slope', { ...data, direction: 45 }],
  ['direction', data]
])('%s of a formula with data is a number', (ask, state) => {
  const { answer } = asked(ask, state)
  if (answer.kind !== 'numbers') throw new Error(answer.kind)
  expect(judge(answer, `(${answer.components.join(', ')})`).verdict).toBe('right')
})

test('a derivation is the solution', () => {
  const { solution } = asked('partial-x', { source: 'x e^(x y)' })
  expect(solution[0]).toMatch(/^Product rule/)
  expect(solution.at(-1)).toMatch(/= \(x y \+ 1\) e\^\{x y\}\$\.$/)
})

describe('what cannot be asked is said, with the remedy', () => {
  test.each<[Question, Partial<PlotState>, RegExp]>([
    ['gradient', { source: 'x +' }, /cannot be read/],
    ['gradient', { source: '' }, /cannot be read/],
    ['slope', { source: '|x| + y', point: [0, 1] }, /no gradient.*another point/],
    ['norm', { source: '1/x + y', point: [0, 1] }, /no gradient/],
    ['value', { source: '1/x + y', point: [0, 1] }, /no value.*another point/],
    ['direction', { source: 'x^2 + y^2', point: [0, 0] }, /gradient is 0.*another point/],
    ['direction', { source: '(x - 0.1)^2 + (y - 0.3)^2', point: [0.1, 0.1 + 0.2] }, /gradient is 0/],
    ['value', { source: '(1-cos(x^20))/x^40', point: [1e-3, 0] }, /no digit.*another point/],
    ['point:min', { source: 'a x^2 + y^2' }, /numbers for a/],
    ['gradient', data, /with data.*numbers/],
    ['partial-y', data, /with data.*numbers/],
    ['point:min', data, /with data.*numbers/],
    ['partial-x', { source: manySines }, /too long/],
    ['gradient', { source: manySines }, /too long/]
  ])('%s of %o', (ask, state, sentence) => {
    const found = exerciseOf(stateOf({ ...state, ask }))
    expect('problem' in found && found.problem).toMatch(sentence)
  })

  test('without a question there is none', () => {
    expect('problem' in exerciseOf(stateOf({ source: 'x y' }))).toBe(true)
  })
})

test.each(questions)('ask=%s comes through a link', (ask) => {
  const { state, notices } = decodeLink(encodeLink(stateOf({ source: 'x y', ask })))
  expect([state.ask, notices]).toEqual([ask, []])
})

test('a question that nobody knows is told', () => {
  const { state, notices } = decodeLink('f=x&ask=everything')
  expect(state.ask).toBe('none')
  expect(notices.join()).toContain('ask')
})
