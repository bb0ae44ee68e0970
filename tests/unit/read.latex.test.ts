import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { expectMeaning, problemOf, readAs } from '../support/reading'
import type { Meaning } from '../support/reading'

const {
  abs,
  atan,
  atan2,
  asin,
  cbrt,
  cos,
  exp,
  floor,
  hypot,
  log,
  log2,
  log10,
  max,
  min,
  PI,
  sin,
  sqrt,
  tanh
} = Math

describe('LaTeX pasted from a page', () => {
  test.each<[string, Meaning]>([
    [String.raw`\frac{x^2}{1+y^2}`, (x, y) => x ** 2 / (1 + y ** 2)],
    [String.raw`\dfrac{x}{2}+\tfrac{y}{3}`, (x, y) => x / 2 + y / 3],
    [String.raw`\frac12x`, (x) => x / 2],
    [String.raw`\frac x2 + \frac1y`, (x, y) => x / 2 + 1 / y],
    [String.raw`\frac{1}{2}x^{2}`, (x) => x ** 2 / 2],
    [String.raw`\frac{\sin x}{\cos y}`, (x, y) => sin(x) / cos(y)],
    [String.raw`\frac{\frac{x}{y}}{2}`, (x, y) => x / y / 2],
    [String.raw`\sqrt{x^2+y^2}`, (x, y) => hypot(x, y)],
    [String.raw`\sqrt2 x`, (x) => sqrt(2) * x],
    [String.raw`\sqrt x`, (x) => sqrt(x)],
    [String.raw`\sqrt[3]{x}`, (x) => cbrt(x)],
    [String.raw`\sqrt[4]{x^2+1}`, (x) => (x * x + 1) ** 0.25],
    [String.raw`\sqrt[n]{x^2+1}`, (x, _, { n }) => (x * x + 1) ** (1 / n)],
    [String.raw`\sin^2 x`, (x) => sin(x) ** 2],
    [String.raw`\sin^{2}x + \cos^{2}(y)`, (x, y) => sin(x) ** 2 + cos(y) ** 2],
    [String.raw`\sin^{-1} x`, (x) => asin(x)],
    [String.raw`\arctan\left(\frac{y}{x}\right)`, (x, y) => atan(y / x)],
    [String.raw`\tan^{-1}\frac{y}{x}`, (x, y) => atan(y / x)],
    [String.raw`\ln(x^2+1)`, (x) => log(x * x + 1)],
    [String.raw`\ln x`, (x) => log(x)],
    [String.raw`\log_{2}(x)`, (x) => log2(x)],
    [String.raw`\log_2 x`, (x) => log2(x)],
    [String.raw`\log_{10} x`, (x) => log10(x)],
    [String.raw`\log_{a}\left(x^2+1\right)`, (x, _, { a }) => log(x * x + 1) / log(a)],
    [String.raw`\exp(-x^2)`, (x) => exp(-x * x)],
    [String.raw`\exp\left(-\frac{x^2+y^2}{2}\right)`, (x, y) => exp(-(x * x + y * y) / 2)],
    [String.raw`e^{-x^2-y^2}`, (x, y) => exp(-x * x - y * y)],
    [String.raw`x \, e^{-\left(x^{2}+y^{2}\right)}`, (x, y) => x * exp(-(x * x + y * y))],
    [String.raw`\left( x + y \right)^{2}`, (x, y) => (x + y) ** 2],
    [String.raw`\bigl( x + y \bigr)^2`, (x, y) => (x + y) ** 2],
    [String.raw`\left| x \right| + \lvert y \rvert`, (x, y) => abs(x) + abs(y)],
    [String.raw`\left|x\left|y\right|\right|`, (x, y) => abs(x * abs(y))],
    [String.raw`\left\lfloor x \right\rfloor + \lceil y \rceil`, (x, y) => floor(x) + Math.ceil(y)],
    [String.raw`\left\| \begin{pmatrix} x \\ y \end{pmatrix} \right\|^2`, (x, y) => x * x + y * y],
    [String.raw`\|\begin{bmatrix} x \\ y \end{bmatrix}\|_1`, (x, y) => abs(x) + abs(y)],
    [String.raw`\lVert [x, y] \rVert_{\infty}`, (x, y) => max(abs(x), abs(y))],
    [
      String.raw`\begin{pmatrix} x & y \end{pmatrix} \begin{pmatrix} 2 & 1 \\ 1 & 3 \end{pmatrix} \begin{pmatrix} x \\ y \end{pmatrix}`,
      (x, y) => 2 * x * x + 2 * x * y + 3 * y * y
    ],
    [
      String.raw`\begin{bmatrix}x\\y\end{bmatrix}^\top \begin{bmatrix}a&0\\0&b\end{bmatrix} \begin{bmatrix}x\\y\end{bmatrix}`,
      (x, y, { a, b }) => a * x * x + b * y * y
    ],
    [String.raw`[x,y]^{T}[1,2]`, (x, y) => x + 2 * y],
    [String.raw`2\cdot x\times y \div 3`, (x, y) => (2 * x * y) / 3],
    [String.raw`2 \pi x`, (x) => 2 * PI * x],
    [String.raw`\theta x + \alpha y`, (x, y, { theta, alpha }) => theta * x + alpha * y],
    [String.raw`\operatorname{arsinh}(x)`, (x) => Math.asinh(x)],
    [String.raw`\operatorname{atan2}\left(y, x\right)`, (x, y) => atan2(y, x)],
    [String.raw`\operatorname{sgn} x \cdot \mathrm{max}(x, y)`, (x, y) => Math.sign(x) * max(x, y)],
    [String.raw`\mathrm{e}^{x}`, (x) => exp(x)],
    [String.raw`\tanh x + \min(x,y)`, (x, y) => tanh(x) + min(x, y)],
    [String.raw`\min\{x, y\} + \max\left\{x, 1\right\}`, (x, y) => min(x, y) + max(x, 1)],
    [String.raw`\begin{cases} -x & x < 0 \\ x & x \ge 0 \end{cases}`, (x) => abs(x)],
    [
      String.raw`\begin{cases} x^2 & \text{if } x \leq y, \\ y & \text{otherwise.} \end{cases}`,
      (x, y) => (x <= y ? x * x : y)
    ],
    [
      String.raw`\begin{cases} 1, & \text{for } x > y \\ 2, & x \ne 0 \\ 3 & \text{else} \end{cases}`,
      (x, y) => (x > y ? 1 : x !== 0 ? 2 : 3)
    ],
    [
      String.raw`\left\{ \begin{array}{ll} x & \mbox{if } x > 0 \\ 0 & \mbox{otherwise} \end{array} \right.`,
      (x) => max(x, 0)
    ],
    [String.raw`x \bmod 3`, (x) => ((x % 3) + 3) % 3],
    [String.raw`[x < y] + [x \geq 0 \land y > 0]`, (x, y) => Number(x < y) + Number(x >= 0 && y > 0)],
    [String.raw`$x^2 + y^2$`, (x, y) => x * x + y * y],
    [String.raw`$$x^{2}$$`, (x) => x * x],
    [String.raw`\[ x^2 \]`, (x) => x * x],
    [String.raw`\(xy\)`, (x, y) => x * y],
    [String.raw`\displaystyle x\!\left(y\right)\;2\quad x`, (x, y) => x * y * 2 * x],
    [String.raw`f(x,y) = \frac{xy}{2}`, (x, y) => (x * y) / 2],
    [String.raw`$f\left(x, y\right) = x - y$`, (x, y) => x - y],
    [String.raw`\begin{equation} z = x^2 \end{equation}`, (x) => x * x],
    // As SymPy prints LaTeX.
    [String.raw`\sin{\left(x \right)} \cos{\left(y \right)}`, (x, y) => sin(x) * cos(y)],
    [String.raw`\cos^{2}{\left(x + y \right)}`, (x, y) => cos(x + y) ** 2],
    [String.raw`\log{\left(x^{2} + 1 \right)}`, (x) => log(x * x + 1)],
    [String.raw`\operatorname{atan_{2}}{\left(y,x \right)}`, (x, y) => atan2(y, x)],
    [String.raw`x e^{- \frac{x^{2}}{2}} \left|{y}\right|`, (x, y) => x * exp((-x * x) / 2) * abs(y)],
    [String.raw`\Gamma(x^2+1)`, (x) => readAs('gamma(x^2+1)').value([x, 0])]
  ])('%s', (source, meaning) => {
    expectMeaning(source, meaning)
  })

  test('an index names the variable that is there', () => {
    for (const [source, name] of [
      ['x_{1}^2', 'x1'],
      ['x_1^2', 'x1'],
      ['x₁²', 'x_1'],
      ['x1^2', 'x_1'],
      [String.raw`\theta_{1}^2`, 'theta1'],
      [String.raw`w_{\mathrm{in}}^2`, 'w_in']
    ]) {
      const field = readAs(source, { variables: [name] })
      expect(field.parameters).toEqual([])
      expect(field.value([3])).toBe(9)
    }
  })

  test.each([
    [String.raw`\sinn x`, String.raw`\sinn`, String.raw`Did you mean \sin?`],
    [String.raw`x + \foobar{x}`, String.raw`\foobar`, ''],
    [String.raw`\frac{x}{`, '{', 'Close it'],
    [String.raw`\begin{cases} x & x < 0`, String.raw`\begin{cases}`, 'Close it'],
    [String.raw`\begin{tikzpicture}`, String.raw`\begin{tikzpicture}`, 'cases'],
    [String.raw`\operatorname{foo}(x)`, String.raw`\operatorname{foo}`, 'Did you mean'],
    [String.raw`\sum_{i=1}^{n} x`, String.raw`\sum`, 'sum([x, y])'],
    [String.raw`\left( x + y`, '(', 'Close it']
  ])('%s', (source, marked, hint) => {
    const { start, end, hint: remedy } = problemOf(source)
    expect(source.slice(start, end)).toContain(marked)
    expect(remedy).toContain(hint)
  })
})

