import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import type { Notice } from '../../src/lib'
import { expectMeaning, problemOf, readAs } from '../support/reading'
import type { Meaning } from '../support/reading'

const { abs, acos, asin, atan, atan2, cbrt, ceil, cos, exp, floor, hypot, log, max, PI, sin, sqrt, tan } =
  Math
const tex = String.raw
const gamma = (u: number) => readAs('gamma(x)').value([u, 0])
const mod = (u: number, v: number) => u - v * floor(u / v)
const nowhere = NaN

function noticesOf(source: string): Notice[] {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.notices ?? []
}

/** Read as meant, and without a word where `notices` does not say otherwise. */
function expectPlain(source: string, meaning: Meaning) {
  expectMeaning(source, meaning)
  expect(noticesOf(source)).toEqual([])
}

describe('brackets behind a function name keep their meaning', () => {
  test.each<[string, Meaning]>([
    [tex`\ln\left|x\right|`, (x) => log(abs(x))],
    [tex`\sin\lvert x\rvert`, (x) => sin(abs(x))],
    ['ln|x|', (x) => log(abs(x))],
    ['|ln|x||', (x) => abs(log(abs(x)))],
    [tex`\ln^2\left|x\right|`, (x) => log(abs(x)) ** 2],
    [tex`\ln\left|x\right| y`, (x, y) => log(abs(x)) * y],
    [tex`\ln\left|x\right|^2`, (x) => log(x * x)],
    [tex`\ln{\left|x\right|}`, (x) => log(abs(x))],
    [tex`\ln\!\left|\frac{x}{y}\right|`, (x, y) => log(abs(x / y))],
    [tex`\ln\bigl|x\bigr|`, (x) => log(abs(x))],
    [tex`\exp\left\lfloor x\right\rfloor`, (x) => exp(floor(x))],
    [tex`\cos\left\|\begin{pmatrix}x\\y\end{pmatrix}\right\|`, (x, y) => cos(hypot(x, y))],
    ['cos‖[x, y]‖', (x, y) => cos(hypot(x, y))],
    ['sin⌊2.6x⌋', (x) => sin(floor(2.6 * x))],
    ['tan⌈x⌉ y', (x, y) => tan(ceil(x)) * y],
    ['sin 2|x|', (x) => sin(2 * abs(x))],
    ['cos 3⌊x⌋', (x) => cos(3 * floor(x))],
    ['√|x| + ln |y|', (x, y) => sqrt(abs(x)) + log(abs(y))],
    ['sin[x + y]', (x, y) => sin(x + y)],
    ['max{x, y}', (x, y) => max(x, y)]
  ])('%s', expectPlain)
})

describe('line breaks of TeX outside of tables are blanks', () => {
  test.each<[string, Meaning]>([
    [tex`\frac{x}{y}\\`, (x, y) => x / y],
    [tex`$x^2 + \\ y^2$`, (x, y) => x * x + y * y],
    [tex`x^2 y \\[4pt] + \newline y`, (x, y) => x * x * y + y],
    [tex`f(x,y) = x y\cr`, (x, y) => x * y]
  ])('%s', expectPlain)
})

describe('frames and tables of plain TeX', () => {
  test.each<[string, Meaning]>([
    [tex`\boxed{f(x,y)=x^2+y^2}`, (x, y) => x * x + y * y],
    [tex`\[ \boxed{ z = x y }. \]`, (x, y) => x * y],
    [tex`\fbox{$f(x,y)=x y$}`, (x, y) => x * y],
    [tex`\boxed{x}+\boxed{y}`, (x, y) => x + y],
    [tex`\cases{ x & x>0 \cr y & otherwise}`, (x, y) => (x > 0 ? x : y)],
    [tex`f(x,y)=\cases{x^2,&if $x>0$\cr -x y,&otherwise\cr}`, (x, y) => (x > 0 ? x * x : -x * y)],
    [tex`\cases {x & x>0 \\ y & x \le 0} + 1`, (x, y) => (x > 0 ? x : y) + 1],
    [tex`|\pmatrix{x \cr y}|`, (x, y) => hypot(x, y)]
  ])('%s', expectPlain)
})

