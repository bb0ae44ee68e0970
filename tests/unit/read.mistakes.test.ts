import { describe, expect, test } from 'vitest'
import { Graph } from '../../src/lib/math/expression/expression'
import { Mistake } from '../../src/lib/basics/problem'
import { readExpression } from '../../src/lib/math/read/read'
import { seeded } from '../support/numeric'
import { problemOf } from '../support/reading'

describe('mistakes have a message, a place and a remedy', () => {
  test.each<[source: string, message: string, marked: string, hint: string]>([
    ['x^', '“^” needs something after it', '^', 'exponent'],
    ['x +', '“+” needs something after it', '+', 'next term'],
    ['x */ y', '“*” needs something after it', '*', 'next factor'],
    ['x /', '“/” needs something after it', '/', 'divide by'],
    ['x · ', '“·” needs something after it', '·', 'next factor'],
    ['* x', '“*” needs something before it', '*', 'number'],
    ['5%', '“%” needs something after it', '%', '5/100'],
    ['x <', '“<” needs something after it', '<', 'after it'],
    ['x and', '“and” needs something after it', 'and', 'after it'],
    ['foo(x)', '“foo” is not a function', 'foo', 'Did you mean floor?'],
    ['x + flor(y)', '“flor” is not a function', 'flor', 'floor'],
    ['acothh(x)', 'is not a function', 'acothh', 'acoth'],
    ['sine(x)', '“sine” is not a function', 'sine', 'sin'],
    ['sqr(x)', '“sqr” is not a function', 'sqr', 'sqrt'],
    ['hello', '“hello” is not a name', 'hello', 'product of letters'],
    ['softmax(x)', '“softmax” is not a function', 'softmax', 'Did you mean'],
    ['argmax(x)', '“argmax” is not a function', 'argmax', 'max'],
    ['1.2.3', 'only one point', '1.2.3', 'sign'],
    ['sin x)', 'One bracket more is closed than opened', ')', 'open one before it'],
    ['(x + y', 'never closed', '(', 'Close it with “)”'],
    ['(x + y]', '“(” is closed by “]”', ']', 'Close it with “)”'],
    ['⌊x', 'never closed', '⌊', '⌋'],
    ['|x', 'This bar is never closed', '|', '|'],
    ['|x|y|', 'This bar is never closed', '|', '|'],
    ['‖x', 'This bar is never closed', '‖', '‖'],
    ['()', 'nothing between', '()', 'Write'],
    ['sin', 'sin needs something in brackets', 'sin', 'sin(x)'],
    ['sin()', 'nothing between these brackets', '()', 'what the function is of'],
    ['sin^y x', 'raised like this only to a whole number', '^', '(sin(x))^y'],
    ['atan2(x)', 'atan2 takes 2 arguments, not 1', 'atan2(x)', 'atan2(x, y)'],
    ['sin(x, y)', 'sin takes 1 argument, not 2', 'sin(x, y)', 'sin(x)'],
    ['max(x)', 'max needs a data column or a list', 'max(x)', 'max([x, y])'],
    ['clamp(x)', 'clamp takes 3 arguments, not 1', 'clamp(x)', 'clamp(x, 0, 1)'],
    ['log(x, 2, 3)', 'at most 2 arguments', 'log(x, 2, 3)', 'As in'],
    ['if(x > 0, 1)', 'if takes 3 arguments, not 2', 'if(x > 0, 1)', 'if(x > 0, x, -x)'],
    ['1,5x', 'comma', ',', '1.5'],
    ['(1,2)', 'comma', ',', '1.5'],
    ['x # y', '“#” has no meaning', '#', 'Remove'],
    ['30° x', '“°” has no meaning', '°', 'radians'],
    ['∫x', '“∫” has no meaning', '∫', 'without integrals'],
    ['lim x', 'does not read limits', 'lim', 'l i m'],
    ['lim_{x->0} x', 'does not read limits', 'lim', 'without lim'],
    ['x + Limit(x)', 'does not read limits', 'Limit', 'without Limit'],
    ['int_0^1 x', 'does not read integrals', 'int', 'i n t'],
    ['2 integral x', 'does not read integrals', 'integral', 'without integral'],
    ['sup x', 'does not read suprema', 'sup', 's u p'],
    ['d/dx x^2', 'no derivative in it', 'd/dx', 'Type the function'],
    ['∂f/∂x', 'no derivative in it', '∂', 'Type the function'],
    [String.raw`\frac{d}{dx} x^2`, 'no derivative in it', String.raw`\frac{d}{dx`, 'Type the function'],
    ['x = y', '“=” has no meaning', '=', 'right-hand side'],
    ['y = x^2', '“=” has no meaning', '=', 'right-hand side'],
    ['f(x, x) = x', 'x is named twice', 'f(x, x) =', 'its own name'],
    ['1e999', 'too large', '1e999', '1e308'],
    ['', 'Type a function', '', 'x^2'],
    ['  ', 'Type a function', '', 'x^2'],
    ['z =', 'Type a function', '', 'x^2'],
    ['日本', '“日” has no meaning', '日', 'Remove'],
    ['x^2\ny^2', 'A second formula begins', 'y', 'one formula'],
    ['x; y', '“;” is not expected', ';', 'one formula'],
    ['x!!', 'two ways', '!', '(x!)!'],
    ['2½x', 'two ways', '½', '2 + ½'],
    ["f'(x)", 'Only a vector', "f'", '[x, y]'],
    ['x > 0 ? 1', '“?” needs a “:”', 'x > 0 ? 1', '-x : x'],
    ['{x < 0: 1, 2, 3}', 'comma', ',', ''],
    ['{x, y}', 'comma', ',', ''],
    ['{x < 0: }', 'needs something after it', ':', 'after it'],
    ['x_', '“_” is not expected', '_', 'x_1'],
    ['\ud800', 'no meaning', '\ud800', 'Remove']
  ])('%s', (source, message, marked, hint) => {
    const found = problemOf(source)
    expect(found.message).toContain(message)
    expect(source.slice(found.start, found.end)).toBe(marked)
    expect(found.hint ?? '').toContain(hint)
    expect(found.hint).toBeTruthy()
  })
})

