import { describe, expect, test } from 'vitest'
import { factsOf } from '$lib/tools/approach/facts'
import { limitAt } from '$lib/tools/approach/limit'
import { reachOf, sampleWays } from '$lib/tools/approach/samples'
import { typedWay } from '$lib/tools/approach/typed'
import { lines } from '$lib/tools/approach/ways'
import type { Domain } from '$lib/tape/sampling/sampling'
import { groupsOf, verdictOf } from '$lib/tools/approach/words'
import { readAs } from '../support/reading'

/** Limits from textbooks: a number, whether f grows beyond all bounds, or that there is none. */
const textbook: [source: string, limit: number | 'none', at?: [number, number]][] = [
  ['x y/(x^2+y^2)', 'none'],
  ['x^2 y/(x^4+y^2)', 'none'],
  ['sin(x^2+y^2)/(x^2+y^2)', 1],
  ['x^2 y/(x^2+y^2)', 0],
  ['(x^2-y^2)/(x^2+y^2)', 'none'],
  ['x y^2/(x^2+y^4)', 'none'],
  ['(x^3+y^3)/(x^2+y^2)', 0],
  ['x y/sqrt(x^2+y^2)', 0],
  ['x^2/(x^2+y^2)', 'none'],
  ['(1-cos(x^2+y^2))/(x^2+y^2)', 0],
  ['(exp(x y)-1)/(x y)', 1],
  ['x y/(x+y)', 'none'],
  ['1/(x^2+y^2)', Infinity],
  ['ln(x^2+y^2)', -Infinity],
  ['(x^2+y^2) ln(x^2+y^2)', 0],
  ['sin(1/(x^2+y^2))', 'none'],
  ['(x^2+y^2) sin(1/(x^2+y^2))', 0],
  ['x y (x^2-y^2)/(x^2+y^2)', 0],
  ['x y^3/(x^2+y^6)', 'none'],
  ['(x^3+y^3)/(x-y)', 'none'],
  ['x^4 y^4/(x^2+y^4)^3', 'none'],
  ['(sqrt(x^2+y^2+1)-1)/(x^2+y^2)', 0.5],
  ['tan(x^2+y^2)/(x^2+y^2)', 1],
  ['atan(1/(x^2+y^2))', Math.PI / 2],
  ['x/y', 'none'],
  ['abs(x)/abs(x)', 1],
  ['atan2(y,x)', 'none'],
  ['exp(-1/(x^2+y^2))', 0],
  ['exp(-1/(x^2+y^2))/(x^2+y^2)', 0],
  ['(x-1)(y-2)/((x-1)^2+(y-2)^2)', 'none', [1, 2]],
  ['sin((x-1)(y-2))/((x-1)(y-2))', 1, [1, 2]],
  ['(x^2-y^2)/(x-y)', 2, [1, 1]],
  ['x sin(1/y)', 0],
  ['sin(x)/x', 1],
  ['x^2+y', 0],
  ['floor(x)', 'none', [1, 0]],
  ['(x^2+y^2)/(abs(x)+abs(y))', 0],
  ['x^3 y/(x^4+y^4)', 'none'],
  ['x^2 y^2/(x^4+y^4)', 'none'],
  ['x^2 y^3/(x^4+y^4)', 0],
  ['abs(x)^abs(y)', 'none'],
  ['(x+y)/(abs(x)+abs(y))', 'none']
]

/** True, and more than expansions prove. */
const undecided = new Set(['(x^2-y^2)/(x-y)'])

test.each(textbook)('%s: %s', (source, expected, at = [0, 0]) => {
  const limit = limitAt(readAs(source), at, {})
  const found = limit.kind === 'limit' ? limit.value : limit.kind === 'infinite' ? limit.sign * Infinity : limit.kind // prettier-ignore
  if (undecided.has(source)) expect(limit).toMatchObject({ kind: 'undecided', value: expected })
  else if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12)
  else expect(found).toBe(expected)
})

test('ways that disagree lead where they are said to', () => {
  let compared = 0
  for (const [source, expected, place] of textbook) {
    if (expected !== 'none') continue
    const at: [number, number] = place ?? [0, 0]
    const limit = limitAt(readAs(source), at, {})
    if (limit.kind !== 'none') throw new Error(source)
    const field = readAs(source)
    for (const { way, outcome } of limit.against) {
      if (outcome.kind !== 'limit') continue
      const [dx, dy] = way.step(1e-4)
      expect(field.value([at[0] + dx, at[1] + dy]), `${source} along ${way.name}`).toBeCloseTo(
        outcome.value,
        2
      )
      compared++
    }
  }
  expect(compared).toBeGreaterThan(20)
})

const verdict = (source: string, at: [number, number] = [0, 0]) =>
  verdictOf(limitAt(readAs(source), at, {}), at)