describe('piecewise as books write it', () => {
  const quotient: Meaning = (x, y) => (x === 0 && y === 0 ? 0 : (x * y) / (x * x + y * y))
  const first: Meaning = (x, y) => (x > 0 ? x : y)
  test.each<[string, Meaning]>([
    [tex`\begin{cases} \frac{xy}{x^2+y^2} & (x,y)\neq(0,0) \\ 0 & (x,y)=(0,0)\end{cases}`, quotient],
    ['{(x,y)!=(0,0): xy/(x^2+y^2), 0}', quotient],
    ['{(x, y) = (0, 0): 0; xy/(x²+y²)}', quotient],
    [
      tex`10\,000 \cdot \begin{cases} x & x>0 \\ y & x\le 0\end{cases}`,
      (x, y) => (x > 0 ? 10000 * x : 10000 * y)
    ],
    ['xy/(x^2+y^2) if (x, y) ≠ (0, 0) else 0', quotient],
    ['x y where x > -9', (x, y) => x * y],
    ['x y when y > -9', (x, y) => x * y],
    ['(x,y) == (0,0) ? 0 : xy/(x^2+y^2)', quotient],
    [
      tex`\begin{cases} 1 & (x,y)\ne\left(\frac14,1\right) \\ 2 & \text{else} \end{cases}`,
      (x, y) => (x === 0.25 && y === 1 ? 2 : 1)
    ],
    [tex`\begin{cases} x & x>0 \\[4pt] y & x \le 0 \end{cases}`, first],
    [tex`\begin{cases} x & x>0 \\[0.05in] y & x \le 0 \end{cases}`, first],
    [tex`\begin{cases} x & x>0 \\*[-1.5\jot] y & x \le 0 \end{cases}`, first],
    [tex`\begin{cases} x & x>0 \cr y & x \le 0 \end{cases}`, first],
    [tex`\begin{cases} x \amp x>0 \\ y \amp x \le 0 \end{cases}`, first],
    [tex`\begin{cases} x & \text{if $x>0$,} \\ y & \text{if $x\le 0$.} \end{cases}`, first],
    [tex`\begin{cases} x, & x>0, \\ y, & \text{otherwise}. \end{cases}`, first],
    [tex`\begin{cases} x; & x>0; \\ y; & x\le0. \end{cases}`, first],
    [tex`\begin{cases} x \text{ if } x>0 \\ y \text{ otherwise} \end{cases}`, first],
    [tex`\begin{cases} x, x>0 \\ y, x\le 0 \end{cases}`, first],
    [tex`\begin{cases} x &\text{si } x>0 \\ y &\text{sinon} \end{cases}`, first],
    [tex`\begin{cases} x &\text{si } x>0 \\ y &\text{en otro caso} \end{cases}`, first],
    [tex`\begin{cases} x &\text{falls } x>0 \\ y &\text{sonst} \end{cases}`, first],
    [tex`\begin{cases} x &\text{für } x>0 \\ y &\text{andernfalls} \end{cases}`, first],
    [tex`\begin{cases} x &\text{pour tout } x>0 \\ y &\text{autrement} \end{cases}`, first],
    [tex`\begin{cases} x &\text{se } x>0 \\ y &\text{caso contrário} \end{cases}`, first],
    [tex`\begin{cases} x &\text{если } x>0 \\ y &\text{иначе} \end{cases}`, first],
    [
      tex`\begin{cases} 1 &\text{wenn } x>0 \text{ und } y>0 \\ 2 &\text{sonst} \end{cases}`,
      (x, y) => (x > 0 && y > 0 ? 1 : 2)
    ],
    [tex`\begin{cases} x & \mbox{if } x>0 \\ \noalign{\vskip 5pt} y & \mbox{if } x\le 0 \end{cases}`, first],
    [tex`\left\{\begin{array}{@{}l@{\quad}l@{}} x & x>0 \\ y & x\le 0\end{array}\right.`, first],
    [tex`\left\{\begin{aligned} x & \quad x>0 \\ y & \quad x\le 0\end{aligned}\right.`, first],
    [tex`\left\lbrace\begin{matrix} x, & x>0 \\ y, & x\le 0\end{matrix}\right.`, first],
    [tex`\begin{dcases} x & x>0 \\ y & \text{elsewhere} \end{dcases}`, first],
    ['x if x > 0 else y', first],
    ['x^2 for x > 0', (x) => (x > 0 ? x * x : nowhere)],
    ['x^2, if x > 0', (x) => (x > 0 ? x * x : nowhere)],
    [tex`x^2 \text{ for } x > 0`, (x) => (x > 0 ? x * x : nowhere)],
    [tex`\ln(xy), \text{ for } x>0, y>0`, (x, y) => (x > 0 && y > 0 ? log(x * y) : nowhere)]
  ])('%s', expectPlain)

  test('words alone in the last row are what holds otherwise, with a word about it', () => {
    const source = tex`\begin{cases} x & x>0 \\ y & \text{an allen anderen Stellen} \end{cases}`
    expectMeaning(source, first)
    expect(noticesOf(source)[0].message).toContain('“an allen anderen Stellen” was read as “otherwise”')
  })

  test.each([
    tex`\begin{cases} x & \text{unless } x>0 \\ y & \text{otherwise} \end{cases}`,
    tex`\begin{cases} x & \text{sauf si } x>0 \\ y & \text{sinon} \end{cases}`,
    tex`\begin{cases} 1 & x \text{ rational} \\ 0 & x \text{ irrational} \end{cases}`,
    tex`\begin{cases} 1 & \text{rational} \\ 0 & x=0 \end{cases}`,
    tex`\begin{cases} 1 & x\in\mathbb{Q} \\ 0 & \text{otherwise} \end{cases}`,
    '(x, y) < (0, 0) ? 1 : 2',
    '{(x, y) = (0, 0, 0): 1, 2}',
    '(1, 2)'
  ])('%s is refused', (source) => {
    expect(problemOf(source).hint).toBeTruthy()
  })
})

