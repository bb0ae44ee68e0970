import { describe, expect, test } from 'vitest'
import { expectMeaning, problemOf, readAs } from '../support/reading'
import type { Meaning } from '../support/reading'

const { abs, cbrt, exp, hypot, log, max, min, sqrt } = Math

describe('vectors and matrices are lowered to numbers', () => {
  test.each<[string, Meaning]>([
    ["[1,2]' [x,y]", (x, y) => x + 2 * y],
    ['[1,2]^T [x,y]', (x, y) => x + 2 * y],
    ['[1,2]ᵀ[x,y]', (x, y) => x + 2 * y],
    ['[1,2].T @ [x,y]', (x, y) => x + 2 * y],
    ['[1,2]*[x,y]', (x, y) => x + 2 * y],
    ['[1,2]·[x,y]', (x, y) => x + 2 * y],
    ['⟨1,2⟩·⟨x,y⟩', (x, y) => x + 2 * y],
    ['dot([1,2], [x,y])', (x, y) => x + 2 * y],
    ["[x,y]' [[2,1],[1,3]] [x,y]", (x, y) => 2 * x * x + 2 * x * y + 3 * y * y],
    ["[x,y]'*[[2,1],[1,3]]*[x,y]", (x, y) => 2 * x * x + 2 * x * y + 3 * y * y],
    ["[x,y]' [2,1;1,3] [x,y]", (x, y) => 2 * x * x + 2 * x * y + 3 * y * y],
    ['[x,y][[2,1],[1,3]][x,y]', (x, y) => 2 * x * x + 2 * x * y + 3 * y * y],
    ["[x,y]' [a, b; b, c] [x,y]", (x, y, { a, b, c }) => a * x * x + 2 * b * x * y + c * y * y],
    ["([x,y]')[[2,1],[1,3]]^2[x,y]", (x, y) => 5 * x * x + 10 * x * y + 10 * y * y],
    ["sum([[1,2],[3,4]]' [x,y])", (x, y) => x + 3 * y + 2 * x + 4 * y],
    ['norm([x,y])^2', (x, y) => x * x + y * y],
    ['norm([x,y])', (x, y) => hypot(x, y)],
    ['norm([x, y], 2)', (x, y) => hypot(x, y)],
    ['norm([x,y], 1)', (x, y) => abs(x) + abs(y)],
    ['norm([x,y], inf)', (x, y) => max(abs(x), abs(y))],
    ['norm([x,y], ∞)', (x, y) => max(abs(x), abs(y))],
    ['norm([x,y], 3)', (x, y) => cbrt(abs(x) ** 3 + abs(y) ** 3)],
    ['‖[x,y]‖', (x, y) => hypot(x, y)],
    ['‖[x,y]‖²', (x, y) => x * x + y * y],
    ['‖[x,y]‖^2 + 1', (x, y) => x * x + y * y + 1],
    ['‖[x,y]‖_1', (x, y) => abs(x) + abs(y)],
    ['‖[x,y]‖₁', (x, y) => abs(x) + abs(y)],
    ['‖[x,y]‖_∞ x', (x, y) => max(abs(x), abs(y)) * x],
    ['||[x,y]||', (x, y) => hypot(x, y)],
    ['||[x,y]||^2', (x, y) => x * x + y * y],
    ['||[x,y]||_1', (x, y) => abs(x) + abs(y)],
    ['|[x,y]|', (x, y) => hypot(x, y)],
    ['‖x‖', (x) => abs(x)],
    ['‖[x,y] - [1,2]‖ ‖[x,1]‖', (x, y) => hypot(x - 1, y - 2) * hypot(x, 1)],
    ['norm([[1,2],[3,4]]*[x,y] - [1,0])^2', (x, y) => (x + 2 * y - 1) ** 2 + (3 * x + 4 * y) ** 2],
    ['norm([1,2;3,4][x,y] - [1,0])^2', (x, y) => (x + 2 * y - 1) ** 2 + (3 * x + 4 * y) ** 2],
    [
      '‖[[1,2],[3,4],[5,6]] [x,y] − [1,0,1]‖²',
      (x, y) => (x + 2 * y - 1) ** 2 + (3 * x + 4 * y) ** 2 + (5 * x + 6 * y - 1) ** 2
    ],
    ['sum([x,y])', (x, y) => x + y],
    ['sum([x,y].^2)', (x, y) => x * x + y * y],
    ['sum([x,y] .* [a,b])', (x, y, { a, b }) => a * x + b * y],
    ['sum([x,y] ./ [2,4])', (x, y) => x / 2 + y / 4],
    ['sum([x,y]/2)', (x, y) => (x + y) / 2],
    ['sum(-[x,y] + 2[y,x])', (x, y) => x + y],
    ['sum([x,y] + 1)', (x, y) => x + y + 2],
    ['mean([x,y,1])', (x, y) => (x + y + 1) / 3],
    ['mean(x, y)', (x, y) => (x + y) / 2],
    ['var([x,y])', (x, y) => (x - y) ** 2 / 2],
    ['std([x,y])', (x, y) => abs(x - y) / sqrt(2)],
    ['prod([x,y,2])', (x, y) => 2 * x * y],
    ['max([x,y,0])', (x, y) => max(x, y, 0)],
    ['min([x,y])', (x, y) => min(x, y)],
    ['sum(max([x,y], 0))', (x, y) => max(x, 0) + max(y, 0)],
    ['sum(exp([x,y]))', (x, y) => exp(x) + exp(y)],
    ['log(sum(e^[x,y]))', (x, y) => log(exp(x) + exp(y))],
    ['log(sum(exp([[1,2],[3,4]][x,y])))', (x, y) => log(exp(x + 2 * y) + exp(3 * x + 4 * y))],
    ['sum(abs([x,y]))', (x, y) => abs(x) + abs(y)],
    ['sum(if([x,y] > 0, [x,y], 0))', (x, y) => max(x, 0) + max(y, 0)],
    ['norm(cross([1,0,0],[0,x,y]))', (x, y) => hypot(x, y)],
    ['‖[1,0,0] × [0,x,y]‖', (x, y) => hypot(x, y)],
    ['matmul([[1,2]], [x,y])', (x, y) => x + 2 * y],
    ['transpose([1,2]) [x,y]', (x, y) => x + 2 * y],
    ['[[x]]', (x) => x],
    ['[x + {y}]', (x, y) => x + y],
    ["[x,y]'[[1,2],[3,4]]'[x,y]/2", (x, y) => (x * x + 5 * x * y + 4 * y * y) / 2],
    ["norm([x,y] [1,1]' [x,y])", (x, y) => hypot(x * (x + y), y * (x + y))]
  ])('%s', (source, meaning) => expectMeaning(source, meaning))

  test.each([
    ['[x,y]', 'The result is a vector of 2', '[x,y]', 'norm'],
    ["[x,y]'", 'a row of 2', "[x,y]'", 'norm'],
    ['[[1,2],[3,4]]', 'a 2×2 matrix', '[[1,2],[3,4]]', 'dot'],
    ['x + sum([x,y] + [1,2,3])', 'A vector of 2 and a vector of 3', '[x,y] + [1,2,3]', 'same shape'],
    ["sum([x,y]' + [1,2])", 'A row of 2 and a vector of 2', "[x,y]' + [1,2]", 'Transpose'],
    [
      'sum([[1,2],[3,4]] [x,y,1])',
      'A 2×2 matrix and a vector of 3 have no product',
      '[[1,2],[3,4]] [x,y,1]',
      'columns'
    ],
    ['[x,y]^2', 'A vector of 2 has no such power', '[x,y]^2', 'norm(v)^2'],
    ['1/[x,y]', 'Nothing can be divided by a vector of 2', '1/[x,y]', './'],
    ["x'", 'Only a vector or a matrix', "x'", '[x, y]'],
    ['xᵀ[[1,2],[3,4]]x', 'Only a vector or a matrix', 'xᵀ', '[x, y]'],
    ['[[1,2],[3]]', 'same number', '[[1,2],[3]]', '[[1, 2], [3, 4]]'],
    ['[]', 'nothing between', '[]', 'Write'],
    ['norm([[1,2],[3,4]])', 'norm takes a vector', 'norm([[1,2],[3,4]])', 'Multiply'],
    ['norm([x,y], 0)', 'order of a norm', 'norm([x,y], 0)', 'norm(v, 1)'],
    ['dot([1,2],[x,y,1])', 'dot needs two vectors', 'dot([1,2],[x,y,1])', 'As in'],
    ['cross([1,2],[x,y])', 'cross product needs', 'cross([1,2],[x,y])', 'dot'],
    ['var([x])', 'needs a data column or a list', 'var([x])', 'As in'],
    ['sum(x)', 'sum needs a data column or a list', 'sum(x)', 'sum([x, y])'],
    ['mean(x)', 'mean needs a data column or a list', 'mean(x)', 'mean([x, y])'],
    ['x + ∞', '∞ is not a number', '∞', 'norm'],
    ['max(x, inf)', '∞ is not a number', 'max(x, inf)', 'norm']
  ])('%s', (source, message, marked, hint) => {
    const found = problemOf(source)
    expect(found.message).toContain(message)
    expect(source.slice(found.start, found.end)).toBe(marked)
    expect(found.hint).toContain(hint)
  })
})

