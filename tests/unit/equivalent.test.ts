import { describe, expect, test } from 'vitest'
import { equivalent } from '../../src/lib/math/judge/equivalent'
import type { EquivalentOptions, Verdict } from '../../src/lib/math/judge/equivalent'
import { seeded } from '../support/numeric'

type Pair = [string, string]

/** The verdict, which must not depend on which side is which. */
function judge(a: string, b: string, options?: EquivalentOptions): Verdict {
  const there = equivalent(a, b, options)
  const back = equivalent(b, a, options)
  expect(back.verdict, `${b} and ${a}`).toBe(there.verdict)
  expect(back.onlyLeft).toEqual(there.onlyRight)
  return there
}

describe('equal', () => {
  test.each<Pair>([
    ['(x+y)^2', 'x^2+2xy+y^2'],
    ['sin(x)^2+cos(x)^2', '1'],
    ['e^x e^y', 'e^(x+y)'],
    ['sqrt(x^2)', 'abs(x)'],
    ['x+y', 'y+x'],
    ['(x-y)^3', 'x^3-3x^2y+3x y^2-y^3'],
    ['(x+1)^10', '(x+1)^4*(x+1)^6'],
    ['x^2-y^2', '(x-y)(x+y)'],
    ['1/(1+x^2)', '(1+x^2)^(-1)'],
    ['x/(x^2+y^2+1)', '(2-1)x/(1+y^2+x^2) + 0*y'],
    ['2x e^(x^2)', 'x e^(x^2)+x e^(x^2)'],
    ['a x + b', 'b + x a'],
    ['(2x)/4', '0.5x'],
    ['x/3', '(1/3)x'],
    ['sin(2x)', '2 sin x cos x'],
    ['cos(2x)', '1-2sin(x)^2'],
    ['cos(x+y)', 'cos x cos y - sin x sin y'],
    ['sin(x)^4', '3/8-cos(2x)/2+cos(4x)/8'],
    ['tan(x)', 'sin(x)/cos(x)'],
    ['1+tan(x)^2', 'sec(x)^2'],
    ['sec(x)^2-1', 'tan(x)^2'],
    ['sin(x+pi/2)', 'cos(x)'],
    ['cosh(x)^2-sinh(x)^2', '1'],
    ['sinh(x)', '(e^x-e^-x)/2'],
    ['tanh(x)', '(e^(2x)-1)/(e^(2x)+1)'],
    ['asinh(x)', 'ln(x+sqrt(x^2+1))'],
    ['ln(x^2)', '2ln(abs(x))'],
    ['ln(e^x)', 'x'],
    ['ln(sqrt(x))', 'ln(x)/2'],
    ['log10(x)', 'ln(x)/ln(10)'],
    ['log2(8)+0x', '3'],
    ['2^x', 'e^(x ln 2)'],
    ['(2^x)^2', '4^x'],
    ['sqrt(8)', '2sqrt(2)'],
    ['(sqrt(5)+1)/2', '2/(sqrt(5)-1)'],
    ['abs(x y)', 'abs(x) abs(y)'],
    ['abs(x)^2', 'x^2'],
    ['max(x,y)', '(x+y+abs(x-y))/2'],
    ['min(x,y)+max(x,y)', 'x+y'],
    ['sign(x)*abs(x)', 'x'],
    ['floor(x)', '-ceil(-x)'],
    ['mod(x,1)', 'x-floor(x)'],
    ['hypot(x,y)', 'sqrt(x^2+y^2)'],
    ['sigmoid(x)', '1/(1+e^(-x))'],
    ['erf(-x)', '-erf(x)'],
    ['(x+y+z)^2', 'x^2+y^2+z^2+2(x y+y z+x z)'],
    ['x^2+y^2-2x y cos(theta)', '(x-y)^2+2x y(1-cos(theta))'],
    ['asin(100(x-2))', 'pi/2-acos(100(x-2))'],
    ['sqrt(1e-4-x^2-y^2)', 'sqrt((1-10000x^2-10000y^2)/10000)'],
    ['sqrt(-1-x^2)', 'sqrt(-1-x^2)'],
    ['if(x > 0, x, -x)', 'abs(x)'],
    ['{x > y: x, otherwise: y}', 'max(x,y)'],
    ['(x > 0)*x', 'relu(x)'],
    ['step(x)', 'x > 0'],
    ['tan(x^3)', 'sin(x^3)/cos(x^3)'],
    ['sec(e^x)', '1/cos(e^x)'],
    ['sqrt(x^4+1)+x^2', '1/(sqrt(x^4+1)-x^2)'],
    ['sqrt(x^2+1)-x', '1/(sqrt(x^2+1)+x)'],
    ['1-tanh(x^3)', '2/(e^(2x^3)+1)'],
    ['sech(x)', '2e^x/(1+e^(2x))'],
    ['(x-1)^7', 'x^7-7x^6+21x^5-35x^4+35x^3-21x^2+7x-1'],
    ['(e^x-1-x-x^2/2)*10^9', '10^9 e^x-10^9-10^9 x-5*10^8 x^2'],
    ['ln(cosh(20x))', '20abs(x)+ln(1+e^(-40abs(x)))-ln(2)'],
    ['erfc(x)', '1-erf(x)'],
    // A decimal with all the digits that a double has was rounded to them.
    ['1.4142135623730951x', 'sqrt(2) x'],
    ['x/3', '0.3333333333333333x'],
    ['0.1x+0.30000000000000004', '0.1x+0.3'],
    ['0.886226925452758erf(x)', 'sqrt(pi) erf(x)/2']
  ])('%s and %s', (a, b) =>
    expect(judge(a, b)).toMatchObject({ verdict: 'equal', onlyLeft: [], onlyRight: [] })
  )
})

