import { describe, expect, test } from 'vitest'
import type {
  Answer,
  FormulasAnswer,
  Judgement,
  LinesAnswer,
  NumbersAnswer,
  PointAnswer
} from '../../src/lib/lessons/exercise/exercise'
import { judge, judgeLines } from '../../src/lib/lessons/exercise/judge'
import { readTyped } from '../../src/lib/field/readText'
import type { Given } from '../../src/lib/lessons/exercise/judge'

type Verdict = Judgement['verdict']

/** The verdict and a reason, which may be a part of the sentence; null where there is none to be. */
type Case = [given: Given, verdict: Verdict, reason?: string | null]

/** Judges, and holds the judgement to what is true of all. */
function judged(answer: Answer, given: Given): Judgement {
  const judgement = judge(answer, given)
  expect(judge(answer, given)).toEqual(judgement)
  for (const reason of judgement.reasons) expect(reason).toMatch(/^[\p{L}“∇][^!]*[.?]$/u)
  const { problem, counterExample, verdict } = judgement
  if (problem) {
    expect(verdict).toBe('unsure')
    expect(problem.start).toBeLessThanOrEqual(problem.end)
    if (typeof given === 'string') expect(problem.end).toBeLessThanOrEqual(given.length)
  }
  if (counterExample) {
    expect(verdict).toBe('wrong')
    expect(counterExample.yours).not.toEqual(counterExample.right)
    expect(counterExample.at.length).toBe(counterExample.names.length)
  }
  return judgement
}

function check(answer: Answer, [given, verdict, reason]: Case): void {
  const judgement = judged(answer, given)
  expect(judgement.verdict, judgement.reasons.join(' ')).toBe(verdict)
  if (reason === null) expect(judgement.reasons).toEqual([])
  else if (reason !== undefined) expect(judgement.reasons.join(' ')).toContain(reason)
}

const gradientOf = (of: string, ...partials: string[]): FormulasAnswer => ({
  kind: 'formulas',
  variables: ['x', 'y'],
  components: partials.map((is, i) => ({ is, derivative: { of, along: ['x', 'y'][i] } }))
})

