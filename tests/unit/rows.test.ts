import { describe, expect, test } from 'vitest'
import { readField } from '$lib'
import type { ScalarField } from '$lib/field/field'
import { readRow, type Row, type RowContext } from '$lib/field/rows'
import { decodeLink, encodeLink, encodeSealed } from '$lib/figure/link/link'
import type { MarkOf } from '$lib/figure/mark'
import { boundsOf, zerosOf } from '$lib/figure/rows/curves'
import { beadOf, rangeOf, traceOf } from '$lib/figure/rows/path'
import { rowMarks } from '$lib/figure/rows/rowMarks'
import { Plot } from '$lib/state/plot.svelte'
import { readAs } from '../support/reading'

const values = { a: 1.7, b: -0.6, c: 2.3, r: 1.2 }
const f = (x: number, y: number) => x ** 2 + 3 * x * y + values.a * y ** 2
const g = (x: number, y: number) => x ** 2 - y

const context: RowContext = {
  name: 'h',
  variables: ['x', 'y'],
  columns: new Map([
    ['X', Float64Array.of(1, 2, 3)],
    ['Y', Float64Array.of(1, 0, -1)],
    ['Z', Float64Array.of(0, 4, 2)],
    ['W', Float64Array.of(1, 2)]
  ]),
  functions: new Map([
    ['f', readAs('x^2 + 3xy + a y^2')],
    ['g', readAs('x^2 - y')]
  ]),
  parameters: new Set(['a'])
}

function rowOf<K extends Row['kind']>(source: string, kind: K): Extract<Row, { kind: K }> {
  const reading = readRow(source, context)
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  expect(reading.row.kind, source).toBe(kind)
  return reading.row as Extract<Row, { kind: K }>
}

const places = [
  [0.7, -1.3],
  [-0.4, 0.6],
  [1.9, 2.2],
  [-2.1, -0.35]
]

type Plane = (x: number, y: number) => number

function expectPlane(field: ScalarField, meaning: Plane, source: string): void {
  for (const [x, y] of places) {
    const expected = meaning(x, y)
    const found = field.value([x, y], values)
    if (Number.isNaN(expected)) expect(found, source).toBeNaN()
    else expect(found, source).toBeCloseTo(expected, 12)
  }
}

