import { readField } from '../../src/lib'
import { seeded } from './numeric'

/** Two formulas of one function, and some of other functions that come near it. */
export interface Pair {
  kind: string
  left: string
  right: string
  misses: string[]
}

/** By kind, what is the same in u and v; p and q are positive. Both sides are undefined at single places at most. */
const identities: Record<string, [string, string][]> = {
  Pythagoras: [
    ['sin(u)^2+cos(u)^2', '1'],
    ['1+tan(u)^2', 'sec(u)^2'],
    ['sec(u)^2-1', 'tan(u)^2'],
    ['1+cot(u)^2', 'csc(u)^2'],
    ['cosh(u)^2-sinh(u)^2', '1'],
    ['1-tanh(u)^2', 'sech(u)^2'],
    ['(1-cos(u))(1+cos(u))', 'sin(u)^2'],
    ['sin(u)^4-cos(u)^4', '-cos(2u)'],
    ['sin(atan(u))', 'u/sqrt(1+u^2)'],
    ['cos(asin(tanh(u)))', 'sech(u)']
  ],
  quotients: [
    ['tan(u)', 'sin(u)/cos(u)'],
    ['cot(u)', 'cos(u)/sin(u)'],
    ['cot(u)', '1/tan(u)'],
    ['sec(u)', '1/cos(u)'],
    ['csc(u)', '1/sin(u)'],
    ['tanh(u)', 'sinh(u)/cosh(u)'],
    ['coth(u)', 'cosh(u)/sinh(u)'],
    ['tan(u)sin(u)', 'sec(u)-cos(u)'],
    ['(u^2-v^2)/(u-v)', 'u+v'],
    ['(u^3-v^3)/(u-v)', 'u^2+u v+v^2'],
    ['u^6/((1+u^2)^3-1-3u^2-3u^4)', '1'],
    ['tanh(u)', '(e^(2u)-1)/(e^(2u)+1)'],
    ['(u^2+3u+2)/(u+1)', 'u+2']
  ],
  'double angles': [
    ['sin(2u)', '2sin(u)cos(u)'],
    ['cos(2u)', '1-2sin(u)^2'],
    ['cos(2u)', 'cos(u)^2-sin(u)^2'],
    ['tan(2u)', '2tan(u)/(1-tan(u)^2)'],
    ['sin(u)^2', '(1-cos(2u))/2'],
    ['cos(u)^4', '3/8+cos(2u)/2+cos(4u)/8'],
    ['sin(3u)', '3sin(u)-4sin(u)^3'],
    ['cos(3u)', '4cos(u)^3-3cos(u)'],
    ['tan(u/2)', '(1-cos(u))/sin(u)'],
    ['tan(u/2)', 'sin(u)/(1+cos(u))'],
    ['sin(u+v)', 'sin(u)cos(v)+cos(u)sin(v)'],
    ['cos(u-v)', 'cos(u)cos(v)+sin(u)sin(v)'],
    ['tan(u+v)', '(tan(u)+tan(v))/(1-tan(u)tan(v))'],
    ['sin(u)+sin(v)', '2sin((u+v)/2)cos((u-v)/2)'],
    ['sinh(2u)', '2sinh(u)cosh(u)'],
    ['cosh(2u)', '1+2sinh(u)^2']
  ],
  conjugates: [
    ['sqrt(u^2+1)-u', '1/(sqrt(u^2+1)+u)'],
    ['sqrt(u^4+1)+u^2', '1/(sqrt(u^4+1)-u^2)'],
    ['sqrt(p)-sqrt(q)', '(p-q)/(sqrt(p)+sqrt(q))'],
    ['1/(sqrt(p)+1)', '(sqrt(p)-1)/(p-1)'],
    ['1/(1-sin(u))+1/(1+sin(u))', '2sec(u)^2'],
    ['cos(u)/(1-sin(u))', '(1+sin(u))/cos(u)'],
    ['sec(u)+tan(u)', '1/(sec(u)-tan(u))'],
    ['1/(2+sqrt(3))', '2-sqrt(3)']
  ],
  logarithms: [
    ['ln(p q)', 'ln(p)+ln(q)'],
    ['ln(p/q)', 'ln(p)-ln(q)'],
    ['ln(u^2)', '2ln(abs(u))'],
    ['ln(p^v)', 'v ln(p)'],
    ['e^(ln(p))', 'p'],
    ['ln(e^u)', 'u'],
    ['log10(p)', 'ln(p)/ln(10)'],
    ['p^v', 'e^(v ln(p))'],
    ['e^(u+v)', 'e^u e^v'],
    ['e^(u-v)', 'e^u/e^v'],
    ['(e^u)^2', 'e^(2u)'],
    ['sqrt(p)', 'p^(1/2)'],
    ['asinh(u)', 'ln(u+sqrt(u^2+1))'],
    ['ln(sqrt(p))', 'ln(p)/2'],
    ['ln(sec(u)^2)', '-2ln(abs(cos(u)))'],
    ['ln(abs(sec(u)+tan(u)))', '-ln(abs(sec(u)-tan(u)))']
  ],
  'common denominators': [
    ['1/p+1/q', '(p+q)/(p q)'],
    ['u/p-v/q', '(u q-v p)/(p q)'],
    ['1/(u-1)-1/(u+1)', '2/(u^2-1)'],
    ['u/(u+1)', '1-1/(u+1)'],
    ['1/(u(u+1))', '1/u-1/(u+1)'],
    ['1/(1+1/u)', 'u/(u+1)'],
    ['(u+1)/(u-1)', '1+2/(u-1)'],
    ['1/u^2+1/(u+1)^2', '(2u^2+2u+1)/(u^2(u+1)^2)']
  ],
  powers: [
    ['(u+v)^2', 'u^2+2u v+v^2'],
    ['(u-v)^3', 'u^3-3u^2 v+3u v^2-v^3'],
    ['u^4-v^4', '(u-v)(u+v)(u^2+v^2)'],
    ['(u+1)^5', 'u^5+5u^4+10u^3+10u^2+5u+1'],
    ['sqrt(u^2)', 'abs(u)'],
    ['max(u,v)', '(u+v+abs(u-v))/2'],
    ['abs(u v)', 'abs(u) abs(v)'],
    ['cbrt(u)^3', 'u'],
    ['sqrt(8)u', '2sqrt(2)u'],
    ['atan(u)+atan(1/u)', 'sign(u) pi/2']
  ]
}

