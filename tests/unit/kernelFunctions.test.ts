import { describe, expect, test } from 'vitest'
import { coefficients as made } from '../../scripts/minimax.js'
import { operations } from '../../src/lib/math/table/functions'
import { coefficients } from '../../src/lib/math/table/wgsl/coefficients'
import { textsOf } from '../../src/lib/math/table/wgsl/helper'

/** WGSL's built-in functions that may be off by more than a rounding or two. */
const coarse =
  /\b(a?cosh?|a?sinh?|a?tanh?|atan2|exp2?|log2?|pow|inverseSqrt|length|distance|normalize|smoothstep|mix|degrees|radians|ldexp|frexp|modf|round)\(/

test('the polynomials are those that scripts/minimax.js makes', () => {
  expect(coefficients).toEqual(made())
})

describe.each([...operations])('%s in WGSL', (_name, { wgsl, interval }) => {
  const rule = interval.wgsl ?? { body: '' }
  const texts = textsOf([...(wgsl.calls ?? []), ...(rule.calls ?? [])])

  test('uses no coarse function of WGSL’s own', () => {
    expect([wgsl.value, wgsl.defined, rule.body, ...texts].join('\n')).not.toMatch(coarse)
  })

  test('calls what stands before it', () => {
    const known = new Set<string>()
    const own = (text: string) => [...text.matchAll(/\bfn (\w+)\(/g)].map(([, name]) => name)
    const all = new Set(texts.flatMap(own))
    const called = (text: string) =>
      [...text.matchAll(/(?<!fn )\b(\w+)\(/g)].map(([, name]) => name).filter((name) => all.has(name))
    for (const text of texts) {
      own(text).forEach((name) => known.add(name))
      expect(called(text).filter((name) => !known.has(name))).toEqual([])
    }
  })
})
