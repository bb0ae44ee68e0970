import { describe, expect, test } from 'vitest'
import { Graph } from '../../src/lib/math/expression/expression'
import * as fixed from '../../src/lib/math/judge/fixed'
import { operations } from '../../src/lib/math/table/functions'
import { toPrecise } from '../../src/lib/math/judge/precise'
import { readExpression } from '../../src/lib/math/read/read'
import { randomIn, seeded } from '../support/numeric'

const bits = 200
const places = 55
const scaled = (numerator: bigint, denominator = 1n) => (numerator << BigInt(bits)) / denominator
const digits = (x: bigint) => ((x * 10n ** BigInt(places)) >> BigInt(bits)).toString()

/** OEIS A000796, A001113, A002162, A002193, A049469, A049470 and A105199, cut off. */
test.each<[string, bigint, string]>([
  ['π', fixed.pi(bits), '31415926535897932384626433832795028841971693993751058209'],
  ['e', fixed.exp(scaled(1n), bits), '27182818284590452353602874713526624977572470936999595749'],
  ['ln 2', fixed.ln(scaled(2n), bits), '6931471805599453094172321214581765680755001343602552541'],
  ['√2', fixed.squareRoot(scaled(2n), bits), '14142135623730950488016887242096980785696718753769480731'],
  ['sin 1', fixed.sin(scaled(1n), bits), '8414709848078965066525023216302989996225630607983710656'],
  ['cos 1', fixed.cos(scaled(1n), bits), '5403023058681397174009366074429766037323104206179222276'],
  ['arctan 2', fixed.atan(scaled(2n), bits), '11071487177940905030170654601785370400700476454014326466']
])('%s to 55 digits', (_, value, expected) => expect(digits(value)).toBe(expected))

describe('right to one unit, near and far', () => {
  const functions = { exp: fixed.exp, sin: fixed.sin, cos: fixed.cos, atan: fixed.atan, ln: fixed.ln }
  test.each(Object.entries(functions))('%s', (name, f) => {
    for (const at of [1, -1, 7, -73, 250, 9001, -8000, 9_000_000, 1_000_000_007]) {
      if ((name === 'ln' && at < 0) || (name === 'exp' && Math.abs(at) > 9001)) continue
      const x = scaled(BigInt(at), 10n)
      const longer = f(x << 200n, bits + 200) >> 200n
      const off = f(x, bits) - longer
      expect(off <= 1n && off >= -1n, `${name} of ${at / 10}`).toBe(true)
    }
  })
})

test('every operation that it knows has the value of the table', () => {
  const g = new Graph()
  const random = seeded('precise')
  const known: string[] = []
  for (const [name, { arity, f64, samples }] of operations) {
    const at = samples.map((interval) => randomIn(random, interval))
    const call = g.call(name, ...['u', 'v'].slice(0, arity).map((symbol) => g.symbol(symbol)))
    const found = toPrecise(call, g.call('add', call, g.number(1)), ['u', 'v'])([at[0], at[1] ?? 0])
    if (!found) continue
    known.push(name)
    const wanted = f64(at[0], at[1])
    expect(Math.abs(found.left - wanted), name).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(wanted)))
    expect(found.right - found.left, name).toBeCloseTo(1, 9)
  }
  const unknown = [...operations.keys()].filter((name) => !known.includes(name))
  const special = ['erf', 'erfc', 'gamma', 'factorial', 'lgamma', 'digamma', 'polygamma']
  expect(unknown.filter((name) => !special.includes(name))).toEqual([])
})

test('agrees, differs and keeps silent', () => {
  const g = new Graph()
  const read = (source: string) => readExpression(source, { variables: ['x', 'y'] }, g).expression
  const compare = (a: string, b: string, x = 0.7) => toPrecise(read(a), read(b), ['x', 'y'])([x, 1.2])?.agree
  expect(compare('(x-1)^9', '(x-1)^4 (x-1)^5', 1 + 2 ** -40)).toBe(true)
  expect(compare('cos(x)-1', '-2sin(x/2)^2', 1e-12)).toBe(true)
  expect(compare('e^(e^(x+3))', 'e^(e^(x+3))+1e-20')).toBe(false)
  expect(compare('x', 'x+1e-20')).toBe(false)
  expect(compare('floor(sqrt(2)^2)', '2')).toBeUndefined()
  expect(compare('sqrt(-x)', '1')).toBeUndefined()
  expect(compare('gamma(x)', '1')).toBeUndefined()
  expect(compare('1/(sqrt(2)^2-2)', '1')).toBeUndefined()
  expect(compare('e^(e^(e^(9+x)))', '1')).toBeUndefined()
})