const inner = [
  'x',
  'x^3',
  'exp(x)',
  'x*y',
  '3x+1',
  'x-y',
  'sin(x)',
  'x^2-y',
  '2x',
  'x/2',
  'sqrt(x^2+1)',
  'ln(x^2+2)',
  'x/(1+y^2)',
  'x+y',
  'atan(y)',
  '1/x',
  'cos(x y)',
  'x^5',
  'e^(-x^2)',
  'x^2+y^2',
  'tan(x)',
  '1/(x-2)',
  'a x',
  '0.1x+0.3',
  'sqrt(2)x',
  'x/3'
]
const positive = [
  'x^2+1',
  'exp(x)',
  'cosh(x)',
  '2+sin(x y)',
  'x^4+0.5',
  'e^(x+y)',
  'x^2+y^2+2',
  '1+abs(x)',
  '3'
]

/** Where the identity stands: the value changes wherever what is put in for # does. */
const contexts = [
  '#',
  '#',
  '#',
  '(#)+x^2',
  '3(#)-y',
  '(#)/(1+x^2)',
  '(#)/7',
  'atan(#)',
  'e^(#)',
  '2^(-(#))',
  '(#)^3',
  'x^2+y^2+1-(#)/2',
  'asinh(#)',
  'ln(1+e^(#))'
]