describe('a row is', () => {
  test.each<[string, Plane]>([
    ['x^2 + y^2', (x, y) => x ** 2 + y ** 2],
    ['h(x,y) = x^2 - y', g],
    ['h = x^2 - y', g],
    ['z = x^2 - y', g],
    ['f + g', (x, y) => f(x, y) + g(x, y)],
    ['2f(x, y) - 1', (x, y) => 2 * f(x, y) - 1],
    ['f g', (x, y) => f(x, y) * g(x, y)],
    ['sqrt(g(x,y))', (x, y) => Math.sqrt(g(x, y))],
    ['max(x, y)', Math.max],
    ['atan2(y, x)', (x, y) => Math.atan2(y, x)],
    ['x < 0 ? -x : x', (x) => Math.abs(x)],
    ['x if x > 0 else -x', (x) => Math.abs(x)],
    ['x^2, x > 0', (x) => (x > 0 ? x ** 2 : NaN)],
    ['mean(X) x', (x) => 2 * x],
    [String.raw`\frac{x^2}{4} + y^2`, (x, y) => x ** 2 / 4 + y ** 2]
  ])('a function: %s', (source, meaning) => {
    expectPlane(rowOf(source, 'function').field, meaning, source)
  })

  test.each<[string, Plane]>([
    ['x^2 + y^2 = 4', (x, y) => x ** 2 + y ** 2 - 4],
    ['x^2 + y^2 == 4', (x, y) => x ** 2 + y ** 2 - 4],
    ['4 = x^2 + y^2', (x, y) => 4 - x ** 2 - y ** 2],
    ['g(x,y) = 4', (x, y) => g(x, y) - 4],
    ['f(x, y) = c', (x, y) => f(x, y) - values.c],
    ['f = 4', (x, y) => f(x, y) - 4],
    ['f(x,y) = g(x,y)', (x, y) => f(x, y) - g(x, y)],
    ['y = x^2', (x, y) => y - x ** 2],
    ['y(x) = x^2', (x, y) => y - x ** 2],
    ['x = 1', (x) => x - 1],
    ['y = a', (_, y) => y - values.a],
    ['x y = 1', (x, y) => x * y - 1],
    ['x^2+y^2 = r^2', (x, y) => x ** 2 + y ** 2 - values.r ** 2],
    ['(x - 1)(y - 2) = 0', (x, y) => (x - 1) * (y - 2)],
    ['|x| + |y| = 1', (x, y) => Math.abs(x) + Math.abs(y) - 1],
    ['max(x, y) = 1', (x, y) => Math.max(x, y) - 1],
    ['sin(x + y) = 0.5.', (x, y) => Math.sin(x + y) - 0.5],
    ['x^2+y^2=4, y > 0', (x, y) => (y > 0 ? x ** 2 + y ** 2 - 4 : NaN)],
    ['x^2+y^2=4 for y>0', (x, y) => (y > 0 ? x ** 2 + y ** 2 - 4 : NaN)],
    ['$x^2+y^2=4$', (x, y) => x ** 2 + y ** 2 - 4],
    [String.raw`\frac{x^2}{4} + y^2 = 1`, (x, y) => x ** 2 / 4 + y ** 2 - 1]
  ])('a curve: %s', (source, meaning) => {
    expectPlane(rowOf(source, 'curve').field, meaning, source)
  })

  test.each<[string, boolean, Plane]>([
    ['x^2 + y^2 <= 4', false, (x, y) => 4 - x ** 2 - y ** 2],
    ['x^2 + y^2 ≤ 4', false, (x, y) => 4 - x ** 2 - y ** 2],
    ['x + y > 1', true, (x, y) => x + y - 1],
    ['f(x,y) >= g(x,y)', false, (x, y) => f(x, y) - g(x, y)],
    ['0 < x < 1', true, (x) => Math.min(x, 1 - x)],
    ['1 >= x > 0', false, (x) => Math.min(x, 1 - x)],
    ['0 < x < 1, 0 < y < 1', true, (x, y) => Math.min(x, 1 - x, y, 1 - y)],
    ['x > 0 and y > 0', true, (x, y) => Math.min(x, y)],
    ['x > 1 or x < -1', true, (x) => Math.max(x - 1, -1 - x)],
    ['|x| < 1', true, (x) => 1 - Math.abs(x)],
    ['{(x,y): x>0}', true, (x) => x],
    ['{(x,y) | x>0}', true, (x) => x],
    [String.raw`\[x^2 + y^2 \le 4\]`, false, (x, y) => 4 - x ** 2 - y ** 2],
    [String.raw`\sqrt{x^2+y^2} \leq 2`, false, (x, y) => 2 - Math.hypot(x, y)],
    [String.raw`\left\{(x,y) : x^2+y^2<4\right\}`, true, (x, y) => 4 - x ** 2 - y ** 2]
  ])('a region: %s', (source, isStrict, meaning) => {
    const row = rowOf(source, 'region')
    expect(row.isStrict).toBe(isStrict)
    expectPlane(row.margin, meaning, source)
    expectPlane(row.outward, (x, y) => -meaning(x, y), source)
  })

  const ellipse = (t: number) => [2 * Math.cos(t), Math.sin(t)]
  test.each<[string, string, (t: number) => number[], number[]?]>([
    ['(2cos t, sin t)', 't', ellipse],
    ['(2cos(t), sin(t))', 't', ellipse],
    ['r(t) = (2cos t, sin t)', 't', ellipse],
    ['r(s) = (s, s^2)', 's', (s) => [s, s * s]],
    ['(s, s^2)', 's', (s) => [s, s * s]],
    ['(θ, a θ)', 'theta', (t) => [t, values.a * t]],
    ['(b, 2)', 'b', (b) => [b, 2]],
    ['(a t, b t^2)', 't', (t) => [values.a * t, values.b * t * t]],
    ['(1,2) + t(3,4)', 't', (t) => [1 + 3 * t, 2 + 4 * t]],
    ['[2cos t, sin t]', 't', ellipse],
    ['⟨2cos t, sin t⟩', 't', ellipse],
    ['x = 2cos t, y = sin t', 't', ellipse],
    ['x(t) = 2cos t, y(t) = sin t', 't', ellipse],
    ['(x(t), y(t)) = (2cos t, sin t)', 't', ellipse],
    ['(x, y) = (2cos t, sin t)', 't', ellipse],
    ['(2cos t, sin t), 0 <= t <= pi', 't', ellipse, [0, Math.PI]],
    ['x = 2cos t, y = sin t, -1 < t < a', 't', ellipse, [-1, values.a]],
    ['r(t) = (t, t^2) for -1 < t < 1', 't', (t) => [t, t * t], [-1, 1]],
    [String.raw`\vec r(t) = (2\cos t, \sin t)`, 't', ellipse],
    [String.raw`\mathbf{r}(t) = \langle 2\cos t, \sin t\rangle`, 't', ellipse],
    [String.raw`\begin{pmatrix}2\cos t\\ \sin t\end{pmatrix}`, 't', ellipse],
    [String.raw`\left(2\cos t, \sin t\right)`, 't', ellipse]
  ])('a path: %s', (source, variable, meaning, range = [0, 2 * Math.PI]) => {
    const row = rowOf(source, 'path')
    expect(row.variable).toBe(variable)
    for (const t of [-1.2, 0.3, 2]) {
      const [x, y] = meaning(t)
      expect(row.x.value([t], values)).toBeCloseTo(x, 12)
      expect(row.y.value([t], values)).toBeCloseTo(y, 12)
    }
    expect(rangeOf(row, values)).toEqual(range)
  })

  test.each<[string, [string, number, number][]]>([
    ['(1, 2)', [['', 1, 2]]],
    ['(1,2)', [['', 1, 2]]],
    ['(1/2, -pi)', [['', 0.5, -Math.PI]]],
    ['(a, 2)', [['', values.a, 2]]],
    ['(1, 2), (−1, 0)', [['', 1, 2], ['', -1, 0]]],
    ['(1, 2); (−1, 0)', [['', 1, 2], ['', -1, 0]]],
    ['A(1, 2), B(-1, 0)', [['A', 1, 2], ['B', -1, 0]]],
    ['A = (1,2)', [['A', 1, 2]]],
    [String.raw`P_1(1, \frac12)`, [['P_1', 1, 0.5]]]
  ])('points: %s', (source, expected) => {
    const { points } = rowOf(source, 'points')
    expect(points.map(({ x, y, label }) => [label, x.value([], values), y.value([], values)])).toEqual(expected)
  }) // prettier-ignore

  test.each(['(X, Y, Z)', 'points(X, Y, Z)', '[X, Y, Z]'])('points of the data: %s', (source) => {
    expect(rowOf(source, 'scatter').columns).toEqual(['X', 'Y', 'Z'])
  })
})