describe('a gradient', () => {
  const answer = gradientOf('x^2 y + sin(y)', '2x y', 'x^2 + cos(y)')

  test.each<Case>([
    ['(2xy, x^2 + cos y)', 'right', null],
    ['[2xy, x^2 + cos y]', 'right', null],
    ['⟨2xy, x² + cos y⟩', 'right', null],
    ['2xy, x^2 + cos y', 'right', null],
    ['2xy; x^2 + cos y', 'right', null],
    ['2xy\nx^2 + cos y', 'right', null],
    ['(2xy, x^2 + cos y)^T', 'right', null],
    ['(2xy, x^2 + cos y).', 'right', null],
    ['∇f = (2xy, x^2 + cos y)', 'right', null],
    ['∇f(x, y) = (2xy, x^2 + cos y)', 'right', null],
    ['grad f = (2xy, x^2 + cos y)', 'right', null],
    ['\\nabla f = \\begin{pmatrix} 2xy \\\\ x^2+\\cos y \\end{pmatrix}', 'right', null],
    ['$\\nabla f(x,y) = \\left(2xy, x^2+\\cos y\\right)$', 'right', null],
    ['\\begin{bmatrix} 2xy & x^2+\\cos(y) \\end{bmatrix}', 'right', null],
    ['\\langle 2xy, x^2+\\cos y \\rangle', 'right', null],
    ['f_x = 2xy, f_y = x^2 + cos(y)', 'right', null],
    ['∂f/∂x = 2xy, ∂f/∂y = x² + cos y', 'right', null],
    ['(y x + x y, x x + sin(y + pi/2))', 'right', null],
    ['x (2y, x) + (0, cos y)', 'right', null]
  ])('%j is right', (...each) => check(answer, each))

  test.each<Case>([
    ['(x^2 + cos y, 2xy)', 'wrong', 'The two components have changed places.'],
    ['(-2xy, -x^2 - cos y)', 'wrong', 'The sign is the opposite: your answer is −1 times the right one.'],
    ['(4xy, 2x^2 + 2cos y)', 'wrong', 'Your answer is 2 times the right one.'],
    ['(2xy + 1, x^2 + cos y)', 'wrong', 'Component 1: Your answer differs from the right one by a constant: it is 1 too large.'], // prettier-ignore
    ['(2xy + sin y, x^2 + cos y)', 'wrong', 'Component 1: The term sin(y) does not depend on x'],
    ['(2xy, x^2 - cos y)', 'wrong', 'Component 2: The derivative of sin is cos, without a minus.'],
    ['(x^2 + cos y, x^2 + cos y)', 'wrong', 'Component 1: You held x constant and differentiated by y'],
    ['(3x + 1, x)', 'wrong', 'Component 1: This is a different function.'],
    ['(1/0, 2)', 'wrong', 'Component 1: Your answer has no value'],
    ['2xy', 'wrong', 'The answer has 2 components, as in (a, b); yours has 1.'],
    ['(2xy, x^2 + cos y, 0)', 'wrong', 'yours has 3'],
    ['[[1, 2], [3, 4]]', 'wrong', 'This is a 2×2 matrix'],
    ['(2xy, t)', 'wrong', 'The question has no name t.'],
    ['(2xy + (1, 2) + (1, 2, 3), 1)', 'wrong', 'do not go together']
  ])('%j is wrong', (...each) => check(answer, each))

  test('the counterexample is where the vectors differ most', () => {
    const { counterExample } = judged(answer, '(2xy, x^2 - cos y)')
    const { names, at, yours, right } = counterExample!
    expect(names).toEqual(['x', 'y'])
    const [x, y] = at
    expect(yours[0]).toBeCloseTo(2 * x * y)
    expect(right[0]).toBeCloseTo(2 * x * y)
    expect(yours[1]).toBeCloseTo(x * x - Math.cos(y))
    expect(right[1]).toBeCloseTo(x * x + Math.cos(y))
    expect(judged(answer, '(1/0, 2)').counterExample!.yours[0]).toBeNaN()
  })

  test.each<[string, number, number]>([
    ['(2xy, x^2 + cos', 0, 1],
    ['∇f = (2xy, sin(', 5, 6],
    ['2xy, x^2 +* 3', 9, 10],
    ['2xy = x^2', 4, 5]
  ])('%j cannot be read, and the place is of the whole text', (typed, start, end) =>
    expect(judged(answer, typed).problem).toMatchObject({ start, end })
  )
})