describe('the LaTeX that Nabla sets reads back', () => {
  test.each([
    'x^2 + 3xy + 2y^2',
    'sin(x)^2 cos(y) e^(-x^2/2)',
    'sqrt(x^2+y^2) / (1 + |x y|)',
    'log_2(x^2+1) + log10(y^2+1) + ln(x^2+y^2)',
    'atan2(y, x) + hypot(x, y, 2) + nthRoot(x^2+1, 5)',
    'floor(x) + ceil(y) + round(x y) + sign(x)',
    'mod(x, 3) + (x^2) mod 2',
    '(x > 0) x + (x < y and y < 1) + not(x == y)',
    '{x < 0: -x, x < 1: x^2, y}',
    'if(x < y or y > 1, x, y) * 2',
    'max(x, y, 1) - min(x, y)',
    'gamma(x^2 + 1) + erf(y) + sinc(x) + lgamma(x^2+2) + digamma(y^2+1) + polygamma(1, x^2+1)',
    'sigmoid(x) + softplus(y) + relu(x) + step(y) + log1p(x^2) + expm1(y)',
    'theta x + a_1 y + w_in',
    'x!',
    'sec(x) + csc(y) + coth(x) + acoth(3 + x^2) + asech(1/(1+x^2))'
  ])('%s', (source) => {
    const field = readAs(source)
    for (const written of [field.latex.value, field.text.value]) {
      const back = readField(written, { variables: ['x', 'y'] })
      if ('problem' in back) throw new Error(`${written}: ${back.problem.message}`)
      for (const at of [
        [0.7, -1.3],
        [1.9, 2.2],
        [2.4, 0.35]
      ])
        expect(back.field.value(at)).toBeCloseTo(field.value(at), 12)
    }
  })
})
