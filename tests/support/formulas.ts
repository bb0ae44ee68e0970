import fc from 'fast-check'
import { operations } from '../../src/lib/math/table/functions'

/** Data that random formulas may name. */
export const columns = { X: [1, 2, 3.5, -1], Y: [0.5, -2, 1, 4] }

const functionNames = (arity: number): string[] =>
  [...operations]
    .filter(([, o]) => !o.operator && o.arity === arity && o.derivative?.join() !== '')
    .map(([name]) => name)

const leaf = fc.constantFrom('x', 'y', 'x', 'y', '1', '2', '3', '0.5', '1.25', '7', 'a', 'pi', 'e')
const exponent = fc.constantFrom('2', '3', '-1', '-2', '(1/2)', '(1/3)', '0.5', 'x', '(x*y)', '(-y)')
const sign = fc.constantFrom('+', '-', '*', '/', '*', '+')
const relation = fc.constantFrom('<', '<=', '>', '>=', '<', '<=', '>', '>=', '==', '!=')
/** What is 0 on a line, on a curve or at a point alone, and where that is. */
const vanishing = fc.constantFrom<[u: string, where: string]>(
  ['x', 'x=0'],
  ['y', 'y=0'],
  ['(x-1)', 'x=1'],
  ['(0.1-x)', 'x=0.1'],
  ['(x-y)', 'x=y'],
  ['(a x)', 'a x=0'],
  ['(x y)', 'x=0 or y=0'],
  ['(x^2-y^2)', 'abs(x)=abs(y)'],
  ['(x^2+y^2)', 'x^2+y^2<=0']
)
/** What has no value where u is 0, with a limit there, with one on either side, and with none. */
const quotient = fc.constantFrom(
  ...['(1-cos u)/u^2', '(e^u-1)/u', 'ln(1+u)/u', 'sin(u)/u', '(sqrt(1+u)-1)/u', '((1+u)^3-1)/u'],
  ...['(sin u-u)/u^3', '(tan u-sin u)/u^3', '1/u-1/sin u', 'u^2 sin(1/u)', 'u ln(abs(u))'],
  ...['u/abs(u)', 'sin(1/u)', '1/u']
)
/** The same at the origin, where it may depend on the way there. */
const aroundOrigin = fc.constantFrom(
  ...['x y/(x^2+y^2)', '(x^3-y^3)/(x^2+y^2)', '(x^2 y+y^2)/(x^2+y^2)', 'x^2 y/(x^4+y^2)']
)
const hole = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(vanishing, quotient)
      .map(([[u, where], q]): [string, string] => [q.replaceAll('u', u), where])
  },
  aroundOrigin.map((q): [string, string] => [q, 'x=0 and y=0'])
)

/** Quotients with holes, beside which rounding shows. */
export const holed: fc.Arbitrary<string> = hole.map(([quotient]) => quotient)

/** What turns faster than a grid shows, everywhere, towards a line or with a slider. */
export const oscillating: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      'sin(u)',
      'sin(u) + y',
      'cos(u)',
      'tan(u)',
      'mod(u, 1)',
      'sin(u)/y',
      '{y > 0: sin(u), x}'
    ),
    fc.constantFrom('200x', '16pi x', '100(x+y)', '500x y', '1/x', 'exp(5x)', 'b x^2', '90a y', 'mean(90x X)')
  )
  .map(([f, u]) => f.replace('u', u))

/** Formulas of the whole grammar as text: every entry of the table, powers, choices, conditions and data. */
export const formula: fc.Arbitrary<string> = fc.letrec<{ formula: string; condition: string; rows: string }>(
  (tie) => ({
    formula: fc.oneof(
      { maxDepth: 4, depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.tuple(tie('formula'), sign, tie('formula')).map(([u, s, v]) => `(${u}${s}${v})`),
      fc.tuple(tie('formula'), sign, tie('formula')).map(([u, s, v]) => `(${u}${s}${v})`),
      fc.tuple(tie('formula'), exponent).map(([u, n]) => `(${u})^${n}`),
      fc.tuple(fc.constantFrom(...functionNames(1)), tie('formula')).map(([f, u]) => `${f}(${u})`),
      fc.tuple(fc.constantFrom(...functionNames(1)), tie('formula')).map(([f, u]) => `${f}(${u})`),
      fc
        .tuple(
          fc.constantFrom(...functionNames(2).filter((name) => name !== 'polygamma' && name !== 'nthRoot')),
          tie('formula'),
          tie('formula')
        )
        .map(([f, u, v]) => `${f}(${u}, ${v})`),
      fc
        .tuple(
          fc.constantFrom('min', 'max', 'hypot'),
          fc.array(tie('formula'), { minLength: 2, maxLength: 3 })
        )
        .map(([f, args]) => `${f}(${args.join(', ')})`),
      fc.tuple(tie('formula'), fc.constantFrom('2', '3', '5')).map(([u, n]) => `nthRoot(${u}, ${n})`),
      fc.tuple(tie('condition'), tie('formula'), tie('formula')).map(([c, u, v]) => `if(${c}, ${u}, ${v})`),
      fc.tuple(tie('condition'), tie('formula')).map(([c, u]) => `{${c}: ${u}}`),
      fc.tuple(hole, tie('formula')).map(([[q, where], u]) => `{${where}: ${u}, ${q}}`),
      fc.tuple(fc.constantFrom('sum', 'mean', 'max', 'min'), tie('rows')).map(([f, u]) => `${f}(${u})`)
    ),
    condition: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.tuple(leaf, relation, tie('formula')).map(([u, r, v]) => `${u} ${r} ${v}`),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([c, w, d]) => `(${c}) ${w} (${d})`),
      tie('condition').map((c) => `not (${c})`)
    ),
    rows: fc
      .tuple(
        fc.constantFrom('X', 'Y', 'X*Y', 'sin(X)'),
        fc.constantFrom('+', '*', '-'),
        fc.constantFrom('x', 'y', 'a*x')
      )
      .map(([c, s, u]) => `(${c} ${s} ${u})`)
  })
).formula

const word = fc.constantFrom(
  ...[
    'x',
    'y',
    'z',
    '2',
    '0.5',
    'e',
    'pi',
    'sin',
    'ln',
    'sqrt',
    'max',
    'mean',
    'X',
    'if',
    'and',
    'not',
    'otherwise'
  ],
  ...[
    '+',
    '-',
    '*',
    '/',
    '^',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '|',
    ',',
    ';',
    ':',
    '?',
    '<',
    '>=',
    '==',
    '!',
    '%',
    "'"
  ],
  ...[
    '\\frac',
    '\\left(',
    '\\sqrt',
    '\\sin',
    '_',
    '²',
    '√',
    '×',
    'π',
    'θ',
    'np.',
    '**',
    '=',
    'f(x,y)=',
    '&',
    '"',
    '\n',
    ' '
  ]
)
/** What nobody would type, and what somebody might. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))
)