test.each<[string, RegExp, string]>([
  ['a = 3', /no x and no y/, '3'],
  ['1 < 2', /no x and no y/, '1 < 2'],
  ['x = y = 1', /Two signs of equality/, '='],
  ['x = y < 1', /run together/, '<'],
  ['x != y', /≠/, '!='],
  ['x < 1 > y', /two directions/, '>'],
  ['x^2+y^2=4, x', /beside an equation/, 'x'],
  ['x = 1, x = 2', /several equations/, 'x = 1, x = 2'],
  ['x = 1 or y = 2', /two equations/, 'x = 1 or y = 2'],
  ['x^2 + y^2 =', /needs something after/, '='],
  ['= 4', /needs something before/, '='],
  ['x^2 +', /needs something after/, '+'],
  ['x^2 + y^2 = 4)', /more is closed/, ')'],
  ['x + = 4', /needs something after/, '+'],
  ['(1, 2', /never closed/, '('],
  ['(1,2,3)', /two numbers/, '(1,2,3)'],
  ['(x, x^2)', /letter of its own/, '(x, x^2)'],
  ['(y, -x)', /letter of its own/, '(y, -x)'],
  ['1, 2', /several numbers/, '1, 2'],
  ['(1, 2), 3', /two numbers in brackets/, '3'],
  ['(1, 2), x > 0', /range of a path/, 'x > 0'],
  ['(2cos t, sin t), 0 <= t', /two ends/, '0 <= t'],
  ['g(1,2) = 3', /function of x and y/, 'g(1,2)'],
  ['(X, W)', /equally many/, '(X, W)'],
  ['(X, 2Y)', /data column/, 'X'],
  ['X = 1', /data column/, 'X'],
  ['foo(x) + 1 = y', /foo/, 'foo'],
  ['(1, 2) = x', /vector/, '(1, 2)']
])('%s is refused with a sentence, and with its place', (source, message, marked) => {
  const reading = readRow(source, context)
  if (!('problem' in reading)) throw new Error(`${source} was read as a ${reading.row.kind}`)
  expect(reading.problem.message).toMatch(message)
  expect(reading.problem.hint).toMatch(/\w/)
  expect(source.slice(reading.problem.start, reading.problem.end)).toBe(marked)
})

test('whatever is typed, nothing throws', () => {
  const parts = ['x', 'y', 't', '1', '=', '<', ',', '(', ')', '^', 'f', 'g(x,y)', 'X', ' ', '{', '}', '|', '\\le', 'or']
  let seed = 7
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  for (let i = 0; i < 3000; i++) {
    const source = Array.from({ length: 1 + Math.floor(9 * random()) }, () => parts[Math.floor(parts.length * random())])
    const reading = readRow(source.join(''), context)
    if ('problem' in reading) expect(reading.problem.end).toBeLessThanOrEqual(source.join('').length)
  }
}) // prettier-ignore

