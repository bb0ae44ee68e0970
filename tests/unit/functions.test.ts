import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readField } from '../../src/lib'
import { Graph } from '../../src/lib/math/expression/expression'
import { functionNames, operation, operations } from '../../src/lib/math/table/functions'
import { latexNotation, textNotation } from '../../src/lib/math/write'
import { present } from '../../src/lib/math/write/present'
import { edge } from '../../src/lib/math/differentiate/rules'
import { lower } from '../../src/lib/tape/program/lower'
import { toReverse } from '../../src/lib/tape/evaluators/reverse'
import { toScalar } from '../../src/lib/tape/evaluators/scalar'
import { centralDifference, randomIn, relative, seeded } from '../support/numeric'
import { callOf, jetTape } from '../support/table'

interface Reference {
  rows: Record<string, (number | null)[][]>
}
const reference = JSON.parse(
  readFileSync(new URL('../support/data/table.json', import.meta.url), 'utf8')
) as Reference

/** Logic is checked by its truth table below. */
const withoutReference = ['and', 'or', 'not']
/** ψ is a letter to the reader, so ψ(x) is a product. */
const setWithLetters = ['digamma', 'polygamma']
const { NaN: none } = Number

function tapeOf(name: string) {
  const g = new Graph()
  return lower([callOf(g, name)], ['x', 'y'], [])
}

/** Arguments inside the domain, off every kink by more than the differences below reach. */
function points(name: string): number[][] {
  const random = seeded(name)
  const { samples } = operation(name)
  const far = offEdge(name)
  const found: number[][] = []
  while (found.length < 40) {
    const at = [0, 1].map((i) => randomIn(random, samples[i] ?? [-4, 4]))
    if (far(at)) found.push(at)
  }
  return found
}

function offEdge(name: string): (at: number[]) => boolean {
  const { f64, partials } = operation(name)
  const slopes = ([u, v]: number[]) => partials(u, v, f64(u, v), false)
  const flat = (at: number[]) => f64(at[0], at[1])
  if (!operation(name).edge) return () => true
  return (at) =>
    [-1, 1].every((side) =>
      [0, 1].every((k) => {
        const moved = at.map((value, i) => (i === k ? value + side * 0.02 : value))
        return (
          slopes(moved).every((slope, i) => Math.abs(slope - slopes(at)[i]) < 0.5) &&
          Math.abs(flat(moved) - flat(at)) < 0.5
        )
      })
    )
}