describe('equal except at places where one side has no value', () => {
  test.each<[string, string, (at: number[]) => boolean]>([
    ['(x^2-y^2)/(x-y)', 'x+y', ([x, y]) => x === y],
    ['x/x', '1', ([x]) => x === 0],
    ['(x^3-1)/(x-1)', 'x^2+x+1', ([x]) => x === 1],
    ['x/abs(x)', 'sign(x)', ([x]) => x === 0],
    ['1/(1+1/x)', 'x/(x+1)', ([x]) => x === 0],
    ['sin(x)/x', 'sinc(x)', ([x]) => x === 0],
    ['x gamma(x)', 'gamma(x+1)', ([x]) => x === 0],
    ['x^2 y/(x y)', 'x', ([x, y]) => x * y === 0],
    ['x^6/((1+x^2)^3-1-3x^2-3x^4)', '1', ([x]) => x === 0]
  ])('%s and %s', (a, b, excepted) => {
    const { verdict, onlyLeft, onlyRight } = judge(a, b)
    expect(verdict).toBe('equal')
    expect(onlyLeft).toEqual([])
    expect(onlyRight.length).toBeGreaterThan(0)
    expect(onlyRight.every(excepted)).toBe(true)
  })
})

describe('different', () => {
  test.each<Pair>([
    ['sqrt(x^2)', 'x'],
    ['x', 'x+1e-9'],
    ['x+1e-20', 'x'],
    ['x^2', 'x^2(1+1e-6)'],
    ['(x+1)^10', '(x+1)^10+1e-6'],
    ['x/3', '0.333333x'],
    ['sin(x)', 'x-x^3/6+x^5/120'],
    ['e^x', '1+x+x^2/2+x^3/6'],
    ['(x+y)^2', 'x^2+y^2'],
    ['ln(x+y)', 'ln(x)+ln(y)'],
    ['sqrt(x+y)', 'sqrt(x)+sqrt(y)'],
    ['1/(x+y)', '1/x+1/y'],
    ['sin(x+y)', 'sin(x)+sin(y)'],
    ['e^(x y)', 'e^x e^y'],
    ['sin(x^2)', 'sin(x)^2'],
    ['x^y', 'y^x'],
    ['-x^2', '(-x)^2'],
    ['2x/3y', '(2x/3)y'],
    ['atan(x)+atan(1/x)', 'pi/2'],
    ['asin(sin(x))', 'x'],
    ['floor(x)', 'ceil(x)-1'],
    ['floor(x)', 'round(x)'],
    ['abs(x+y)', 'abs(x)+abs(y)'],
    ['max(x,y)', 'abs(x-y)'],
    ['cos(x/1000000)-1', '-x^2/2000000000000'],
    ['1/3', '0.3333333333'],
    ['erf(x)', 'tanh(x)'],
    ['x', 'y'],
    ['a x', 'b x'],
    ['if(x == y, 5, x+y)', 'x+y'],
    ['if(x > 0, x^2, 0)', 'x^2'],
    ['x > 0', 'x >= 0'],
    ['tan(x^3)', '1.01sin(x^3)/cos(x^3)'],
    ['sqrt(x^4+1)+x^2', '1/(sqrt(x^4+1)-x^2)+1/1000'],
    ['x^6/((1+x^2)^3-1-3x^2-3x^4)', '-1'],
    ['10^17+x-10^17', 'x+1e-3'],
    ['e^(e^(x^2+4))', 'e^(e^(x^2+4))+1'],
    ['(x-1)^7+1e-25', 'x^7-7x^6+21x^5-35x^4+35x^3-21x^2+7x-1'],
    ['erf(x)', 'erf(x)+1e-20'],
    ['1.41421356x', 'sqrt(2) x']
  ])('%s and %s', (a, b) => {
    const { verdict, at, left, right } = judge(a, b)
    expect(verdict).toBe('different')
    expect(at!.every(Number.isFinite)).toBe(true)
    expect(left).not.toBe(right === left ? undefined : right)
  })

  test('in its domain only: the point shows it', () => {
    for (const [a, b] of [
      ['ln(x*y)', 'ln(x)+ln(y)'],
      ['ln(x^2)', '2ln(x)'],
      ['sqrt(x*y)', 'sqrt(x)*sqrt(y)'],
      ['cbrt(x)', 'x^(1/3)'],
      ['asin(x)+acos(x)', 'pi/2'],
      ['e^(ln(x))', 'x']
    ]) {
      const { verdict, hint, left, right } = judge(a, b)
      expect([verdict, hint?.kind], `${a} and ${b}`).toEqual(['different', 'domain'])
      expect(Number.isNaN(left!)).not.toBe(Number.isNaN(right!))
    }
  })

  test('where they differ most, in plain numbers', () => {
    expect(equivalent('sqrt(x^2)', 'x')).toMatchObject({ names: ['x'], at: [-1], left: 1, right: -1 })
    expect(equivalent('x^2+y', 'x^2')).toMatchObject({ names: ['x', 'y'] })
  })
})

