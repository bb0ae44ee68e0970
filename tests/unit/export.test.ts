import { describe, expect, test } from 'vitest'
import { formats } from '../../src/lib/export'
import type { Standpoint } from '../../src/lib/export'
import { readField } from '../../src/lib'
import type { ScalarField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import { createField } from '../../src/lib/field/field'
import { operation, operations } from '../../src/lib/math/table/functions'
import { presets } from '../../src/lib/figure/presets'
import { relative } from '../support/numeric'
import { pythonWith, runScripts } from '../support/python'
import { callOf } from '../support/table'

const columns = { X: [1, 2, 3.5, -0.5], Y: [2.25, 4, 5, 0.125] }

function read(source: string, variables = ['x', 'y']): ScalarField {
  const reading = readField(source, { variables, columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

function write(format: string, field: ScalarField, at: Partial<Standpoint> = {}): string {
  const found = formats.find(({ name }) => name === format)!
  return found.write(field, {
    point: at.point ?? field.variables.map(() => 0.5),
    parameters: at.parameters ?? {}
  })
}

interface Case {
  name: string
  field: ScalarField
  at: Standpoint
}

const formulas: [source: string, point?: [number, number], variables?: string[]][] = [
  ['x^2/3 + sin(2)*y'],
  ['-x^2*y/(3y^2) - -x'],
  ['(x - (y - x))^2/(x/y)/(1/3)'],
  ['2^x^y - (2^x)^y'],
  ['x^(1/3) + 10^300*1e-300*x'],
  ['if(x > 0 and not (y < 0 or y > 3), sqrt(x), 3) + y'],
  ['if(x > 0, sqrt(-x), x^2) * y', [-1.5, 2]],
  ['{x > 0: 1/x, y < 0: sqrt(-y), x^2 + y}', [-1.5, 2]],
  ['{x > 0: 1/x, y < 0: sqrt(-y), x^2 + y}', [-1.5, -2]],
  ['{x > 0: x, y > 0: 2}', [-1, 2]],
  ['(x > y)*x + (x != 2)*y + (x == y or x <= y)'],
  ['max(x, y, 3, sin(5)) * min(x y, 2)'],
  ['hypot(x, y, 2) + hypot(x)'],
  ['max(0, 3) + clamp(x, -1, y)'],
  ['(x % 3) * y + 7 % 4 - x % y', [5.5, 2.25]],
  ['x! + gamma(y) + lgamma(x y) + 5!'],
  ['lambda x + theta y + x_1 f + a_2'],
  ['pi x + e^y + e + 1/3 + 0.1x + 123456789012345678901 x'],
  ['relu(x) + softplus(y) + sigmoid(x y) + step(x) + sinc(x) + erf(y/2) + erfc(x + 3)'],
  ['3'],
  ['x + 0y'],
  ['sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(sin(x y))))))))))))'],
  ['((((x + y)^2 + x)^2 + y)^2 + x)^2/1000'],
  ['mean((b0 + b1*X - Y)^2)', [0.5, 1.25], ['b0', 'b1']],
  ['sum(log(1+exp(-Y*(b0+b1*X)))) + sum(b0 + 0X)', [0.5, 1.25], ['b0', 'b1']],
  ['max(b0*X + b1) - min(abs(b0 + b1*X - Y))', [0.5, 1.25], ['b0', 'b1']],
  ['sum((X - mean(X))*(Y - mean(Y)))*b0 + b1*max(X)', [0.5, 1.25], ['b0', 'b1']],
  ['mean(if(X > b0, sqrt(X - b0), b1*X^2))', [0.5, 1.25], ['b0', 'b1']],
  ['mean((X > 1)*b0 + max(X, b1*Y)) + norm(b0 + b1*X - Y)', [0.5, 1.25], ['b0', 'b1']]
]

/** Each entry of the table, as a function of x and y at a point of its domain. */
const tableCases: Case[] = [...operations.keys()].flatMap((name) => {
  const g = new Graph()
  const { samples, arity } = operation(name)
  const [f, args] = [callOf(g, name), ['x', 'y'].slice(0, arity).map((v) => g.symbol(v))]
  // As the reader makes them: and, or and not ask for truth values.
  const expression = ['and', 'or', 'not'].includes(name)
    ? g.call(name, ...args.map((arg) => g.call('ne', arg, g.number(0))))
    : f
  const field = createField({
    graph: g,
    expression,
    places: new Map(),
    source: name,
    variables: ['x', 'y'],
    parameters: []
  })
  const point = ['polygamma', 'nthRoot'].includes(name)
    ? [2, 1.7]
    : [0.37, 0.81].map((share, i) => {
        const [low, high] = samples[Math.min(i, arity - 1)]
        return low + (high - low) * share
      })
  return [{ name: `${name}(x, y)`, field, at: { point, parameters: {} } }]
})

const cases: Case[] = [
  ...formulas.map(([source, point = [2, 1.25], variables = ['x', 'y']]) => ({
    name: source,
    field: read(source, variables),
    at: { point, parameters: { a: -0.5, theta: 2, lambda: 0.25 } }
  })),
  ...presets.map(({ name, source, at = [1, 0.5], parameters = {} }) => ({
    name,
    field: read(source),
    at: {
      point: at,
      parameters: Object.fromEntries(Object.entries(parameters).map(([key, { value }]) => [key, value]))
    }
  })),
  ...tableCases
]

const python = { numpy: pythonWith(['numpy']), torch: pythonWith(['torch']), sympy: pythonWith(['sympy']) }
const hasScipy = pythonWith(['numpy', 'scipy']) === python.numpy

/** The numbers after a label, a line each. */
const numbersAfter = (output: string, label: string): number[] =>
  [...output.matchAll(new RegExp(`^${label}(.*)$`, 'gm'))].flatMap(([, rest]) =>
    (rest.match(/-?(?:nan|inf|\d[\d.]*(?:e[+-]?\d+)?)/g) ?? []).map((text) =>
      Number(text.replace('inf', 'Infinity'))
    )
  )

/** What a script says of itself where f is smooth. SymPy leaves the derivatives of rounding functions unevaluated. */
const verdicts = {
  numpy: () => true,
  torch: (output: string) => output.includes('They agree.'),
  sympy: (output: string, name: string) =>
    !output.includes('differs') && (!output.includes('no value') || /floor|ceil|round|%|mod/.test(name))
}

describe.each(['numpy', 'torch', 'sympy'] as const)('%s scripts run as they are', (format) => {
  const command = python[format]
  if (!command) console.warn(`No Python with ${format} here: its scripts are not run.`)

  test.skipIf(!command)('and print what the field says', { timeout: 300_000 }, () => {
    const runnable = cases
      .map((one) => ({ ...one, script: write(format, one.field, one.at) }))
      .filter(({ script }) => hasScipy || !script.includes('scipy'))
    const runs = runScripts(
      command!,
      runnable.map(({ script }) => script)
    )
    const wrong = runnable.flatMap(({ name, field, at }, i) => {
      const { output, error } = runs[i]
      const { value, gradient } = field.jet([...at.point], { ...at.parameters })
      const expected = [value, ...gradient]
      const slopes = { numpy: 'gradient =', torch: 'gradient by formula:', sympy: 'df/d\\w+ =' }[format]
      const printed = [...numbersAfter(output, 'f ='), ...numbersAfter(output, slopes)]
      const differs =
        error !== '' ||
        printed.length !== expected.length ||
        expected.some((number, k) => Number.isFinite(number) && !(relative(printed[k], number) < 1e-9))
      const agrees = verdicts[format](output, name)
      const smooth = expected.every(Number.isFinite)
      return differs || (smooth && !agrees) ? [{ name, expected, output, error }] : []
    })
    expect(wrong).toEqual([])
  })
})

/** f as each language has it. */
const spellings: [source: string, numpy: string, sympy: string, torch: string, desmos: string][] = [
  ['x^2 + 3xy + 2y^2', 'x**2 + 3*x*y + 2*y**2', 'x**2 + 3*x*y + 2*y**2', 'x**2 + 3*x*y + 2*y**2', 'x^{2}+3xy+2y^{2}'],
  ['-(x-y)^2/(2x)', '-(x - y)**2/(2*x)', '-(x - y)**2/(2*x)', '-(x - y)**2/(2*x)', '-\\frac{\\left(x-y\\right)^{2}}{2x}'],
  ['x/y/2 - x/(y/2)', 'x/y/2 - x/(y/2)', 'x/y/2 - x/(y/2)', 'x/y/2 - x/(y/2)', '\\frac{\\frac{x}{y}}{2}-\\frac{x}{\\frac{y}{2}}'],
  ['2^x^y', '2**(x**y)', '2**(x**y)', '2**(x**y)', '2^{x^{y}}'],
  ['x/3 + 1/3', 'x/3 + 1/3', 'x/3 + sp.Rational(1, 3)', 'x/3 + 1/3', '\\frac{x}{3}+\\frac{1}{3}'],
  ['sin(2) x', 'np.sin(2)*x', 'sp.sin(2)*x', 'torch.sin(torch.tensor(2.0))*x', '\\sin\\left(2\\right)x'],
  ['ln(pi x) + e^y', 'np.log(np.pi*x) + np.exp(y)', 'sp.log(sp.pi*x) + sp.exp(y)', 'torch.log(torch.pi*x) + torch.exp(y)', '\\ln\\left(\\pi x\\right)+e^{y}'],
  ['max(x,y,3)', 'np.maximum(np.maximum(x, y), 3)', 'sp.Max(sp.Max(x, y), 3)', 'torch.maximum(torch.maximum(x, y), torch.tensor(3.0))', '\\operatorname{max}\\left(x,y,3\\right)'],
  ['{x > 0: sqrt(x), y}', 'np.where(x > 0, np.sqrt(x), y)', 'sp.Piecewise((sp.sqrt(x), x > 0), (y, True))', 'torch.sqrt(x) if x > 0 else y', '\\left\\{x>0:\\sqrt{x},y\\right\\}'],
  ['{x > 0 and y != 1: 2}', 'np.where((x > 0) & (y != 1), 2, np.nan)', 'sp.Piecewise((2, sp.And(x > 0, sp.Ne(y, 1))), (sp.nan, True))', '2 if (x > 0) & (y != 1) else torch.nan', '\\left\\{\\left\\{x>0:1,0\\right\\}\\cdot\\left\\{\\left\\{y=1:1,0\\right\\}=0:1,0\\right\\}=1:2\\right\\}'],
  ['(x<y) x', '(x < y)*1.0*x', 'sp.Piecewise((1, x < y), (0, True))*x', '(x < y)*1.0*x', '\\left\\{x<y:1,0\\right\\}x'],
  ['1/0 + x', 'np.nan + x', 'sp.nan + x', 'torch.nan + x', '\\frac{0}{0}+x'],
  ['x % 3 + floor(y)!', 'np.mod(x, 3) + special.gamma(np.floor(y) + 1)', 'sp.Mod(x, 3) + sp.factorial(sp.floor(y))', 'torch.remainder(x, torch.tensor(3.0)) + torch.exp(torch.lgamma(torch.floor(y) + 1))*torch.where(((torch.floor(y) + 1) < 0) & (torch.floor(torch.floor(y) + 1) % 2 != 0), -1.0, 1.0)', '\\operatorname{mod}\\left(x,3\\right)+\\operatorname{floor}\\left(y\\right)!'],
  ['1e-9 x', '0.000000001*x', '0.000000001*x', '0.000000001*x', '0.000000001x'],
  ['lambda x + theta_1 y + f', 'lambda_*x + theta_1*y + f_', 'lambda_*x + theta_1*y + f_', 'lambda_*x + theta_1*y + f_', '\\lambda x+\\theta_{1}y+f_{p}'],
  ['t x y_2', 't*x*y_2', 't*x*y_2', 't*x*y_2', 't_{p}xy_{2}']
] // prettier-ignore

test.each(spellings)('%s in each language', (source, numpy, sympy, torch, desmos) => {
  const field = read(source)
  expect(write('numpy', field)).toContain(`    return ${numpy}\n`)
  expect(write('sympy', field)).toContain(`f = ${sympy}\n`)
  expect(write('torch', field)).toContain(`    return ${torch}\n`)
  expect(write('desmos', field).trim().split('\n').pop()).toBe(`f\\left(x,y\\right)=${desmos}`)
})

test('LaTeX, text, WGSL and Desmos in full', () => {
  const field = read('a*x^2 + y/3')
  const parameters = { a: 1.5 }
  expect(write('latex', field, { parameters })).toBe(
    [
      '\\begin{aligned}',
      `f(x, y) &= ${field.latex.value} \\\\`,
      `\\frac{\\partial f}{\\partial x} &= ${field.latex.gradient[0]} \\\\`,
      `\\frac{\\partial f}{\\partial y} &= ${field.latex.gradient[1]}`,
      '\\end{aligned}\n'
    ].join('\n')
  )
  expect(write('text', field, { parameters })).toBe(
    `f(x, y) = a*x^2 + y/3\ndf/dx = ${field.text.gradient[0]}\ndf/dy = 1/3\na = 1.5\n`.replace('a*x', 'a x')
  )
  expect(write('desmos', field, { parameters })).toBe('a=1.5\nf\\left(x,y\\right)=ax^{2}+\\frac{y}{3}\n')
  const wgsl = write('wgsl', field, { parameters })
  expect(wgsl).toContain('  1.5 // a\n);')
  expect(wgsl).toContain(field.wgsl)
})

const hostile = [
  'import os; os.system("x")',
  'a\nprint(1)',
  "'); evil()#",
  '"""',
  '\u2028b',
  '${x}',
  'class',
  'np',
  '1st',
  'é',
  'len'
]

test('no name from outside reaches a script as it is', () => {
  const data = Object.fromEntries(hostile.map((name, i) => [name, [1 + i, 2, 4]]))
  const g = new Graph()
  const sum = hostile.map((name) => g.call('rowSum', g.call('multiply', g.column(name), g.symbol(name))))
  const expression = sum.reduce((u, v) => g.call('add', u, v), g.symbol('x'))
  const field = createField(
    {
      graph: g,
      expression,
      places: new Map(),
      source: hostile.join(),
      variables: ['x', 'y'],
      parameters: hostile
    },
    data
  )
  for (const { name } of formats.filter(({ extension }) => extension === 'py' || extension === 'wgsl')) {
    const script = write(name, field)
    expect(script).not.toMatch(/evil\(|os\.|print\(1|\u2028|\$\{/)
    expect(script.replace(/[∂ —]/g, '')).toMatch(/^[\x20-\x7e\n]*$/)
  }
  expect(write('desmos', field)).toMatch(/^[\x20-\x7e\n]*$/)
  for (const [format, command] of Object.entries(python))
    if (command) {
      const [{ output, error }] = runScripts(command, [write(format, field)])
      expect(error).toBe('')
      expect(numbersAfter(output, 'f =')[0]).toBeCloseTo(field.jet([0.5, 0.5]).value, 9)
    }
})

test('a long formula comes in parts, and is no longer than its graph', () => {
  const deep = Array.from({ length: 40 }).reduce<string>((u) => `sin(${u} + x)^2`, 'y')
  const script = write('numpy', read(deep))
  expect(script).toContain('t1 = ')
  expect(script.length).toBeLessThan(20_000)
})

test('points where numbers must not be compared are pointed out', () => {
  const says = (source: string, point: [number, number]) => write('torch', read(source), { point })
  expect(says('abs(x) + y', [0, 1])).toContain('# At this point f has no derivative')
  expect(says('sqrt(x) + y', [-1, 1])).toContain('# At this point f has no value.')
  expect(says('sinc(x) + y', [0, 1])).toContain('the gradient there is (0, 1).')
  expect(says('x y', [1, 1])).not.toContain('# At this point')
})

test('long data is only begun', () => {
  const X = Float64Array.from({ length: 1000 }, (_, i) => i)
  const reading = readField('mean(X) x + y', { variables: ['x', 'y'], columns: { X } })
  if ('problem' in reading) throw new Error(reading.problem.message)
  const script = write('numpy', reading.field)
  expect(script).toContain('199.0])  # the first 200 of 1000 rows: put all of them here')
  expect(script).not.toContain('200.0')
})