async function plotOf(link: string): Promise<Plot> {
  const plot = new Plot()
  plot.restore(decodeLink(link).state)
  if (plot.formulas.size > 0) await plot.fetchRows()
  return plot
}

describe('a plot with rows', () => {
  test('shares its sliders, in order of appearance; the variable of a path is none', async () => {
    const plot = await plotOf('f=a x&g=x^2 %2B b y^2 = c&h=(a cos t, d)&k=(1,2)&par=b:3')
    expect(plot.sliders.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
    expect(plot.values).toEqual({ a: 1, b: 3, c: 1, d: 1 })
    expect(encodeLink(plot.state)).toContain('par=b:3')
    plot.removeRow('g')
    expect(plot.sliders.map(({ name }) => name)).toEqual(['a', 'd'])
    expect(encodeLink(plot.state)).not.toContain('par=')
  })

  test.each([
    'f=x y&g=x^2%2By^2=4&v=1',
    'f=x y&g=x^2%2By^2%3C=4&h=(2cos t, sin t)&k=A(1, 2), B(-1, 0)&hide=f,g&grad=k&t=0.5&v=1',
    'g=2-x^2&row=g&v=1',
    'f=u^2&h=0 %3C x %3C 1 and y %3E 0&v=1',
    'g=\\frac{x}{2} = y&v=1'
  ])('comes back from its link %s', async (link) => {
    const plot = await plotOf(link)
    const fragment = encodeSealed(plot.state)
    const again = await plotOf(fragment)
    expect(again.state).toEqual(plot.state)
    expect(encodeSealed(again.state)).toBe(fragment)
    expect(plot.rows!.problem).toBeNull()
  })

  test('says nothing of rows where there are none', () => {
    const plot = new Plot()
    plot.restore(decodeLink('f=x^2&dir=30').state)
    expect(encodeLink(plot.state)).toBe('f=x^2&dir=30')
    expect(plot.rows).toBeNull()
  })

  test('its numbers are those of the active function', async () => {
    const plot = await plotOf('f=x y&g=x^2 - 3y&at=2,1&row=g')
    expect(plot.active).toBe('g')
    expect(plot.jet).toMatchObject({ value: 1, gradient: [4, -3] })
    plot.change('active', 'f')
    expect(plot.jet).toMatchObject({ value: 2, gradient: [1, 2] })
    plot.change('active', 'g')
    plot.setRow('g', 'x = 1')
    plot.rows!.read()
    expect(plot.active).toBe('f')
    plot.removeRow('g')
    expect(plot.state.active).toBe('f')
  })

  test('a row follows the rows before it', async () => {
    const plot = await plotOf('f=x y&g=x + f&h=g = 2')
    const curve = () => {
      const row = plot.rows!.row('h')!.row
      if (row?.kind !== 'curve') throw new Error('no curve')
      return row.field.value([3, 1])
    }
    expect(curve()).toBe(3 + 3 - 2)
    plot.source = 'x - y'
    plot.read()
    expect(curve()).toBe(3 + 2 - 2)
    plot.setRow('g', 'x')
    plot.read()
    expect(curve()).toBe(3 - 2)
  })

  test('after a mistake the last good row stays', async () => {
    const plot = await plotOf('f=x y&g=x^2 + y^2 = 4')
    plot.setRow('g', 'x^2 + y^2 = ')
    plot.rows!.read()
    expect(plot.rows!.problem?.message).toMatch(/after/)
    expect(plot.rows!.row('g')!.row?.kind).toBe('curve')
    plot.setRow('g', '')
    plot.rows!.read()
    expect(plot.rows!.row('g')!.row).toBeNull()
    expect(plot.rows!.problem).toBeNull()
  })

  test('what is hidden draws nothing', async () => {
    const plot = await plotOf('f=x y&g=x^2 %2B y^2 = 4&h=2-x')
    const surface = { kind: 'surface', of: 'f' } as const
    expect(plot.rows!.among([surface]).map(({ kind }) => kind)).toEqual(['surface', 'path'])
    expect(plot.rows!.others.map(({ name }) => name)).toEqual(['h'])
    for (const name of ['f', 'g', 'h'] as const) plot.toggleHidden(name)
    expect(plot.rows!.among([surface])).toEqual([])
    expect(plot.rows!.others).toEqual([])
    plot.change('active', 'h')
    plot.toggleHidden('f')
    expect(plot.rows!.others.map(({ name }) => name)).toEqual(['f'])
  })
})

const domain = { x: [-3, 3] as [number, number], y: [-3, 3] as [number, number] }

test('a curve lies where it should, in the plane and on the surface', () => {
  const row = rowOf('x^2 + y^2 = 4', 'curve')
  const scene = { surface: readAs('x^2 - y'), values, domain, columns: context.columns }
  const [path] = rowMarks(row, 'g', scene) as MarkOf<'path'>[]
  expect(path).toMatchObject({ kind: 'path', tone: 'g', on: 'both' })
  expect(path.places.length).toBeGreaterThan(3 * 100)
  for (let i = 0; i < path.places.length; i += 3) {
    const [x, y, z] = path.places.subarray(i, i + 3)
    expect(Math.abs(Math.hypot(x, y) - 2)).toBeLessThan(1e-3)
    expect(z).toBeCloseTo(x ** 2 - y, 12)
  }
  expect(zerosOf(rowOf('x^2 + y^2 = -1', 'curve').field, values, domain)).toEqual([])
})

test('outside of a region is all but what is within', () => {
  const area = (ring: Float64Array) => {
    let sum = 0
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      sum += ring[i] * ring[j + 1] - ring[j] * ring[i + 1]
    }
    return sum / 2
  }
  const { outside, rim } = boundsOf(rowOf('x^2 + y^2 < 4', 'region').outward, values, domain)
  expect(Math.abs(outside.reduce((sum, ring) => sum + area(ring), 0))).toBeCloseTo(36 - 4 * Math.PI, 2)
  expect(rim).toHaveLength(1)
})