describe.each([...operations])('%s', (name, entry) => {
  const { arity } = entry
  const slopes = (at: number[]) => entry.partials(at[0], at[1], entry.f64(at[0], at[1]), false)

  if (!withoutReference.includes(name))
    test('has the values, slopes and curvatures that mpmath finds', () => {
      expect(reference.rows[name]?.length).toBeGreaterThan(0)
      const symbols = toScalar(jetTape(name))
      for (const row of reference.rows[name]) {
        const [u, v] = row.slice(0, arity) as number[]
        const at = arity === 1 ? [u, 0] : [u, v]
        const w = entry.f64(at[0], at[1])
        const [value, ...derivatives] = row.slice(arity)
        const numeric = [...entry.partials(at[0], at[1], w, false), ...entry.second(at[0], at[1], w)]
        const jet = symbols(at, [])
        const symbolic = arity === 1 ? [jet[1], jet[3]] : jet.slice(1)
        close(w, value!, 2e-14, `${name} at ${at.join()}`)
        derivatives.forEach((derivative, i) => {
          if (derivative === null) return
          close(numeric[i], derivative, 1e-11, `derivative ${i} of ${name} at ${at.join()}`)
          // The formulas cancel near 0, where sinc′ is small; the numeric partials do not.
          if (name !== 'sinc' || Math.abs(u) > 0.5)
            close(symbolic[i], derivative, 1e-9, `formula of derivative ${i} of ${name} at ${at.join()}`)
        })
      }
    })

  test('has the derivatives that differences and autodiff find', () => {
    const symbols = toScalar(jetTape(name))
    const tape = tapeOf(name)
    const value = (at: number[]) => toScalar(tape)(at, [])[0]
    const autodiff = toReverse(tape)
    // An order of polygamma is no variable: nothing can be said along it.
    const along = name === 'polygamma' ? [1] : arity === 1 ? [0] : [0, 1]
    for (const at of points(name)) {
      const [f, fx, fy, fxx, fxy, fyy] = symbols(at, [])
      expect(f).toBe(entry.f64(at[0], at[1]))
      const hessian = [
        [fxx, fxy],
        [fxy, fyy]
      ]
      const found = autodiff.gradient(at, [])
      for (const i of along) {
        const slope = [fx, fy][i]
        close(slopes(at)[i], slope, 1e-11, `slope ${i} at ${at.join()}`)
        close(found.gradient[i], slope, 1e-11, `autodiff ${i} at ${at.join()}`)
        close(centralDifference(value, at, i), slope, 1e-6, `difference ${i} at ${at.join()}`)
        for (const j of along) {
          const second = entry.second(at[0], at[1], f)[i + j]
          const difference = centralDifference((p) => slopes(p)[i], at, j)
          close(difference, second, 1e-6, `second difference ${i}${j} at ${at.join()}`)
          close(hessian[i][j], second, 1e-8, `second derivative ${i}${j} at ${at.join()}`)
        }
      }
    }
  })

  test('makes no number of what is none', () => {
    const around = [-1e3, -2.5, -1, 0, 0.5, 1, 3, 1e3]
    for (const other of around) {
      expect(entry.f64(NaN, other), `NaN and ${other}`).toBeNaN()
      if (arity === 2) expect(entry.f64(other, NaN), `${other} and NaN`).toBeNaN()
    }
  })

  test('is said with all its arguments, and set with them', () => {
    const marks = ['#1', '#2'].slice(0, arity)
    const templates = [entry.spoken, entry.latex ?? marks.join(), ...Object.values(entry.exports ?? {})]
    for (const template of templates) {
      expect(marks.filter((mark) => template.includes(mark))).toEqual(marks)
      expect(template).not.toMatch(arity === 1 ? /#2|#3/ : /#3/)
    }
  })

  if (!entry.operator)
    test('reads back from its text and from its LaTeX', () => {
      const g = new Graph()
      const e = callOf(g, name)
      // An order is a number.
      const written = name === 'polygamma' ? g.call(name, g.number(1), g.symbol('y')) : e
      const notations = setWithLetters.includes(name) ? [textNotation] : [textNotation, latexNotation]
      for (const text of notations.map((notation) => present(written, notation))) {
        const reading = readField(text, { variables: ['x', 'y'] })
        if ('problem' in reading) throw new Error(`${text}: ${reading.problem.message}`)
        for (const at of points(name).slice(0, 10)) {
          const expected = name === 'polygamma' ? entry.f64(1, at[1]) : entry.f64(at[0], at[1])
          close(reading.field.value(at), expected, 1e-13, text)
        }
      }
    })
})

function close(found: number, expected: number, tolerance: number, what: string) {
  // A NaN is never close.
  expect(!(relative(found, expected) < tolerance) ? `${what}: ${found} for ${expected}` : '').toBe('')
}

describe('where functions have no value, and the values at their edges', () => {
  const third = 1 / 3
  test.each([
    ['divide', [1, 0], none],
    ['divide', [0, 0], none],
    ['sqrt', [-1e-300], none],
    ['sqrt', [0], 0],
    ['cbrt', [-27], -3],
    ['ln', [0], none],
    ['ln', [-1], none],
    ['log10', [0], none],
    ['log10', [1000], 3],
    ['log2', [-2], none],
    ['log2', [8], 3],
    ['log1p', [-1], none],
    ['pow', [-2, 3], -8],
    ['pow', [-2, -2], 0.25],
    ['pow', [-8, third], none],
    ['pow', [-2, 0.5], none],
    ['pow', [0, 0], 1],
    ['pow', [0, -1], none],
    ['pow', [0, 0.5], 0],
    ['nthRoot', [-27, 3], -3],
    ['nthRoot', [64, 3], 4],
    ['nthRoot', [32, 5], 2],
    ['nthRoot', [-8, -3], -0.5],
    ['nthRoot', [-4, 2], none],
    ['nthRoot', [-8, 2.5], none],
    ['nthRoot', [4, 0], none],
    ['nthRoot', [0, 3], 0],
    ['nthRoot', [0, -3], none],
    ['hypot', [0, 0], 0],
    ['hypot', [3 * 2 ** 600, 4 * 2 ** 600], 5 * 2 ** 600],
    ['hypot', [3 * 2 ** -600, 4 * 2 ** -600], 5 * 2 ** -600],
    ['atan2', [0, 0], none],
    ['atan2', [0, -1], Math.PI],
    ['atan2', [-0, -1], Math.PI],
    ['mod', [5, 0], none],
    ['mod', [-1, 3], 2],
    ['mod', [1, -3], -2],
    ['mod', [6, 3], 0],
    ['mod', [-6, 3], 0],
    ['mod', [5.5, 2], 1.5],
    ['tan', [Math.PI / 2], none],
    ['tan', [(-3 * Math.PI) / 2], none],
    ['tan', [0], 0],
    ['sec', [Math.PI / 2], none],
    ['csc', [0], none],
    ['csc', [Math.PI], none],
    ['cot', [-2 * Math.PI], none],
    ['cot', [Math.PI / 2], 6.123233995736766e-17],
    ['asin', [1.0001], none],
    ['acos', [-1.0001], none],
    ['asec', [0.5], none],
    ['asec', [0], none],
    ['asec', [1], 0],
    ['asec', [-1], Math.PI],
    ['acsc', [0], none],
    ['acsc', [-1], -Math.PI / 2],
    ['acot', [0], none],
    ['sinc', [0], 1],
    ['acosh', [0.5], none],
    ['acosh', [1], 0],
    ['atanh', [1], none],
    ['atanh', [-1], none],
    ['asech', [0], none],
    ['asech', [1.5], none],
    ['asech', [1], 0],
    ['csch', [0], none],
    ['coth', [0], none],
    ['acsch', [0], none],
    ['acoth', [1], none],
    ['acoth', [0.5], none],
    ['sigmoid', [-800], 0],
    ['sigmoid', [800], 1],
    ['softplus', [800], 800],
    ['softplus', [-800], 0],
    ['sign', [0], 0],
    ['sign', [-0], 0],
    ['step', [0], 0],
    ['relu', [0], 0],
    ['floor', [-0.5], -1],
    ['ceil', [-0.5], 0],
    ['round', [-0.5], 0],
    ['round', [0.5], 1],
    ['round', [-1.5], -1],
    ['round', [0.49999999999999994], 0],
    ['gamma', [0], none],
    ['gamma', [-3], none],
    ['gamma', [5], 24],
    ['gamma', [200], Infinity],
    ['gamma', [-199.5], 0],
    ['factorial', [-1], none],
    ['factorial', [0], 1],
    ['factorial', [5], 120],
    ['factorial', [20], 2432902008176640000],
    ['lgamma', [-2], none],
    ['lgamma', [1], 0],
    ['lgamma', [2], 0],
    ['digamma', [0], none],
    ['digamma', [-7], none],
    ['polygamma', [1, -2], none],
    ['polygamma', [-1, 2], none],
    ['polygamma', [0.5, 2], none],
    ['polygamma', [1e9, 2], none]
  ] satisfies [string, number[], number][])('%s of %j is %d', (name, [u, v], expected) => {
    expect(operation(name).f64(u, v ?? u)).toBe(expected)
  })
})

describe('truth values', () => {
  const names = ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not']
  test.each([
    [1, 2, [1, 1, 0, 0, 0, 1, 1, 1, 0]],
    [2, 1, [0, 0, 1, 1, 0, 1, 1, 1, 0]],
    [-1, -1, [0, 1, 0, 1, 1, 0, 1, 1, 0]],
    [0, 0, [0, 1, 0, 1, 1, 0, 0, 0, 1]],
    [0, 0.5, [1, 1, 0, 0, 0, 1, 0, 1, 1]],
    [-0, 0, [0, 1, 0, 1, 1, 0, 0, 0, 1]]
  ])('of %d and %d', (u, v, expected) => {
    expect(names.map((name) => operation(name).f64(u, v))).toEqual(expected)
  })
})

describe('kinks and jumps', () => {
  test.each([
    ['abs', [0], [0]],
    ['relu', [0], [0]],
    ['step', [0], [0]],
    ['sign', [0], [0]],
    ['floor', [2], [0]],
    ['ceil', [2], [0]],
    ['round', [2.5], [0]],
    ['min', [1, 1], [0.5, 0.5]],
    ['max', [1, 1], [0.5, 0.5]],
    ['hypot', [0, 0], [0, 0]],
    ['mod', [6, 3], [1, -2]],
    ['lt', [1, 1], [0, 0]]
  ])('%s at %j has the slopes %j in autodiff, as in PyTorch', (name, [u, v], slopes) => {
    const { f64, partials, second } = operation(name)
    expect(partials(u, v, f64(u, v), false)).toEqual(slopes)
    expect(second(u, v, f64(u, v)).every((curvature) => Math.abs(curvature) === 0)).toBe(true)
  })

  test('max(u, 0) with a constant is relu', () => {
    expect(operation('max').partials(0, 0, 0, true)[0]).toBe(0)
  })

  test.each([
    ['abs', [0], [0.5]],
    ['sign', [0], [-0.5]],
    ['step', [0], [0.5]],
    ['relu', [0], [0.5]],
    ['floor', [-2], [-1.5]],
    ['ceil', [3], [2.5]],
    ['round', [-0.5], [0.25]],
    ['min', [2, 2], [2, 1]],
    ['max', [2, 2], [2, 1]],
    ['mod', [-6, 3], [-5, 3]],
    ['atan2', [0, -2], [0, 2]],
    ['lt', [1, 1], [1, 2]],
    ['ne', [1, 1], [1, 2]]
  ])('the edge of %s is at %j and not at %j', (name, kink, elsewhere) => {
    const g = new Graph()
    const e = edge(
      g,
      name,
      ['x', 'y'].slice(0, operation(name).arity).map((v) => g.symbol(v))
    )!
    const value = toScalar(lower([e], ['x', 'y'], []))
    expect([kink, elsewhere].map(([u, v]) => value([u, v ?? 0], [])[0])).toEqual([1, 0])
  })
})

test('every spelling names one entry', () => {
  const spellings = [...operations].flatMap(([name, { aliases = [], operator }]) =>
    operator ? [] : [name, ...aliases]
  )
  expect(new Set(spellings).size).toBe(spellings.length)
  expect([...functionNames.keys()].sort()).toEqual(spellings.sort())
  // The reader looks names up in small letters.
  for (const name of functionNames.keys()) expect(functionNames.has(name.toLowerCase())).toBe(true)
})

test('inverses are entries that take the value back', () => {
  for (const [name, { inverse, f64, samples }] of operations) {
    if (!inverse) continue
    const back = operation(inverse)
    const at = (samples[0][0] + 3 * samples[0][1]) / 4
    // Only where the value lies in the inverse's own range: sin of 3 comes back as π − 3.
    if (relative(back.f64(f64(at, at), 0), at) > 1e-12) expect(['sin', 'cos', 'csc', 'cot']).toContain(name)
  }
})