describe('mathematics as it stands in a text', () => {
  const product: Meaning = (x, y) => x * x * y
  test.each<[string, Meaning]>([
    ['$f(x,y) = x^2y.$', product],
    ['$f(x,y) = x^2y$.', product],
    ['$$f(x,y) = x^2y\\,,$$', product],
    [tex`\[ f(x,y) = x^2y\,; \]`, product],
    [tex`\( x^2 y \).`, product],
    ['x^2 y.', product],
    ['$x^2 y$;', product],
    ['$f(x,y) = x^2\n y$', product],
    ['Let $f(x,y)=x^2y$.', product],
    [tex`\begin{align*} f(x,y) &= x^2y \\ &\quad + 1 \end{align*}`, (x, y) => x * x * y + 1],
    [tex`f:(x,y)\mapsto x^2y`, product],
    ['f: (x, y) ↦ x²y', product],
    ['(x, y) -> x^2 y', product],
    ['(x, y) => x^2 y', product],
    [tex`f\colon\mathbb{R}^2\to\mathbb{R},\ f(x,y)=x^2y`, product],
    [tex`f\colon\mathbb{R}^2\to\mathbb{R},\quad (x,y)\mapsto x^2y`, product],
    ['f(x; y) = x^2 y', product],
    [tex`f\left(x,\,y\right)\;=\;x^2y`, product],
    [tex`f\mathopen{}\left(x,y\right)\mathclose{}=x^2y`, product]
  ])('%s', expectPlain)

  test.each<[string, Meaning, message: string, more: Partial<Notice>]>([
    [tex`$f(x,y)=x^2y\qquad (1,2)$`, product, 'read as a point', { point: [1, 2] }],
    [tex`$f(x,y)=x^2y$, $(1,-2)$.`, product, 'read as a point', { point: [1, -2] }],
    [tex`f(x,y)=x^2y, \quad P\left(\frac12, \pi\right)`, product, 'read as a point', { point: [0.5, PI] }],
    [tex`Find the gradient of $f(x,y)=x^2y$ at $(1,2)$.`, product, 'read as a point', { point: [1, 2] }],
    ['x^2 y at (1, 2)', product, 'read as a point', { point: [1, 2] }],
    ['x^2y; P = (0.5, -3)', product, 'read as a point', { point: [0.5, -3] }],
    [tex`x^2y, \ (x,y) = (3, \sqrt{4})`, product, 'read as a point', { point: [3, 2] }],
    [tex`z = x^2y, \quad z\ge 0`, product, 'left out', {}],
    [tex`x^2y\; x\in[-3,3]`, product, 'left out', {}],
    ['x^2y, x ∈ [0, 1]', product, 'left out', {}],
    [tex`$f(x,y)=x^2y\ge 0$`, product, 'left out', {}],
    ['f(x,y) = x^2y = y x^2', product, 'left out', {}],
    [tex`x^2y \text{ where } a \text{ is constant}`, product, 'left out', {}],
    [tex`x^2y\,\textrm{atm}`, product, 'left out', {}],
    [tex`x^2y\,\mathrm{m}^2`, product, 'left out', {}],
    [tex`x^2y\ \text{kg}.`, product, 'left out', {}]
  ])('%s', (source, meaning, message, more) => {
    expectMeaning(source, meaning)
    expect(readAs(source).parameters).toEqual([])
    const notices = noticesOf(source)
    expect(notices).toHaveLength(1)
    expect(notices[0].message).toContain(message)
    expect(notices[0]).toMatchObject(more)
  })

  test.each<[string, Meaning]>([
    ['x^2y, x > 0', (x, y) => (x > 0 ? x * x * y : nowhere)],
    [tex`\sqrt{x+y}, \quad x + y \ge 1`, (x, y) => (x + y >= 1 ? sqrt(x + y) : nowhere)],
    [tex`f(x,y)=x^2y\qquad 0 < x < 1`, (x, y) => (x > 0 && x < 1 ? x * x * y : nowhere)],
    ['xy/(x^2+y^2), (x,y) ≠ (0,0)', (x, y) => (x * y) / (x * x + y * y)]
  ])('%s holds where it says', (source, meaning) => {
    expectMeaning(source, meaning)
    const [notice] = noticesOf(source)
    expect(notice.message).toContain('Taken only where')
    expect(noticesOf(notice.alternatives![0].source)).toEqual([])
  })

  test.each(['1,5x', 'sin(x), 2', 'x; y', 'x, y', 'x^2 + 1,5', 'x + (1, 2)', 'max (1, 2), y'])(
    '%s is refused',
    (source) => {
      expect(problemOf(source).hint).toBeTruthy()
    }
  )

  test('a comparison alone stays one, with spaces too', () => {
    expectPlain(tex`x \quad < \quad y`, (x, y) => Number(x < y))
    expectPlain(tex`x\;y > 0`, (x, y) => Number(x * y > 0))
    expectPlain('f(x, y) = x > y', (x, y) => Number(x > y))
  })
})