describe('rational functions, against exact fractions', () => {
  const random = seeded('fractions')
  const whole = (most: number) => Math.floor(random() * (2 * most + 1)) - most
  const polynomial = (degree: number) => Array.from({ length: degree + 1 }, () => whole(9))
  const text = (c: number[]) => c.map((value, k) => `(${value})x^${k}`).join('+')
  const times = (a: number[], b: number[]) =>
    Array.from({ length: a.length + b.length - 1 }, (_, k) =>
      a.reduce((sum, value, i) => sum + value * (b[k - i] ?? 0), 0)
    )
  const same = (a: number[], b: number[]) => a.length === b.length && a.every((value, i) => value === b[i])

  test(
    'p/q and p r/(q r) are equal, and with one coefficient off by 1 they are not',
    { timeout: 60_000 },
    () => {
      for (let i = 0; i < 30; i++) {
        const [p, q, r] = [polynomial(3), polynomial(2), polynomial(2)]
        if ([q, r, p].some((c) => c.every((value) => value === 0))) continue
        const [top, bottom] = [times(p, r), times(q, r)]
        const first = `(${text(p)})/(${text(q)})`
        const verdict = equivalent(first, `(${text(top)})/(${text(bottom)})`)
        expect(verdict.verdict, `${first} by ${text(r)}`).toBe('equal')
        const off = top.map((value, k) => (k === i % top.length ? value + 1 : value))
        // p/q = off/bottom exactly where p bottom = off q.
        expect(same(times(p, bottom), times(off, q))).toBe(false)
        expect(equivalent(first, `(${text(off)})/(${text(bottom)})`).verdict).toBe('different')
      }
    }
  )
})

test('samples lie where learners look, and what is shown has values on both sides', () => {
  const { at, left, right } = equivalent('tan(x^3)', '1.01sin(x^3)/cos(x^3)')
  expect(Math.abs(at![0])).toBeLessThanOrEqual(1000)
  expect(right! / left!).toBeCloseTo(1.01, 6)
  expect(equivalent('x', 'x + 1e-20')).toMatchObject({ verdict: 'different' })
})