describe('one formula', () => {
  const answer: FormulasAnswer = {
    kind: 'formulas',
    variables: ['x', 'y'],
    components: [{ is: '2x', derivative: { of: 'x^2 + y', along: 'x' } }]
  }
  test.each<Case>([
    ['2x', 'right', null],
    ['\\frac{\\partial f}{\\partial x} = 2x', 'right', null],
    ['f_x(x, y) = 2x', 'right', null],
    ['f_{x} = 2x', 'right', null],
    ['fₓ = 2x', 'right', null],
    ["f'(x) = 2x", 'right', null],
    ['df/dx = 2x', 'right', null],
    ['d/dx f = 2x', 'right', null],
    ['D_x f = 2x', 'right', null],
    ['\\partial_x f = 2x', 'right', null],
    ['2x y/y', 'right', 'Right where it has a value; at (x, y) = (1, 0) yours has none'],
    ['sqrt(2x)^2', 'right', 'yours has none'],
    ['x', 'wrong', 'By the power rule the exponent of x^2 becomes a factor.'],
    ['2x + y', 'wrong', 'The term y does not depend on x'],
    ['x^3/3 + x y', 'wrong', 'antiderivative'],
    ['2x + C', 'wrong', 'The question has no name C.'],
    ['2x + 1e-20', 'wrong'],
    ['-2x', 'wrong', 'The sign is the opposite'],
    ['2x + y/10^30 - y/10^30', 'right', null],
    ['ln(-x^2 - 1)', 'wrong', 'no value where the right one has one'],
    ['(2x, 1)', 'wrong', 'The answer is one formula; yours has 2 components.'],
    ['', 'unsure'],
    ['   ', 'unsure'],
    ['df/dx =', 'unsure'],
    ['2x = 2x', 'unsure'],
    [3, 'wrong'],
    [{ at: [1, 2], within: 1 }, 'wrong']
  ])('%j: %s', (...each) => check(answer, each))

  test('parameters are known by name', () => {
    const of: FormulasAnswer = {
      kind: 'formulas',
      variables: ['x'],
      components: [{ is: '2 alpha x + c_1' }]
    }
    check(of, ['c_1 + 2αx', 'right', null])
    check(of, ['2\\alpha x + c_{1}', 'right', null])
    check(of, ['2αx', 'wrong', 'constant'])
    check(of, ['2bx + c_1', 'wrong', 'The question has no name b.'])
  })

  test.each<FormulasAnswer>([
    { kind: 'formulas', variables: ['x'], components: [{ is: '2(' }] },
    { kind: 'formulas', variables: ['x'], components: [{ is: '2x', derivative: { of: ')', along: 'x' } }] }
  ])('a question that makes no sense', (question) =>
    check(question, ['2x', 'unsure', 'The question itself cannot be read.'])
  )
})

describe('the right derivative in several forms is never wrong', () => {
  test.each<[string, string, string[]]>([
    ['sin(x)^2', '2sin(x) cos(x)', ['sin(2x)', '2 cos x sin x', 'sin(x) cos(x) + cos(x) sin(x)']],
    ['x/(1 + x^2)', '(1 - x^2)/(1 + x^2)^2', ['1/(1+x^2) - 2x^2/(1+x^2)^2', '(1+x^2-2x^2)(1+x^2)^(-2)']],
    ['ln(x^2 + y^2)', '2x/(x^2 + y^2)', ['x/((x^2+y^2)/2)', '\\frac{2x}{x^2+y^2}', '1/(x/2 + y^2/(2x))']],
    ['e^(x y) x', '(1 + x y) e^(x y)', ['e^(xy) + xy e^(xy)', '\\mathrm{e}^{xy}(xy+1)']],
    [
      'sqrt(x^2 + 1)',
      'x/sqrt(x^2 + 1)',
      ['x(x^2+1)^(-1/2)', '2x/(2\\sqrt{x^2+1})', '1/sqrt(1 + 1/x^2) * sign(x)']
    ],
    ['x^y', 'y x^(y-1)', ['x^y y/x', 'y e^((y-1) ln x)']],
    ['cosh(x)', 'sinh(x)', ['(e^x - e^-x)/2', 'cosh(x) tanh(x)']]
  ])('∂(%s)/∂x is %s', (of, is, forms) => {
    const answer = gradientOf(of, is)
    for (const form of [is, ...forms]) expect(judged(answer, form).verdict, form).toBe('right')
  })
})

describe('what the page itself writes is right', () => {
  test.each([
    'x^3 y^2 - 4x y + 7',
    'sin(x y) + cos(x - y)',
    'ln(x^2 + y^2 + 1) e^(x/3)',
    'x y/(1 + x^2 + y^2)',
    '(x + 2y)^5 (x - y)',
    'sqrt(x^2 + y^2)',
    'atan2(y, x) + x^y',
    'abs(x) y + max(x, y)',
    'if(x > 0, x^2 y, x y^2)',
    'a x^2 + b_1 y'
  ])('∇(%s)', (of) => {
    const reading = readTyped(of, { variables: ['x', 'y'] })
    if (!('field' in reading)) throw new Error(of)
    const { text, latex } = reading.field
    const answer = gradientOf(of, ...text.gradient)
    check(answer, [`(${text.gradient.join(', ')})`, 'right', null])
    check(answer, [`\\nabla f = \\left(${latex.gradient.join(', ')}\\right)`, 'right', null])
  })
})