describe('commands that set type say nothing', () => {
  test.each<[string, Meaning]>([
    [tex`\ds\frac{x}{y}`, (x, y) => x / y],
    [tex`\dst x y`, (x, y) => x * y],
    [tex`\scriptscriptstyle x y`, (x, y) => x * y],
    [tex`\half x`, (x) => x / 2],
    [tex`x\hspace{1em}y`, (x, y) => x * y],
    [tex`x\hspace*{-.5\baselineskip}y`, (x, y) => x * y],
    [tex`x\hskip 2pt plus 1fil y`, (x, y) => x * y],
    [tex`x\kern-3mu y\mkern2mu 2`, (x, y) => 2 * x * y],
    [tex`x\negthickspace y\medspace 2`, (x, y) => 2 * x * y],
    [tex`x\thinspace 2 y`, (x, y) => 2 * x * y],
    [tex`x\penalty100 y`, (x, y) => x * y],
    [tex`x + \phantom{1} y \vphantom{\frac12}`, (x, y) => x + y],
    [tex`\label{eq:1} x y \tag{3.1}`, (x, y) => x * y],
    [tex`x y \nonumber`, (x, y) => x * y],
    [tex`\color{red} x + {\color{blue}y}`, (x, y) => x + y],
    [tex`\textcolor{red}{x + 1} y`, (x, y) => (x + 1) * y],
    [tex`\boxed{x + 1} y`, (x, y) => (x + 1) * y],
    [tex`\answer[given]{x + 1} y`, (x, y) => (x + 1) * y],
    [tex`\mathopen{(} x + 1 \mathclose{)} y`, (x, y) => (x + 1) * y],
    [tex`x \mathbin{+} y`, (x, y) => x + y],
    [tex`\lparen x + 1\rparen y`, (x, y) => (x + 1) * y],
    [tex`\mleft(x + 1\mright) y`, (x, y) => (x + 1) * y],
    [tex`\Biggl(x + 1\Biggr) y`, (x, y) => (x + 1) * y],
    [tex`{x + 1 \over y}`, (x, y) => (x + 1) / y],
    [tex`\left( x \over 2 \right)^2`, (x) => (x * x) / 4],
    ['$x > 0$ and $y > 0$', (x, y) => Number(x > 0 && y > 0)],
    [tex`\sfrac{x}{2} + \nicefrac{y}{3}`, (x, y) => x / 2 + y / 3],
    [tex`\exponentialE^{x}`, (x) => exp(x)],
    ['$x2^y$', (x, y) => x * 2 ** y],
    ['$x2^t y^3$', (x, y, { t }) => x * 2 ** t * y ** 3],
    [tex`\sin x2`, (x) => sin(2 * x)]
  ])('%s', expectPlain)

  test.each([
    [tex`x \foobar y`, tex`\foobar`],
    [tex`\int x`, 'integrals'],
    [tex`\lim_{x \to 0} \frac{\sin x}{x}`, 'limits'],
    [tex`\operatorname{lim} x`, 'limits'],
    [tex`\mathrm{sup}_x x`, 'suprema'],
    ['$x^2$ and $y^2$', 'two formulas'],
    ['$$x^2$$ or $$y^2$$', 'two formulas'],
    [tex`\(x^2\) and \(y > 0\)`, 'two formulas'],
    [tex`30^\circ x`, 'radians'],
    [tex`30^{\circ}`, 'radians'],
    [tex`x \otimes y`, 'is not a command'],
    [tex`\hat{x}`, 'is not a command']
  ])('%s is refused', (source, words) => {
    const { message, hint } = problemOf(source)
    expect(message + hint).toContain(words)
  })
})