describe('a stated domain', () => {
  test.each<[string, string, Record<string, [number, number]>]>([
    ['sqrt(x^2)', 'x', { x: [0, 5] }],
    ['ln(x y)', 'ln x + ln y', { x: [0.1, 3], y: [0.1, 3] }],
    ['asin(sin(x))', 'x', { x: [-1.5, 1.5] }],
    ['atan(x)+atan(1/x)', 'pi/2', { x: [0.5, 2] }],
    ['floor(x)', '0', { x: [0.1, 0.9] }]
  ])('%s and %s agree on %o', (a, b, domain) => {
    expect(judge(a, b, { domain }).verdict).toBe('equal')
    expect(judge(a, b).verdict).toBe('different')
  })
})

describe('undecided', () => {
  test.each<Pair>([
    ['sqrt(-1-x^2)', 'ln(-1-x^2)'],
    ['ln(-x^2-y^2)', 'sqrt(-1-x^2-y^2)'],
    ['asin(10^9 (x-1/3))', 'pi/2-acos(10^9 (x-1/3))']
  ])('%s and %s: too few places to compare them', (a, b) => expect(judge(a, b).verdict).toBe('undecided'))

  test('a side that cannot be read comes back as its problem', () => {
    const verdict = equivalent('x^2', 'flor(x)')
    expect(verdict.verdict).toBe('undecided')
    expect(verdict.problem).toMatchObject({ side: 'right', start: 0 })
    expect(equivalent('', 'x').problem?.side).toBe('left')
  })
})

describe('hints', () => {
  test.each<[string, string, string, number | undefined]>([
    ['x^2 + 3', 'x^2', 'constant', 3],
    ['sin(x)^2', '-cos(x)^2', 'constant', 1],
    ['x^2 + C', 'x^2', 'constant', undefined],
    ['2x', 'x', 'factor', 2],
    ['x cos(x^2)', '2x cos(x^2)', 'factor', 0.5],
    ['e^(x y)/3', 'e^(x y)', 'factor', 1 / 3],
    ['-sin(x)', 'sin(x)', 'sign', -1],
    ['y - x^2', 'x^2 - y', 'sign', -1],
    ['x - 2y', 'y - 2x', 'swapped', undefined],
    ['x^2 y', 'y^2 x', 'swapped', undefined]
  ])('%s and %s: %s', (a, b, kind, value) => {
    const { verdict, hint } = equivalent(a, b)
    expect([verdict, hint?.kind]).toEqual(['different', kind])
    if (value === undefined) expect(hint!.value).toBeUndefined()
    else expect(hint!.value).toBeCloseTo(value, 9)
    expect(hint!.text).toMatch(/^[A-Zxy].*\.$/)
  })

  test('none where there is nothing to say', () => expect(equivalent('sin x', 'x^2').hint).toBeUndefined())

  test.each<Pair>([
    ['x + 1e-17', 'x'],
    ['x(1 + 1e-15)', 'x'],
    ['sin(x)/3', '0.33333333333333sin(x)'],
    ['10^17+x-10^17+1e-3', 'x']
  ])('%s and %s: none where rounding could have made it', (a, b) => {
    const { verdict, hint } = equivalent(a, b)
    expect(verdict).toBe('different')
    expect(hint?.text ?? '').not.toMatch(/the first is 1 times|[e]−/)
  })
})

test('data columns', () => {
  const columns = { X: [1, 2, 3, 5], Y: [2, 1, 4, 4] }
  const agree = (a: string, b: string) => equivalent(a, b, { columns }).verdict
  expect(agree('mean((a + b*X - Y)^2)', 'sum((Y - a - b*X)^2)/4')).toBe('equal')
  expect(agree('mean(2(a + b*X - Y)*X)', '2mean(a*X) + 2mean(b*X^2) - 2mean(X*Y)')).toBe('equal')
  expect(agree('mean(a*X)^2', 'mean((a*X)^2)')).toBe('different')
  expect(agree('max(a*X)', '5a')).toBe('different')
})

test('the verdict is the same every time, for every seed', () => {
  expect(equivalent('sin x', 'x^2')).toEqual(equivalent('sin x', 'x^2'))
  for (const seed of [2, 3, 4, 5]) {
    expect(equivalent('sin(2x)', '2 sin x cos x', { seed }).verdict).toBe('equal')
    expect(equivalent('sin(x)', 'x-x^3/6+x^5/120', { seed }).verdict).toBe('different')
  }
})