describe('hostile answers', () => {
  const answers: Answer[] = [
    gradientOf('x^2 y', '2x y', 'x^2'),
    { kind: 'numbers', components: [1, 2] },
    { kind: 'point', of: 'x^2 + y^2', variables: ['x', 'y'], wanted: { kind: 'minimum' } },
    { kind: 'choice', options: [{ text: 'a', why: '' }] },
    { kind: 'lines', of: 'norm(w)^2', along: 'w', symbols: { w: { rows: 2 } } }
  ]
  test.each([
    '('.repeat(3000),
    '('.repeat(140) + 'x' + ')'.repeat(140),
    'x^'.repeat(900) + 'x',
    ','.repeat(1900),
    '=\n'.repeat(5000),
    'f_x('.repeat(900) + '=',
    '\\frac{\\partial '.repeat(200),
    'd'.repeat(1500) + '/d',
    '1,'.repeat(900) + '1',
    '(x+y)^99'.repeat(40),
    'sin '.repeat(140) + 'x',
    'constructor',
    '__proto__',
    '\u0000',
    '∇∇∇=∇',
    'x^1e308',
    '10^400, 1/0',
    '(((1,2),3),4)',
    '|||',
    '{x: '.repeat(50)
  ])('%#', (typed) => {
    for (const answer of answers) {
      const began = performance.now()
      judged(answer, typed)
      expect(performance.now() - began).toBeLessThan(5000)
    }
  })
})

describe('numbers', () => {
  const vector: NumbersAnswer = {
    kind: 'numbers',
    components: [0.6, 0.8],
    mistakes: [{ components: [0, 1], reason: 'That is the direction of the y axis.' }]
  }
  test.each<Case>([
    ['(0.6, 0.8)', 'right', null],
    ['(3/5, 4/5)', 'right', null],
    ['1/5 (3, 4)', 'right', null],
    ['∇f(1, 2) = (3/5, 4/5)', 'right', null],
    ['(0.60001, 0.8)', 'right', null],
    ['(3, 4)', 'wrong', 'divide your vector by its length, 5'],
    ['(0.8, 0.6)', 'wrong', 'changed places'],
    ['(-0.6, -0.8)', 'wrong', 'The sign is the opposite'],
    ['(0.605, 0.8)', 'wrong', 'more digits'],
    ['(0, 1)', 'wrong', 'That is the direction of the y axis.'],
    ['(1, 0)', 'wrong', null],
    ['0.6', 'wrong', 'yours has 1'],
    ['0,6; 0,8', 'wrong', 'Write decimals with a point'],
    ['(x, 1)', 'wrong', 'yours has x in it'],
    ['(1/0, 2)', 'wrong', 'no value'],
    ['(1', 'unsure'],
    ['', 'unsure']
  ])('%j: %s', (...each) => check(vector, each))

  test.each<Case>([
    ['(3/5, 4/5)', 'right', null],
    ['(3, 4)', 'right', 'yours divided by 5'],
    ['(-3, -4)', 'wrong', 'the opposite direction'],
    ['(8, 6)', 'wrong', 'changed places'],
    ['(0, 7)', 'wrong', 'That is the direction of the y axis.'],
    ['(0, 0)', 'wrong', 'no direction']
  ])('as a direction %j: %s', (...each) => check({ ...vector, isDirection: true }, each))

  test.each<Case>([
    ['12/5', 'right', null],
    ['2.4', 'right', null],
    ['D_u f(1, 2) = 12/5', 'right', null],
    ['\\frac{12}{5}', 'right', null],
    ['|v| = 2.4', 'right', null],
    ['x = 2.4', 'right', null],
    ['4.8', 'wrong', 'twice'],
    ['6/5', 'wrong', 'half'],
    ['-2.4', 'wrong', 'sign'],
    ['5.76', 'wrong', 'square'],
    ['2.41', 'wrong', 'more digits'],
    ['100', 'wrong', null]
  ])('one number, %j: %s', (...each) => check({ kind: 'numbers', components: [2.4] }, each))

  test('zero and tolerances', () => {
    const zero: NumbersAnswer = { kind: 'numbers', components: [0, 0] }
    check(zero, ['(0, 0)', 'right', null])
    check(zero, ['(0.1, 0)', 'wrong', null])
    const root: NumbersAnswer = { kind: 'numbers', components: [2 * Math.sqrt(5)], tolerance: 0 }
    check(root, ['2 sqrt 5', 'right', null])
    check(root, ['4.472', 'wrong', 'more digits'])
    check({ ...root, tolerance: 0.01 }, ['4.47', 'right', null])
  })
})