/** F and F′ by u. */
const antiderivatives: [string, string][] = [
  ['u^5/5', 'u^4'],
  ['ln(abs(u))', '1/u'],
  ['e^u(u-1)', 'u e^u'],
  ['-cos(u)', 'sin(u)'],
  ['u sin(u)+cos(u)', 'u cos(u)'],
  ['-ln(abs(cos(u)))', 'tan(u)'],
  ['ln(abs(sec(u)+tan(u)))', 'sec(u)'],
  ['-ln(abs(csc(u)+cot(u)))', 'csc(u)'],
  ['u/2-sin(2u)/4', 'sin(u)^2'],
  ['u/2+sin(u)cos(u)/2', 'cos(u)^2'],
  ['tan(u)-u', 'tan(u)^2'],
  ['atan(u)', '1/(1+u^2)'],
  ['atan(u/2)/2', '1/(4+u^2)'],
  ['ln(1+u^2)/2', 'u/(1+u^2)'],
  ['u ln(abs(u))-u', 'ln(abs(u))'],
  ['u atan(u)-ln(1+u^2)/2', 'atan(u)'],
  ['asinh(u)', '1/sqrt(u^2+1)'],
  ['ln(u+sqrt(u^2+1))', '1/sqrt(1+u^2)'],
  ['u sqrt(u^2+1)/2+asinh(u)/2', 'sqrt(u^2+1)'],
  ['ln(abs((u-1)/(u+1)))/2', '1/(u^2-1)'],
  ['e^u(sin(u)-cos(u))/2', 'e^u sin(u)'],
  ['ln(1+e^u)', '1/(1+e^-u)'],
  ['-1/(u+1)', '1/(1+u)^2'],
  ['ln(cosh(u))', 'tanh(u)'],
  ['2atan(e^u)', 'sech(u)'],
  ['sqrt(pi)*erf(u)/2', 'e^(-u^2)'],
  ['u^2*ln(u^2+1)/2-u^2/2+ln(u^2+1)/2', 'u ln(1+u^2)'],
  ['sec(u)tan(u)/2+ln(abs(sec(u)+tan(u)))/2', 'sec(u)^3'],
  ['u-ln(1+e^u)', '1/(1+e^u)'],
  ['2sqrt(1+u^2)', '2u/sqrt(1+u^2)'],
  ['2tan(u/2)', '2/(1+cos(u))']
]

/** u and u′. */
const substitutions: [string, string][] = [
  ['x', '1'],
  ['3x+1', '3'],
  ['x/2', '1/2'],
  ['x^2', '2x'],
  ['x^3+x', '3x^2+1'],
  ['sin(x)', 'cos(x)'],
  ['e^x', 'e^x'],
  ['x*y', 'y'],
  ['1/x', '-1/x^2'],
  ['x-y^2', '1'],
  ['atan(x)', '1/(1+x^2)'],
  ['a*x', 'a']
]

const put = (template: string, parts: Record<string, string>): string =>
  template.replace(/(?<![a-z])[uvpq](?![a-z])/g, (letter) => `(${parts[letter]})`)

/** So many pairs with near misses; the same for the same seed. */
export function pairs(count: number, seed: string): Pair[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const kinds = [...Object.keys(identities), 'integrals']
  const parts = () => {
    const u = pick(inner)
    const p = pick(positive)
    const other = (list: string[], than: string) => pick(list.filter((part) => part !== than))
    return { u, v: other(inner, u), p, q: other(positive, p) }
  }
  const missed = (right: string, place: string): string[] => {
    const inside = (change: (text: string) => string) =>
      random() < 0.5 ? change(place.replace('#', right)) : place.replace('#', change(right))
    return [
      `-(${place.replace('#', right)})`,
      inside((text) => `1.01(${text})`),
      inside((text) => `${text} + 1/1000`)
    ]
  }
  const byIdentity = (kind: string): Pair => {
    const [left, right] = pick(identities[kind])
    const both = parts()
    const context = random() < 0.3 ? pick(contexts).replace('#', pick(contexts)) : pick(contexts)
    const sides = [left, right].map((side) => `(${put(side, both)})`)
    if (random() < 0.5) sides.reverse()
    return {
      kind,
      left: context.replace('#', sides[0]),
      right: context.replace('#', sides[1]),
      misses: missed(sides[1], context)
    }
  }
  const byIntegral = (): Pair => {
    const [F, f] = pick(antiderivatives)
    const [u, slope] = pick(substitutions)
    const reading = readField(put(F, { u }), { variables: ['x', 'y'] })
    if ('problem' in reading) throw new Error(`${put(F, { u })}: ${reading.problem.message}`)
    const right = `(${put(f, { u })})*(${slope})`
    return { kind: 'integrals', left: reading.field.text.gradient[0], right, misses: missed(right, '#') }
  }
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length]
    return kind === 'integrals' ? byIntegral() : byIdentity(kind)
  })
}
