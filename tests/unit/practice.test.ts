import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { judge } from '../../src/lib/lessons/exercise/judge'
import { difficulties, rules, type Rule } from '../../src/lib/lessons/practice/functions'
import { practiceExercise, practiceFunction } from '../../src/lib/lessons/practice/practice'
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
import type { Step } from '../../src/lib/math/explain/steps'
import { relative, seeded } from '../support/numeric'

const kinds = rules.flatMap((rule) => difficulties.map((difficulty) => [rule, difficulty] as const))
const seeds = Array.from({ length: 200 }, (_, seed) => seed)
/** Of how many characters a function may be. */
const longest = { 1: 24, 2: 34, 3: 44 }

/** The rules by their usual names, wherever in a derivation they are applied. */
function titlesOf(root: Step): Set<string> {
  const titles = new Set<string>()
  const queue = [root]
  for (const step of queue) {
    titles.add(step.title.replace(/,.*/, ''))
    queue.push(...step.steps)
  }
  return titles
}

describe.each(kinds)('practice of the rule %s, difficulty %i', (rule, difficulty) => {
  const functions = seeds.map((seed) => practiceFunction(rule, difficulty, seed))

  test('is many functions, the same for the same seed, as a learner writes them', () => {
    const sources = functions.map(({ source }) => source)
    expect(seeds.slice(0, 20).map((seed) => practiceFunction(rule, difficulty, seed).source)).toEqual(
      sources.slice(0, 20)
    )
    expect(new Set(sources).size).toBeGreaterThan(100)
    for (const source of sources) {
      expect(source.length, source).toBeLessThanOrEqual(longest[difficulty])
      // No factor and no exponent of 1, no two signs in a row, no power of 0.
      expect(source, source).not.toMatch(/(?<![\d.])1 ?[a-z(]|\^[01](?!\d)|[+-] *[+-]|−|\( |^\s|\s$|\s\s/)
      expect(source, source).toMatch(/x/)
      expect(source, source).toMatch(/y/)
    }
  })

  test('needs the rule, and of the others none', () => {
    for (const { source, along, step } of functions) {
      const titles = titlesOf(step)
      const found = ['Product rule', 'Quotient rule', 'Chain rule'].filter((title) => titles.has(title))
      const what = `${source} along ${along}: ${found.join()}`
      if (rule === 'mixed') expect(found.length, what).toBeGreaterThanOrEqual(difficulty === 3 ? 3 : 2)
      else if (rule === 'power') {
        expect(found, what).toEqual([])
        expect(titles, what).toContain('Power rule')
      } else expect(found, what).toEqual([`${rule[0].toUpperCase()}${rule.slice(1)} rule`])
    }
  })

  test('has derivatives that autodiff confirms, and that are not 0', () => {
    for (const { source } of functions) {
      const reading = readField(source, { variables: ['x', 'y'] })
      if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
      expect(reading.notices, source).toBeUndefined()
      const { field } = reading
      expect(field.parameters, source).toEqual([])
      const derivatives = field.text.gradient.map((text) => {
        expect(text, source).not.toBe('0')
        const derivative = readField(text, { variables: ['x', 'y'] })
        if ('problem' in derivative) throw new Error(`${source}: ${text}`)
        return derivative.field
      })
      const random = seeded(source)
      let seen = 0
      for (let n = 0; n < 60 && seen < 3; n++) {
        const at = [0.2 + 2 * random(), 0.2 + 2 * random()]
        const { value, gradient } = field.autodiff(at)
        // Where it is enormous, both lose digits: a sine of 10²⁶, say.
        if (!Number.isFinite(value) || !gradient.every((slope) => Math.abs(slope) < 1e6)) continue
        derivatives.forEach((derivative, i) =>
          expect(relative(derivative.value(at), gradient[i]), `${source} at ${at.join()}`).toBeLessThan(1e-8)
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
      const right = answer.components.map(({ is }) => is)
      expect(right.length, id).toBe(seed % 4 === 3 ? 2 : 1)
      const typed = (formulas: string[]) => (formulas.length > 1 ? `(${formulas.join(', ')})` : formulas[0])
      expect(judge(answer, typed(right)), `${id}: ${right.join()}`).toMatchObject({ verdict: 'right' })
      expect(judge(answer, typed(right.map((is) => `(${is}) + 1`))), id).toMatchObject({ verdict: 'wrong' })
      expect(judge(answer, typed(right.map(() => 'x + y + 17'))).counterExample, id).toBeDefined()
      for (const text of [prompt, ...hints, ...solution]) {
        expect((text.match(/\$/g) ?? []).length % 2, `${id}: ${text}`).toBe(0)
        expect(text, id).not.toMatch(/undefined|null|NaN|!/)
        for (const [, tex] of text.matchAll(/\$([^$]*)\$/g))
          expect(() => katex.renderToString(tex, { throwOnError: true, output: 'mathml' }), tex).not.toThrow()
      }
      expect(hints.length, id).toBeGreaterThanOrEqual(3)
      expect(solution.length, id).toBeGreaterThan(1)
    }
  },
  60_000
)

test.each([
  ['product', /product rule/i, /^Here \$u = .*\$ and \$v = .*\$\.$/],
  ['quotient', /quotient rule/i, /^Here \$u = .*\$ and \$v = .*\$\.$/],
  ['chain', /chain rule/i, /^The inner function is \$u = .*\$\.$/]
] as const)('hints of the rule %s name it, and its parts', (rule, name, parts) => {
  for (const seed of seeds.slice(0, 20)) {
    const { hints } = practiceExercise(rule, 1, seed)
    expect(hints[1]).toMatch(name)
    expect(hints[2]).toMatch(parts)
  }
})

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