describe('as systems print it', () => {
  test.each<[string, Meaning]>([
    [tex`\operatorname{mod}\left(x,y\right)`, (x, y) => mod(x, y)],
    [tex`x \operatorname{mod} 3`, (x) => mod(x, 3)],
    [tex`\arctan\left(y,x\right)`, (x, y) => atan2(y, x)],
    ['atan(y, x)', (x, y) => atan2(y, x)],
    ['ArcTan[x, y]', (x, y) => atan2(y, x)],
    [tex`\operatorname{atan}_{2}{\left(y,x \right)}`, (x, y) => atan2(y, x)],
    [tex`\operatorname{atan}{\left(y \right)}`, (_, y) => atan(y)],
    [tex`\sin^{\frac{3}{2}}{\left(x \right)}`, (x) => sin(x) ** 1.5],
    [tex`\cos^{n}(x) y`, (x, y, { n }) => cos(x) ** n * y],
    [tex`y\cos^n x`, (x, y, { n }) => cos(x) ** n * y],
    [tex`\operatorname{atan}^{1/2}(x)`, (x) => sqrt(atan(x))],
    [tex`\log^{2}{\left(x \right)}`, (x) => log(x) ** 2],
    [tex`\log_{2}^{3}(x)`, (x) => Math.log2(x) ** 3],
    [tex`\log^{3}_{2}(x)`, (x) => Math.log2(x) ** 3],
    [tex`\Gamma^{2}\left(x^2+1\right)`, (x) => gamma(x * x + 1) ** 2],
    [tex`\sin^{-1}{\left(x \right)}`, (x) => asin(x)],
    [tex`\cos^{-1} x`, (x) => acos(x)],
    [tex`\sin^{-2}{\left(x \right)}`, (x) => sin(x) ** -2],
    [tex`\sin^{- \frac{1}{2}}{\left(x \right)}`, (x) => sin(x) ** -0.5],
    ['sin^(1/2)(x)', (x) => sqrt(sin(x))],
    ['³√x + ∜(x²) + ∛y', (x, y) => cbrt(x) + sqrt(abs(x)) + cbrt(y)],
    ['2 ³√x', (x) => 2 * cbrt(x)],
    ['x\\^2 \\* y', (x, y) => x * x * y],
    ['x✕y', (x, y) => x * y]
  ])('%s', expectPlain)

  test('d is a parameter except over d and one letter', () => {
    const at = (source: string) => readAs(source).value([2, 3], { d: 5, c: 1 })
    expect(at(tex`\frac{d}{d x + c}`)).toBeCloseTo(5 / 11, 14)
    expect(at(tex`\frac{d}{dx+c}`)).toBeCloseTo(5 / 11, 14)
    expect(at('d/(dx + c)')).toBeCloseTo(5 / 11, 14)
    expect(at(tex`\frac{d + x}{d x}`)).toBeCloseTo(0.7, 14)
    expect(at(tex`\frac{d x}{c}`)).toBe(10)
    for (const source of [
      tex`\frac{d}{dx} x^2`,
      tex`\frac{d f}{d x}`,
      tex`\frac{d^2 f}{d x^2}`,
      tex`\frac{\mathrm{d}f}{\mathrm{d}x}`,
      tex`\frac{\partial f}{\partial x}`,
      tex`\dfrac{dz}{d\theta}`,
      'df/dx',
      'd²f/dx²',
      'dz/dt'
    ])
      expect(problemOf(source).message).toContain('no derivative')
  })

  test('an index in braces inside a group', () => {
    expect(readAs(tex`\frac{c_{1}}{x}`).value([2, 0], { c_1: 3 })).toBe(1.5)
    expect(readAs(tex`\sqrt{x_{\mathrm{in}}}`).value([2, 0], { x_in: 9 })).toBe(3)
    expect(readAs('$x_1x_2$').parameters).toEqual(['x_1', 'x_2'])
  })

  test('a power that touches a root is said to be one', () => {
    expectMeaning('2³√x', (x) => 8 * sqrt(x))
    const [{ alternatives }] = noticesOf('2³√x')
    expectMeaning(alternatives![0].source, (x) => 2 * cbrt(x))
  })
})

