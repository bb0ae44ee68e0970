import { describe, expect, test } from 'vitest'
import { expectMeaning, problemOf, readAs } from '../support/reading'
import type { Meaning } from '../support/reading'

const {
  abs,
  atan2,
  cos,
  exp,
  expm1,
  floor,
  hypot,
  log,
  log10,
  log1p,
  log2,
  max,
  min,
  PI,
  E,
  sin,
  sqrt,
  tanh
} = Math
const mod = (u: number, v: number) => u - v * floor(u / v)

describe('Python pasted from a notebook', () => {
  test.each<[string, Meaning]>([
    ['x**2 + 3*x*y', (x, y) => x ** 2 + 3 * x * y],
    ['-x**2', (x) => -(x ** 2)],
    ['2**-x', (x) => 2 ** -x],
    ['x**y**2', (x, y) => x ** (y ** 2)],
    ['np.sin(x)*np.cos(y)', (x, y) => sin(x) * cos(y)],
    ['numpy.exp(-x**2 - y**2)', (x, y) => exp(-(x ** 2) - y ** 2)],
    ['torch.exp(x) + torch.sin(y)', (x, y) => exp(x) + sin(y)],
    ['math.sqrt(x**2 + 1)', (x) => sqrt(x * x + 1)],
    ['sp.log(x**2 + 1) + sympy.Abs(y)', (x, y) => log(x * x + 1) + abs(y)],
    ['jnp.tanh(x) + tf.math.sin(y)', (x, y) => tanh(x) + sin(y)],
    ['torch.nn.functional.relu(x) + F.softplus(y)', (x, y) => max(x, 0) + log1p(exp(y))],
    ['np.arctan2(y, x)', (x, y) => atan2(y, x)],
    ['np.power(x, 2) + torch.pow(y, 3) + pow(x, 2)', (x, y) => 2 * x ** 2 + y ** 3],
    ['np.abs(x) + np.absolute(y) + math.fabs(x)', (x, y) => 2 * abs(x) + abs(y)],
    ['np.maximum(x, y) + torch.minimum(x, 1)', (x, y) => max(x, y) + min(x, 1)],
    ['max(x, y, 0) + min(x, y)', (x, y) => max(x, y, 0) + min(x, y)],
    ['np.where(x > 0, x, y)', (x, y) => (x > 0 ? x : y)],
    ['torch.where((x > 0) & (y > 0), x, 2*y)', (x, y) => (x > 0 && y > 0 ? x : 2 * y)],
    ['np.where((x > 0) | (y > 1), x, 2*y)', (x, y) => (x > 0 || y > 1 ? x : 2 * y)],
    ['np.where(~(x > 0), x, 2*y)', (x, y) => (!(x > 0) ? x : 2 * y)],
    ['np.pi*x + math.e*y', (x, y) => PI * x + E * y],
    ['torch.pi * x + math.pi', (x) => PI * x + PI],
    ['x if x > y else y', (x, y) => max(x, y)],
    ['1 if x > 1 else 2 if x > 0 else 3', (x) => (x > 1 ? 1 : x > 0 ? 2 : 3)],
    ['(x if (x > 0) else -x) * y', (x, y) => abs(x) * y],
    ['x % 3', (x) => mod(x, 3)],
    ['x % y * 2', (x, y) => mod(x, y) * 2],
    ['x // 2 + y', (x, y) => floor(x / 2) + y],
    ['np.mod(x, 2) + np.remainder(y, 3)', (x, y) => mod(x, 2) + mod(y, 3)],
    ['lambda x, y: x**2 + y', (x, y) => x ** 2 + y],
    ['f = lambda x, y: x*y', (x, y) => x * y],
    ['def f(x, y): return x - y', (x, y) => x - y],
    ['def loss(x, y):\n    return x**2 + y**2\n', (x, y) => x * x + y * y],
    ['def f(x, y) -> float: return x*y', (x, y) => x * y],
    ['x*y if not x > 0 and y < 1 or x == y else 0', (x, y) => ((!(x > 0) && y < 1) || x === y ? x * y : 0)],
    ['x > 0 && y > 0 ? x : y', (x, y) => (x > 0 && y > 0 ? x : y)],
    ['x > 0 || y > 0 ? x : y', (x, y) => (x > 0 || y > 0 ? x : y)],
    ['x > 0||y > 1||x < y ? 1 : 2', (x, y) => (x > 0 || y > 1 || x < y ? 1 : 2)],
    ['!(x > 0) ? 1 : 2', (x) => (!(x > 0) ? 1 : 2)],
    ['x != y ? x : 1', (x, y) => (x !== y ? x : 1)],
    ['1e-3*x + 2.5E2*y', (x, y) => 1e-3 * x + 250 * y],
    ['0 < x < 1', (x) => Number(0 < x && x < 1)],
    ['np.square(x) + np.cbrt(y) + np.reciprocal(x)', (x, y) => x * x + Math.cbrt(y) + 1 / x],
    [
      'np.log(x**2+1) + np.log2(y**2+1) + np.log10(x**2+2)',
      (x, y) => log(x * x + 1) + log2(y * y + 1) + log10(x * x + 2)
    ],
    ['math.log(x**2+1, 3)', (x) => log(x * x + 1) / log(3)],
    ['np.log1p(x**2) + np.expm1(y) + np.exp2(x)', (x, y) => log1p(x * x) + expm1(y) + 2 ** x],
    ['np.hypot(x, y) + math.hypot(x, y, 1)', (x, y) => hypot(x, y) + hypot(x, y, 1)],
    ['np.clip(x, -1, 1) + torch.clamp(y, 0, 1)', (x, y) => min(max(x, -1), 1) + min(max(y, 0), 1)],
    ['torch.sigmoid(x) + scipy.special.expit(y)', (x, y) => 1 / (1 + exp(-x)) + 1 / (1 + exp(-y))],
    ['torch.rsqrt(x**2+1)', (x) => 1 / sqrt(x * x + 1)],
    ['np.sign(x) + np.heaviside(y) + sgn(x)', (x, y) => 2 * Math.sign(x) + Number(y > 0)],
    ['np.floor(x) + math.ceil(y)', (x, y) => floor(x) + Math.ceil(y)],
    ['sp.Rational(1, 3)*x + Max(x, y)', (x, y) => x / 3 + max(x, y)],
    ['np.linalg.norm([x, y])**2', (x, y) => x * x + y * y],
    [
      'np.array([x, y]) @ np.array([[2, 1], [1, 3]]) @ np.array([x, y])',
      (x, y) => 2 * x * x + 2 * x * y + 3 * y * y
    ],
    ['np.dot([1, 2], [x, y])', (x, y) => x + 2 * y],
    ['torch.tensor([x, y]).T @ torch.tensor([x, y])', (x, y) => x * x + y * y],
    ['np.sum(np.array([x, y])) + np.mean([x, y, 1])', (x, y) => x + y + (x + y + 1) / 3],
    ['(x**2).sin() + torch.tensor([x, y]).sum()', (x, y) => sin(x * x) + x + y],
    ['x.pow(2) + y.abs()', (x, y) => x * x + abs(y)],
    ['Math.sin(x) * Math.max(x, y)', (x, y) => sin(x) * max(x, y)],
    ['x and y', (x, y) => Number(x !== 0 && y !== 0)]
  ])('%s', expectMeaning)

  test('names the variables', () => {
    for (const source of [
      'lambda u, v: u - v',
      'f = lambda u, v: u - v',
      'def f(u, v): return u - v',
      'f(u, v) = u - v',
      'g(u,v):=u-v'
    ]) {
      const field = readAs(source, {})
      expect(field.variables).toEqual(['u', 'v'])
      expect(field.value([5, 3])).toBe(2)
    }
    expect(readAs('loss(w1, w2) = w1^2 w2', {}).value([3, 2])).toBe(18)
    expect(readAs('h(θ, x₁) = θ x₁', {}).variables).toEqual(['theta', 'x1'])
  })

  test.each([
    ['np.foo(x)', 'np.foo', 'Did you mean'],
    ['x.foo()', 'foo', 'Did you mean'],
    ['np.sin', 'np.sin', 'np.sin(x)'],
    ['x if x > 0', 'if', ''],
    ['lambda x, x: x', 'lambda x, x:', 'its own name'],
    ['np.inf', 'np.inf', 'norm']
  ])('%s', (source, marked, hint) => {
    const { start, end, hint: remedy } = problemOf(source)
    expect(source.slice(start, end)).toBe(marked)
    expect(remedy ?? '').toContain(hint)
  })
})