test.each<[source: string, words: string, at?: [number, number]]>([
  ['x^2 y/(x^4+y^2)', 'No limit: along every straight line tried f tends to 0, but along y = x² it tends to 0.5.'],
  ['x y/(x^2+y^2)', 'No limit: along y = 0 f tends to 0, but along y = x it tends to 0.5.'],
  ['sin(x^2+y^2)/(x^2+y^2)', 'f tends to 1 at (0, 0), on every way. That is sure: f was expanded in all directions at once.'],
  ['floor(x)', 'No limit: along y = 0 from the right f tends to 1, but along y = 0 from the left it tends to 0.', [1, 0]],
  ['sin(1/(x^2+y^2))', 'No limit: along y = 0 f swings for ever.'],
  ['1/(x^2+y^2)', 'No limit: on every way to (0, 0) f grows beyond all bounds.'],
  ['(x-1)(y-2)/((x-1)^2+(y-2)^2)', 'No limit: along y = 2 f tends to 0, but along Δy = Δx it tends to 0.5.', [1, 2]],
  ['(x^2-y^2)/(x-y)', 'All ways tried that could be followed agree on 2; that is no proof.', [1, 1]],
  ['sqrt(-1-x^2)', 'f has no values around this point.']
])('%s in words', (source, words, at) => {
  expect(verdict(source, at)).toBe(words)
}) // prettier-ignore

test('limits are grouped with the ways that lead to them', () => {
  const limit = limitAt(readAs('(x^2-y^2)/(x^2+y^2)'), [0, 0], {})
  const groups = groupsOf(limit.followed, [0, 0])
  expect(groups.find(({ value }) => value === 1)?.names).toEqual(['y = 0'])
  expect(groups.find(({ value }) => value === 0)?.names).toEqual(['y = x', 'y = −x'])
})

test.each<[source: string, verdicts: [continuous: unknown, partials: unknown, differentiable: unknown]]>([
  ['x^2+y^2', [true, true, true]],
  ['abs(x)+y', [true, false, false]],
  ['sqrt(abs(x y))', [true, true, false]],
  ['if(x^2+y^2>0, x y/(x^2+y^2), 0)', [false, true, false]],
  ['if(x^2+y^2>0, sin(x^2+y^2)/(x^2+y^2), 1)', [true, true, true]],
  ['if(x^2+y^2>0, sin(x^2+y^2)/(x^2+y^2), 0)', [false, false, false]],
  ['sin(x^2+y^2)/(x^2+y^2)', [false, false, false]],
  ['floor(x)+y', [false, false, false]]
])('%s: continuous, partials, differentiable are %j', (source, verdicts) => {
  const field = readAs(source)
  const facts = factsOf(field.variables, field.jet([0, 0]), field.smoothness([0, 0]), limitAt(field, [0, 0], {})) // prettier-ignore
  expect(facts.map(({ verdict }) => verdict)).toEqual(verdicts)
})

describe('a way of the reader’s own', () => {
  const wayOf = (text: string, at: [number, number] = [0, 0], values = {}) => {
    const typed = typedWay(text, at, values)
    if (!typed || !('way' in typed)) throw new Error(typed?.problem)
    return typed.way
  }

  test('shows what no other does', () => {
    const own = readAs('x^4 y/(x^8+y^2)')
    expect(limitAt(own, [0, 0], {})).toMatchObject({ kind: 'undecided' })
    const limit = limitAt(own, [0, 0], {}, [wayOf('(t, t^4)')])
    expect(limit).toMatchObject({ kind: 'none' })
    if (limit.kind === 'none')
      expect(limit.against.map(({ outcome }) => outcome.kind === 'limit' && outcome.value)).toEqual([0.5, 0])
  })

  test('is steps from the point or places that come to it', () => {
    expect(wayOf('(t, 2t)', [1, 2]).step(0.5)).toEqual([0.5, 1])
    expect(wayOf('(1+t, 2-t^2)', [1, 2]).step(0.5)).toEqual([0.5, -0.25])
    expect(wayOf('t, max(t^2, a t)', [0, 0], { a: 3 }).step(0.5)).toEqual([0.5, 1.5])
    expect(wayOf('(t cos(1/t), t sin(1/t))').step(0.5)[0]).toBeCloseTo(0.5 * Math.cos(2), 12)
  })

  test.each([['t'], ['(t, 1+t)'], ['(t, t, t)'], ['(t, t^)'], ['(1/t, t)']])('%s is none', (text) => {
    expect(typedWay(text, [0, 0], {})).toHaveProperty('problem')
  })
})

test('what is plotted is f, and nothing where rounding has taken it', () => {
  const domain: Domain = { x: [-3, 3], y: [-3, 3] }
  expect(reachOf(domain)).toBe(2)
  const sampled = sampleWays(readAs('(1-cos(x^2+y^2))/(x^2+y^2)^2'), [0, 0], {}, lines, 2)
  for (const { course } of sampled) {
    const near = course.slice(-2)
    expect(near[0]).toBeLessThan(5e-6)
    expect(near[1]).toBeNaN()
    for (let i = 0; i < course.length; i += 2)
      if (course[i] < 0.3 && !Number.isNaN(course[i + 1])) expect(course[i + 1]).toBeCloseTo(0.5, 2)
  }
})