describe('a point', () => {
  const at = (wanted: PointAnswer['wanted'], of = 'x^3 - 3x + y^2'): PointAnswer => ({
    kind: 'point',
    of,
    variables: ['x', 'y'],
    wanted
  })
  const [critical, minimum, saddle] = (['critical', 'minimum', 'saddle'] as const).map((kind) => at({ kind }))
  test.each<[PointAnswer, ...Case]>([
    [critical, '(1, 0)', 'right', null],
    [critical, '(-1, 0)', 'right', null],
    [critical, '(1.0001, 0)', 'right', null],
    [critical, '(x, y) = (1, 0)', 'right', null],
    [critical, 'x = 1, y = 0', 'right', null],
    [critical, '(1.01, 0)', 'wrong', 'the gradient is (0.0603, 0), not 0'],
    [minimum, '(1, 0)', 'right', null],
    [minimum, '(-1, 0)', 'wrong', 'this is a saddle point, not a minimum'],
    [minimum, '(0, 0)', 'wrong', 'the gradient is (−3, 0), not 0'],
    [minimum, '(a, 0)', 'wrong', 'yours has a in it'],
    [minimum, '1', 'wrong', 'yours has 1'],
    [minimum, '(1, 0', 'unsure'],
    [minimum, '(1/0, 0)', 'wrong', 'no numbers'],
    [saddle, { at: [-0.99, 0.01], within: 0.05 }, 'right', null],
    [saddle, { at: [-0.9, 0.01], within: 0.05 }, 'wrong', 'gradient'],
    [saddle, { at: [NaN, 0], within: 0.05 }, 'wrong'],
    [at({ kind: 'level', value: 4 }), '(0, 2)', 'right', null],
    [at({ kind: 'level', value: 4 }), '(0, 2.1)', 'wrong', 'At (x, y) = (0, 2.1) f is 4.41, not 4.'],
    [at({ kind: 'level', value: 4 }), { at: [0, 2.03], within: 0.05 }, 'right', null],
    [at({ kind: 'level', value: 0 }, 'x^2 + y^2'), '(0, 0)', 'right', null],
    [at({ kind: 'slope', degrees: 90, value: 4 }), '(7, 2)', 'right', null],
    [at({ kind: 'slope', degrees: 90, value: 4 }), '(7, 3)', 'wrong', 'is 6, not 4'],
    [at({ kind: 'minimum' }, 'x^2'), '(0, 5)', 'unsure', 'do not decide'],
    [at({ kind: 'critical' }, 'x^2'), '(0, 5)', 'right', null],
    [at({ kind: 'minimum' }, 'abs(x) + y^2'), '(0, 0)', 'unsure', 'no gradient'],
    [at({ kind: 'maximum' }, '-(x - 1/3)^2 - (y - 2/3)^2'), '(0.3333, 0.6667)', 'right', null],
    [at({ kind: 'level', value: 0 }, 'ln(x)'), '(-1, 0)', 'wrong', 'f has no value'],
    [at({ kind: 'critical' }, '((('), '(1, 1)', 'unsure', 'The question itself cannot be read.']
  ])('%j, %j: %s', (answer, ...each) => check(answer, each))
})

