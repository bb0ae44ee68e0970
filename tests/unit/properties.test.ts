import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readField } from '../../src/lib'
import type { ScalarField } from '../../src/lib'
import { toBounded } from '../../src/lib/math/judge/bounded'
import { differentiate, edgesOf } from '../../src/lib/math/differentiate/differentiate'
import { equivalent } from '../../src/lib/math/judge/equivalent'
import type { Expr } from '../../src/lib/math/expression/expression'
import { anyText, columns, formula } from '../support/formulas'

// A busy machine takes its time over hundreds of formulas.
vi.setConfig({ testTimeout: 60_000 })

const seed = 20261
const variables = ['x', 'y']
const points = [
  [0.7, 0.4],
  [-0.6, 1.3],
  [1.9, -0.8],
  [-1.7, -2.2],
  [0.03, 2.6]
]
const parameters = { a: 1.5 }
const names = [...variables, 'a']
const withParameter = (at: number[]) => [...at, parameters.a]

const read = (source: string): ScalarField | null => {
  const reading = readField(source, { variables, columns })
  return 'field' in reading ? reading.field : null
}

/** Rounding in the formula itself is no fault of what is compared; where it is large, nothing is said. */
const agree = (value: number, wanted: number, error: number): boolean =>
  Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)) + 1e3 * error
const isClear = (value: number, error: number): boolean =>
  Number.isFinite(value) && error <= 1e-8 * Math.max(1, Math.abs(value)) && Math.abs(value) < 1e12

/** Counts, so that a property that never says anything is noticed. */
function tally(runs: number, property: (source: string) => number): number {
  let said = 0
  fc.assert(
    fc.property(formula, (source) => {
      said += property(source)
    }),
    { seed, numRuns: runs }
  )
  return said
}

describe('random formulas of the whole grammar', () => {
  test('derivatives by symbols equal those by autodiff', () => {
    const said = tally(400, (source) => {
      const field = read(source)
      if (!field) return 0
      const { graph, shown } = field.expressions
      const f = shown.value
      const slopes = variables.map((name) => differentiate(graph, f, name))
      const evaluate = toBounded([f, ...slopes, ...edgesOf(graph, f)], names, columns)
      let compared = 0
      for (const at of points) {
        const [value, dx, dy, ...edges] = evaluate(withParameter(at))
        if (!isClear(value.value, value.error) || edges.some((edge) => edge.value !== 0)) continue
        const { gradient } = field.autodiff(at, parameters)
        for (const [i, d] of [dx, dy].entries()) {
          // Reverse mode gives 0·∞ where the symbols know the 0, as in √(x − x).
          if (!isClear(d.value, d.error) || !Number.isFinite(gradient[i])) continue
          compared++
          const text = `∂${i} of ${source} at ${at.join()}: ${d.value}, autodiff ${gradient[i]}`
          expect(agree(gradient[i], d.value, d.error), text).toBe(true)
        }
      }
      return compared
    })
    expect(said).toBeGreaterThan(1000)
  })

  test('the text of a function and of its simplified derivatives reads back as the same', () => {
    const said = tally(250, (source) => {
      const field = read(source)
      if (!field) return 0
      const { text, expressions } = field
      const pairs: [string, Expr][] = [
        [text.value, expressions.shown.value],
        ...text.gradient.map((line, i): [string, Expr] => [line, expressions.shown.gradient[i]])
      ]
      let compared = 0
      for (const [line, e] of pairs) {
        if (line.length > 1500) continue
        const back = readField(line, { variables, columns })
        if (!('field' in back)) {
          // sum(1) stands for the number of rows, which only a formula with a column can name.
          expect(line, `${source}: ${JSON.stringify(back.problem)}`).toMatch(/too long|sum\(1\)/)
          continue
        }
        const evaluate = toBounded([e], names, columns)
        for (const at of points) {
          const [{ value, error }] = evaluate(withParameter(at))
          if (!isClear(value, error)) continue
          compared++
          const again = back.field.value(at, parameters)
          expect(agree(again, value, error), `${line} of ${source} at ${at.join()}: ${value}, ${again}`).toBe(
            true
          )
        }
      }
      return compared
    })
    expect(said).toBeGreaterThan(1000)
  })

  test('simplifying keeps the values of first and second derivatives', () => {
    const said = tally(250, (source) => {
      const field = read(source)
      if (!field) return 0
      const { graph, shown } = field.expressions
      const f = shown.value
      const [fx, fy] = variables.map((name) => differentiate(graph, f, name))
      const raw = [fx, fy, differentiate(graph, fx, 'x'), differentiate(graph, fx, 'y')]
      const simple = [...shown.gradient, shown.hessian[0][0], shown.hessian[0][1]]
      const evaluate = toBounded([f, ...raw, ...simple, ...edgesOf(graph, f)], names, columns)
      let compared = 0
      for (const at of points) {
        const [value, ...rest] = evaluate(withParameter(at))
        if (!isClear(value.value, value.error) || rest.slice(8).some((edge) => edge.value !== 0)) continue
        for (let i = 0; i < 4; i++) {
          const [before, after] = [rest[i], rest[i + 4]]
          if (!isClear(before.value, before.error) || after.error === Infinity) continue
          compared++
          const text = `derivative ${i} of ${source} at ${at.join()}: ${before.value}, simplified ${after.value}`
          expect(agree(after.value, before.value, before.error + after.error), text).toBe(true)
        }
      }
      return compared
    })
    expect(said).toBeGreaterThan(800)
  })

  test('a function is equivalent to itself, and not to itself and a bit more', () => {
    fc.assert(
      fc.property(formula, (source) => {
        if (!read(source)) return
        expect(equivalent(source, source, { variables, columns }).verdict).not.toBe('different')
        const more = equivalent(source, `${source} + 0.001`, { variables, columns })
        expect(more.verdict).not.toBe('equal')
      }),
      { seed, numRuns: 25 }
    )
  })
})

describe('any text whatever', () => {
  test('reading gives a field or a problem with a place, and never throws', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const reading = readField(source, { variables, columns })
        if ('field' in reading) {
          reading.field.jet([0.5, -0.5])
          expect(reading.field.text.gradient).toHaveLength(reading.field.variables.length)
          return
        }
        const { message, start, end } = reading.problem
        expect(message).not.toBe('')
        expect(0 <= start && start <= end && end <= source.length, `${JSON.stringify(reading.problem)}`).toBe(
          true
        )
      }),
      { seed, numRuns: 3000 }
    )
  })

  test('comparing never throws', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(['equal', 'different', 'undecided']).toContain(equivalent(a, b).verdict)
      }),
      { seed, numRuns: 300 }
    )
  })
})