test('a path ends where it jumps, and runs on everywhere else', () => {
  const traced = (source: string) => traceOf(rowOf(source, 'path'), values, domain)
  expect(traced('(2cos t, sin t)')).toHaveLength(1)
  const hyperbola = traced('(t, 1/t), -3 < t < 3')
  for (const curve of hyperbola)
    for (let i = 2; i < curve.length; i += 2) expect(Math.sign(curve[i])).toBe(Math.sign(curve[i - 2]))
  for (const curve of traced('(t, floor(t)), -2.5 < t < 2.5'))
    for (let i = 3; i < curve.length; i += 2) expect(curve[i]).toBe(curve[i - 2])
  for (const [curve] of [traced('(2cos t, sin t)')])
    for (let i = 0; i < curve.length; i += 2)
      expect((curve[i] / 2) ** 2 + curve[i + 1] ** 2).toBeCloseTo(1, 10)
})

describe('the chain rule', () => {
  test.each([
    ['x^2 + 3xy + 2y^2', '(2cos t, sin t)', 0.7],
    ['sin(x) e^y', '(t, t^2), -2 < t < 2', -0.4],
    ['1/(1 + x^2 + y^2)', '(a t, sin(b t))', 1.1],
    ['sqrt(x^2 + y^2 + 1)', '(3, t^3/9)', 2.2]
  ])('of %s along %s is the slope of f along it', (source, path, t) => {
    const f = readAs(source)
    const row = rowOf(path, 'path')
    const bead = beadOf(row, f, t, values)
    const along = (s: number) => f.value([row.x.value([s], values), row.y.value([s], values)], values)
    const h = 1e-5
    // Central differences, improved once (Richardson): their error is of order h⁴.
    const difference = (h: number) => (along(t + h) - along(t - h)) / (2 * h)
    const slope = (4 * difference(h / 2) - difference(h)) / 3
    expect(bead.rate).toBeCloseTo(slope, 8)
    expect(bead.rate).toBe(bead.gradient[0] * bead.velocity[0] + bead.gradient[1] * bead.velocity[1])
    expect(bead.height).toBe(along(t))
  })

  test('closed form: x y on the unit circle changes at the rate cos 2t', () => {
    for (const t of [0, 0.3, 1, 2.5, 6])
      expect(beadOf(rowOf('(cos t, sin t)', 'path'), readAs('x y'), t, {}).rate).toBeCloseTo(
        Math.cos(2 * t),
        14
      )
  })

  test('says nothing at a kink, and the bead stays on its path', () => {
    const row = rowOf('(t, 0), -1 < t < 1', 'path')
    expect(beadOf(row, readAs('abs(x) + y^2'), 0, {}).rate).toBeNaN()
    expect(beadOf(row, readAs('x y'), 5, {}).t).toBe(1)
  })
})

test('f itself is read as before: an equation is no function', () => {
  expect(readField('x^2 + y^2 = 4', { variables: ['x', 'y'] })).toHaveProperty('problem')
})