const seeds = [
  'x^2 + 3xy + 2y^2',
  'sin²x cos(2πy) / (1 + |x y|)',
  '{x < 0: -x, x < 1: x^2, otherwise: ⌊y⌋!}',
  'x > 0 and not y == 1 ? √(x+1) : log_2(x, 3)',
  String.raw`\frac{\sin^{2}\left(x\right)}{\sqrt[3]{1+y^{2}}} \cdot \begin{cases} x & x \le 0 \\ y & \text{otherwise} \end{cases}`,
  String.raw`\left\| \begin{pmatrix} x \\ y \end{pmatrix} \right\|_1 + \log_{2} x_{1}`,
  "[x,y]' [[2,1],[1,3]] [x,y] + norm([1,2;3,4]*[x,y], inf)",
  'np.where((x > 0) & (y > 0), np.exp(-x**2), x // 2 if x % 2 else y)',
  'f(u, v) = u v e^-u',
  'lambda x, y: max(x, y, 0).abs()',
  'mean((b0 + b1*X - Y)^2) + var(X) − ‖X − Y‖²',
  'x₁² + θ₂ + ½·∛y ÷ 3×x²ʸ'
]
const pieces = [...new Set(seeds.flatMap((seed) => seed.match(/\\?[A-Za-z]+|\d+|./gu)!)), "'", '\n', '$', ';', '`', '\u0000', '?', '@', '~', '\ud83d\ude00'] // prettier-ignore

/** One of the seeds with pieces dropped, doubled, swapped or put in. */
function mutant(random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const parts = pick(seeds).match(/\\?[A-Za-z]+|\d+|./gu)!
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const at = Math.floor(random() * parts.length)
    const removed = Math.floor(random() * 3)
    const added = Array.from({ length: Math.floor(random() * 3) }, () =>
      pick(random() < 0.5 ? pieces : parts)
    )
    parts.splice(at, removed, ...added)
  }
  return parts.join('')
}

describe('whatever is typed', () => {
  test('is read or is a mistake in its place, at once', () => {
    const random = seeded('mutants')
    const columns = { X: [1, 2, 3], Y: [0, 1, 5] }
    let read = 0
    const started = performance.now()
    for (let i = 0; i < 6000; i++) {
      const source = mutant(random)
      const places = (() => {
        try {
          const found = readExpression(source, { variables: ['x', 'y'], columns }, new Graph())
          read++
          return [...found.places.values()].flat()
        } catch (error) {
          if (!(error instanceof Mistake))
            throw new Error(`reading ${JSON.stringify(source)}`, { cause: error })
          expect(error.problem.message).toMatch(/\.$/)
          expect(`${error.problem.hint} for ${source}`).not.toContain('undefined')
          return [error.problem]
        }
      })()
      const inside = places.every(({ start, end }) => 0 <= start && start <= end && end <= source.length)
      expect(inside ? '' : source).toBe('')
    }
    expect(read).toBeGreaterThan(600)
    // Some 0.1 ms each; the bound leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