const X = [1, 2, 4, -1]
const Y = [0.5, -1, 2, 3]
const data = {
  variables: ['b0', 'b1'],
  columns: { X, Y, expression: Y, log_price: X, 'sepal length': X, x2: Y, short: [1, 2] }
}
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
const mean = (values: number[]) => total(values) / values.length
const rows = (of: (x: number, y: number) => number) => X.map((x, i) => of(x, Y[i]))
const [b0, b1] = [0.3, -0.7]
const variance = (values: number[]) =>
  total(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1)

describe('data columns', () => {
  test.each<[string, number]>([
    ['mean((b0 + b1*X - Y)^2)', mean(rows((x, y) => (b0 + b1 * x - y) ** 2))],
    ['sum(log(1+exp(-Y*(b0+b1*X))))', total(rows((x, y) => log(1 + exp(-y * (b0 + b1 * x)))))],
    ['1/4 sum((b0 + b1 X - Y)^2)', mean(rows((x, y) => (b0 + b1 * x - y) ** 2))],
    ['min(b1 X) + max(X - Y)', min(...rows((x) => b1 * x)) + max(...rows((x, y) => x - y))],
    ['sum(max(b1 X, 0))', total(rows((x) => max(b1 * x, 0)))],
    ['var(b1 X)', variance(rows((x) => b1 * x))],
    ['std(X) + sd(Y)', sqrt(variance(X)) + sqrt(variance(Y))],
    ['norm(X b1 - Y)^2', total(rows((x, y) => (x * b1 - y) ** 2))],
    ['‖X b1 − Y‖²', total(rows((x, y) => (x * b1 - y) ** 2))],
    ['||X b1 - Y||^2 / 2', total(rows((x, y) => (x * b1 - y) ** 2)) / 2],
    ['norm(X - b0, 1) + norm(X, inf)', total(rows((x) => abs(x - b0))) + 4],
    ['dot(X, Y) + X @ Y', 2 * total(rows((x, y) => x * y))],
    ['mean((X - mean(X))^2)', mean(X.map((x) => (x - mean(X)) ** 2))],
    ['atmin(X, Y) + atmax(b1 X, Y)', 3 + 3],
    ['mean(expression)', mean(Y)],
    ['mean(2log_price)', 2 * mean(X)],
    ['mean(sepal length + 1)', mean(X) + 1],
    ['mean(x2)', mean(Y)],
    ['mean(if(X > 1, Y, 0))', mean(rows((x, y) => (x > 1 ? y : 0)))],
    ['mean({X > 1: Y, 0})', mean(rows((x, y) => (x > 1 ? y : 0)))],
    ['sum(short) mean(X)', 3 * mean(X)],
    ['torch.mean((b0 + b1*X - Y)**2)', mean(rows((x, y) => (b0 + b1 * x - y) ** 2))],
    ['((b0 + b1*X - Y)**2).mean()', mean(rows((x, y) => (b0 + b1 * x - y) ** 2))],
    [
      String.raw`\sum \left(b_0 + b_1 \text{X} - \text{Y}\right)^{2}`,
      total(rows((x, y) => (b0 + b1 * x - y) ** 2))
    ],
    [String.raw`\operatorname{mean}(\text{log\_price} + \text{sepal length})`, 2 * mean(X)],
    [String.raw`\left.\text{Y}\right|_{\min \text{X}}`, 3]
  ])('%s', (source, expected) => {
    expect(readAs(source, data).value([b0, b1])).toBeCloseTo(expected, 10)
  })

  test.each([
    ['b0 + b1 X', 'X is a data column', 'X', 'mean(X)'],
    ['Y + mean(X Y)', 'Y is a data column', 'Y', 'mean(Y)'],
    ['mean(X) + Y', 'Y is a data column', 'Y', 'mean(Y)'],
    ['mean(X + short)', '4 and 2 rows', 'X + short', 'same number of rows'],
    ['dot(X, short)', '4 and 2 rows', 'dot(X, short)', 'same number of rows'],
    ['mean(b0)', 'mean needs a data column', 'mean(b0)', 'mean(X)'],
    ['atmin(b0, X)', 'atmin needs data columns', 'atmin(b0, X)', 'As in'],
    ['prod(X)', 'product over the rows', 'prod(X)', 'exp(sum'],
    ['X^T Y', 'Only a vector', 'X^T', '[x, y]'],
    ["X'X", 'Only a vector', "X'", '[x, y]'],
    ['dot(X, b0)', 'dot needs two vectors', 'dot(X, b0)', 'As in'],
    ['sum(X, 0)', 'sum takes one list', 'sum(X, 0)', 'sum(X)']
  ])('%s', (source, message, marked, hint) => {
    const found = problemOf(source, data)
    expect(found.message).toContain(message)
    expect(source.slice(found.start, found.end)).toBe(marked)
    expect(found.hint).toContain(hint)
  })

  test('what the notations write of a loss and its slopes reads back', () => {
    const data = { variables: ['b0', 'b1'], columns: { X, Y, log_price: X } }
    expect(readAs('sum(b0)', data).value([3, 0])).toBe(12)
    for (const source of [
      'mean((b0 + b1*X - Y)^2)',
      'sum(log(1+exp(-Y*(b0+b1*X))))',
      'max(b0 + b1 X) + min(b1 X)',
      'var(b0 + b1 log_price)',
      'sum((b0 + X)^2)'
    ]) {
      const field = readAs(source, data)
      const written = [field.text, field.latex].flatMap((jet) => [
        jet.value,
        ...jet.gradient,
        ...jet.hessian.flat()
      ])
      const jet = field.jet([b0, b1])
      const values = [jet.value, ...jet.gradient, ...jet.hessian.flat()]
      written.forEach((text, i) => {
        const back = readAs(text, data).value([b0, b1])
        expect(`${text}: ${back.toPrecision(9)}`).toBe(`${text}: ${values[i % values.length].toPrecision(9)}`)
      })
    }
  })
})
