import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { judge } from '../../src/lib/lessons/exercise/judge'
import { difficulties, practiceFunction, rules, type Rule } from '../../src/lib/lessons/practice/functions'
import { practiceExercise } from '../../src/lib/lessons/practice/practice'
import {
  difficultyOf,
  emptyRecord,
  lastBox,
  nextRule,
  parseRecord,
  toReview,
  withAnswer,
  writeRecord
} from '../../src/lib/lessons/practice/record'
import { seeded } from '../support/numeric'

const kinds = rules.flatMap((rule) => difficulties.map((difficulty) => [rule, difficulty] as const))
const seeds = Array.from({ length: 120 }, (_, seed) => seed)
/** Of how many characters a function may be. */
const longest = { 1: 44, 2: 60, 3: 80 }

describe.each(kinds)('practice of the rule %s, difficulty %i', (rule, difficulty) => {
  const functions = seeds.map((seed) => practiceFunction(rule, difficulty, seed))

  test('is many functions, the same for the same seed, as a learner writes them', () => {
    expect(seeds.map((seed) => practiceFunction(rule, difficulty, seed))).toEqual(functions)
    expect(new Set(functions.map(({ source }) => source)).size).toBeGreaterThan(difficulty === 1 ? 15 : 30)
    for (const { source } of functions) {
      expect(source.length, source).toBeLessThanOrEqual(longest[difficulty])
      expect(source, source).not.toMatch(/(?:^|[^\d.])1[xy]|\^1(?!\d|\/)|[+-] *[+-]|−/)
    }
  })

  test('has derivatives that autodiff confirms, and that are not 0', () => {
    for (const { source, along } of functions) {
      const reading = readField(source, { variables: ['x', 'y'] })
      if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
      const { field } = reading
      expect(field.parameters, source).toEqual([])
      const i = along === 'x' ? 0 : 1
      expect(field.text.gradient[i], source).not.toBe('0')
      const random = seeded('practice')
      let seen = 0
      for (let n = 0; n < 40 && seen < 3; n++) {
        const at = [0.2 + 2 * random(), 0.2 + 2 * random()]
        const own = field.jet(at).gradient[i]
        // Where it is enormous, both lose digits: a sine of 10²⁶, say.
        if (!(Math.abs(own) < 1e6)) continue
        const other = field.autodiff(at).gradient[i]
        expect(Math.abs(own - other), `${source} at ${at.join()}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(other))
        )
        seen++
      }
      expect(seen, source).toBe(3)
    }
  })
})

test.each(kinds)(
  'an exercise of the rule %s, difficulty %i, takes its own answer and no other',
  (rule, difficulty) => {
    for (const seed of seeds.slice(0, 12)) {
      const { answer, prompt, hints, solution, id } = practiceExercise(rule, difficulty, seed)
      if (answer.kind !== 'formulas') throw new Error(answer.kind)
      const [{ is }] = answer.components
      expect(judge(answer, is), `${id}: ${is}`).toMatchObject({ verdict: 'right' })
      expect(judge(answer, `(${is}) + 1`), `${id}: ${is}`).toMatchObject({ verdict: 'wrong' })
      expect(
        [prompt, ...hints, ...solution].every((text) => (text.match(/\$/g) ?? []).length % 2 === 0),
        id
      ).toBe(true)
      expect(solution.length).toBeGreaterThan(0)
    }
  },
  60_000
)

describe('the record', () => {
  test('counts rows of right answers, and the longest', () => {
    let record = emptyRecord
    for (const isRight of [true, true, false, true]) record = withAnswer(record, 'power', isRight)
    expect([record.asked, record.streak, record.best]).toEqual([4, 1, 2])
    expect(record.rules.power).toMatchObject({ right: 3, wrong: 1, box: 1 })
  })

  test('asks for every rule, and for a missed one soon', () => {
    let record = emptyRecord
    let last: Rule | null = null
    const asked: Rule[] = []
    for (let i = 0; i < 40; i++) {
      const rule = nextRule(record, last)
      expect(rule).not.toBe(last)
      record = withAnswer(record, rule, rule !== 'quotient')
      asked.push(rule)
      last = rule
    }
    expect(new Set(asked.slice(0, rules.length)).size).toBe(rules.length)
    const counts = Object.fromEntries(
      rules.map((rule) => [rule, asked.filter((other) => other === rule).length])
    )
    for (const rule of rules) if (rule !== 'quotient') expect(counts.quotient).toBeGreaterThan(counts[rule])
    expect(toReview(record)).toEqual(['quotient'])
  })

  test('becomes harder with what is known', () => {
    let record = emptyRecord
    const levels = [difficultyOf(record.rules.chain)]
    for (let i = 0; i < lastBox + 2; i++) {
      record = withAnswer(record, 'chain', true)
      levels.push(difficultyOf(record.rules.chain))
    }
    expect(levels).toEqual([1, 1, 2, 2, 3, 3, 3])
    expect(difficultyOf(withAnswer(record, 'chain', false).rules.chain)).toBe(1)
  })

  test('comes back from its text', () => {
    const record = withAnswer(withAnswer(emptyRecord, 'chain', true), 'power', false)
    expect(parseRecord(writeRecord(record))).toEqual(record)
  })

  test.each([null, '', '{', '[]', '12', '"x"', '{"asked":-1}', '{"asked":1,"streak":0,"best":0,"rules":7}'])(
    'begins anew where %s is stored',
    (text) => expect(parseRecord(text)).toEqual(emptyRecord)
  )

  test('keeps what is sound of a damaged text', () => {
    const damaged = {
      ...emptyRecord,
      asked: 3,
      rules: {
        ...emptyRecord.rules,
        power: { right: 'many' },
        chain: { right: 1, wrong: 0, box: 99, due: 1e9 }
      }
    }
    const record = parseRecord(JSON.stringify(damaged))
    expect(record.rules.power).toEqual(emptyRecord.rules.power)
    expect(record.rules.chain).toEqual({ right: 1, wrong: 0, box: lastBox, due: 3 + 2 ** lastBox })
  })
})