describe('a choice', () => {
  const answer: Answer = {
    kind: 'choice',
    options: [
      { text: 'Along the level curve', why: 'There f does not change.' },
      { text: 'Across it', isRight: true, why: 'The gradient is perpendicular to level curves.' }
    ]
  }
  test.each<Case>([
    [1, 'right', 'perpendicular'],
    [0, 'wrong', 'does not change'],
    ['across  it ', 'right'],
    [7, 'unsure'],
    [0.5, 'unsure'],
    ['neither', 'unsure']
  ])('%j: %s', (...each) => check(answer, each))
})

describe('lines', () => {
  const squares: LinesAnswer = {
    kind: 'lines',
    of: 'norm(X w - y)^2',
    along: 'w',
    symbols: { X: { rows: 3, columns: 2 }, w: { rows: 2 }, y: { rows: 3 } }
  }
  const one = (answer: LinesAnswer, typed: string) => judgeLines(answer, typed)[0]

  test.each([
    'L = ‖Xw − y‖²',
    'L(w) = \\|Xw-y\\|_2^2',
    '(Xw-y)^T(Xw-y)',
    '(Xw - y)ᵀ(Xw - y)',
    '(w^T X^T - y^T)(X w - y)',
    'w^T X^T X w - 2 y^T X w + y^T y',
    'w^\\top X^\\top X w - 2 y^\\top X w + y^\\top y',
    'w^T X^T X w - w^T X^T y - y^T X w + y^T y',
    'L = (Xw-y)^T(Xw-y) = w^T X^T X w - 2 y^T X w + y^T y',
    '\\begin{aligned} L &= (Xw-y)^T(Xw-y)'
  ])('%s is the loss', (line) =>
    expect(one(squares, line)).toMatchObject({ judgement: { verdict: 'right', reasons: [] }, is: 'loss' })
  )

  test.each([
    '2 X^T X w - 2 X^T y',
    '2X^T(Xw-y)',
    '2X^{\\top}(Xw-y)',
    '2X^\\top\\left(Xw-y\\right)',
    '2Xᵀ(Xw − y)',
    "2X'(X w - y)",
    '∇L = 2X^T(Xw-y)',
    '\\nabla L = 2X^T(Xw-y)',
    '\\nabla_w L(w) = 2X^T(Xw-y)',
    '\\frac{\\partial L}{\\partial w} = 2X^T(Xw-y)',
    'dL/dw = 2X^T(Xw-y)',
    '= 2 X^T X w - 2 X^T y',
    '&= 2X^T(Xw-y) \\\\',
    '2(Xw-y)^T X',
    '-2X^T y + 2X^T X w'
  ])('%s is the gradient', (line) => {
    const judgement = { verdict: 'right', reasons: [] }
    expect(one(squares, line)).toMatchObject({ judgement, is: 'gradient' })
    expect(judged(squares, line)).toEqual(judgement)
  })

  test.each<[string, string]>([
    ['2X(Xw-y)', 'A 3×2 matrix and a vector of 3 have no product.'],
    ['2X(Xw-y)', 'It is right with the transpose of the first X: Xᵀ.'],
    ['2X^T(X^Tw-y)', 'It is right without the transpose of the second X.'],
    ['X^T(Xw-y)', 'The factor 2 is missing.'],
    ['2(Xw-y)', 'This is a vector of 3, and the gradient is a vector of 2, like w.'],
    ['2(Xw-y)', 'The inner derivative is missing: Xᵀ as a factor in front.'],
    ['2X^T(y-Xw)', 'The sign is the opposite: this is −1 times the gradient.'],
    ['4X^T(Xw-y)', 'This is 2 times the gradient.'],
    ['2X^T X w', 'It differs from the gradient by terms without w'],
    ['w^T X^T X w - y^T X w + y^T y', 'This is a number and not the loss; the gradient is a vector.'],
    ['∇L = ‖Xw-y‖^2', 'This is the loss, a number; the gradient is a vector.'],
    ['L = (Xw-y)^T(Xw-y) = 2X^T(Xw-y)', 'The sides are not equal'],
    ['‖Xw-y‖^2/2', 'The factor 2 is missing.'],
    ['2X^T(Xw-b)', 'The question has no symbol b.'],
    ['2X^T X w - 2y', 'do not go together'],
    ['(Xw-y)(Xw-y)^T', 'This is a 3×3 matrix'],
    ['(Xw-y)^2', 'A vector of 3 has no such power.'],
    ['X w', 'This is a vector of 3']
  ])('%s is wrong: %s', (line, reason) => {
    const { judgement } = one(squares, line)
    expect(judgement.verdict).toBe('wrong')
    expect(judgement.reasons.join(' ')).toContain(reason)
  })

  test('each line by itself, with its place', () => {
    const typed = 'L = (Xw-y)^T(Xw-y)\n\n  2X(Xw-y)\n∇L = 2X^T(Xw-y'
    const lines = judgeLines(squares, typed)
    expect(lines.map(({ judgement }) => judgement.verdict)).toEqual(['right', 'wrong', 'unsure'])
    expect(lines.map(({ start, end }) => typed.slice(start, end))).toEqual(
      typed.split('\n').filter((line) => line !== '')
    )
    const { problem } = lines[2].judgement
    expect(typed.slice(problem!.start, problem!.end)).toBe('(')
    expect(judged(squares, typed).reasons).toContainEqual(expect.stringContaining('Line 2: '))
  })

  test('the whole is done at the gradient', () => {
    check(squares, ['', 'unsure', 'There is no line yet.'])
    check(squares, ['(Xw-y)^T(Xw-y)', 'unsure', 'So far every line is right'])
    check(squares, ['(Xw-y)^T(Xw-y)\n2X^T(Xw-y)', 'right', null])
    check(squares, ['(Xw-y)^T(Xw-y)\n2X(Xw-y)', 'wrong', 'Line 2: '])
    check(squares, ['2X^T(Xw-y', 'unsure'])
    check(squares, ['L &= (Xw-y)^T(Xw-y) \\\\ \\nabla L &= 2X^T(Xw-y)', 'right', null])
  })

  test.each<[string, Verdict, string?]>([
    ['(A + A^T) w', 'right'],
    ['A w + A^T w', 'right'],
    ['w^T (A + A^T)', 'right'],
    ['2 A w', 'wrong', 'This is right only if A is symmetric.'],
    ['A w', 'wrong'],
    ['2 A', 'wrong', 'This is a 2×2 matrix']
  ])('of a quadratic form, %s: %s', (line, verdict, reason = '') => {
    const symbols = { A: { rows: 2, columns: 2 }, w: { rows: 2 } }
    const { judgement } = one({ kind: 'lines', of: 'w^T A w', along: 'w', symbols }, line)
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.reasons.join(' ')).toContain(reason)
  })

  test('with a parameter, and the identity', () => {
    const ridge = { ...squares, of: 'norm(X w - y)^2 + λ norm(w)^2' }
    for (const line of ['2X^T(Xw-y) + 2λw', '2(X^T X + λI) w - 2X^T y', '2X^T(Xw-y) + 2\\lambda w'])
      expect(one(ridge, line).is, line).toBe('gradient')
    expect(one(ridge, '2X^T(Xw-y) + λw').judgement.verdict).toBe('wrong')
  })

  test.each<LinesAnswer>([
    { ...squares, of: '((' },
    { ...squares, along: 'v' },
    { ...squares, symbols: { ...squares.symbols, '': { rows: 2, columns: 2 } } },
    { ...squares, of: 'X w' },
    { ...squares, symbols: { ...squares.symbols, w: { rows: 1000 } } },
    { ...squares, symbols: { ...squares.symbols, X: { rows: 3, columns: 3 } } }
  ])('a question that makes no sense', (question) =>
    check(question, ['2w', 'unsure', 'The question itself cannot be read.'])
  )
})