describe('equations are called what they are', () => {
  test.each([
    ['x^2 + y^2 = 1', 'x and y is a curve', 'x^2 + y^2 - 1'],
    ['z^2 = x^2 + y^2', 'x, y and z is a surface', 'z^2 - (x^2 + y^2)'],
    [tex`\frac{x^2}{4} + y^2 = 1`, 'is a curve', 'row of its own'],
    ['x y = 1', 'is a curve', 'x y - 1'],
    ['x^2 = 4', 'an equation', 'x^2 - 4'],
    ['y = x^2', 'is a curve', 'right-hand side']
  ])('%s', (source, message, hint) => {
    const problem = problemOf(source, { variables: ['x', 'y'] })
    expect(problem.message).toContain(message)
    expect(problem.hint).toContain(hint)
    expect(problem.hint).toMatch(/in a row of its own|are not drawn/)
  })
})

describe('from web pages', () => {
  const math = (inside: string) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inside}</math>`
  test.each<[string, Meaning]>([
    ['x<sup>2</sup> + <i>y</i><sup>3</sup>', (x, y) => x * x + y ** 3],
    ['<p>e<sup>−x</sup> &middot; y</p>', (x, y) => exp(-x) * y],
    ['{x&lt;0: -x, x}', (x) => abs(x)],
    ['x &times; y &minus; &pi;', (x, y) => x * y - PI],
    ['x&#178; + &radic;(y&#xB2;)', (x, y) => x * x + abs(y)],
    ['(x &gt; 0) &amp; (y &ge; 0)', (x, y) => Number(x > 0 && y >= 0)],
    ['&theta;x + y', (x, y, { theta }) => theta * x + y],
    ['x<y and y>-2', (x, y) => Number(x < y && y > -2)],
    [math('<mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mi>y</mi></mfrac>'), (x, y) => (x + 1) / y],
    [math('<msup><mrow><mi>x</mi><mi>y</mi></mrow><mn>2</mn></msup>'), (x, y) => (x * y) ** 2],
    [
      math('<msup><mi>e</mi><mrow><mo>−</mo><msup><mi>x</mi><mn>2</mn></msup></mrow></msup>'),
      (x) => exp(-x * x)
    ],
    [
      math(
        '<msqrt><mi>x</mi><mo>+</mo><mn>3</mn></msqrt><mo>&#x2062;</mo><mroot><mi>y</mi><mn>3</mn></mroot>'
      ),
      (x, y) => sqrt(x + 3) * cbrt(y)
    ],
    [
      math(
        '<mi>f</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo><mo>=</mo><msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mi>x</mi>'
      ),
      (x) => sin(x) ** 2
    ],
    [math('<mo>|</mo><mi>x</mi><mo>|</mo><mo>+</mo><mn>2</mn><mi>x</mi>'), (x) => abs(x) + 2 * x],
    [
      math(
        '<mo>{</mo><mtable><mtr><mtd><mi>x</mi></mtd><mtd><mi>x</mi><mo>&gt;</mo><mn>0</mn></mtd></mtr>' +
          '<mtr><mtd><mn>0</mn></mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>'
      ),
      (x) => max(x, 0)
    ],
    [
      math(
        '<semantics><mrow><mi>x</mi><mi>y</mi></mrow><annotation encoding="application/x-tex">xy</annotation></semantics>'
      ),
      (x, y) => x * y
    ]
  ])('%s', expectPlain)

  test('an index, and where a mistake stands', () => {
    expect(readAs('x<sub>1</sub> + x').parameters).toEqual(['x_1'])
    const source = math('<munder><mi>lim</mi><mi>x</mi></munder>')
    const { start, end } = problemOf(source)
    expect(source.slice(start, end)).toBe('<munder>')
  })
})
