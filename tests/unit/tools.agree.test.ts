import { describe, expect, test } from 'vitest'
import { presets } from '../../src/lib/figure/presets'
import { agreement, centralQuotient, differenceSteps, mostDigits } from '../../src/lib/tools/agree/agreement'
import { Computation, mostParts, type Part } from '../../src/lib/tools/agree/computation'
import { draw, type Drawing, type Placeable } from '../../src/lib/tools/agree/graph'
import { operations, progressAt, stepCount, sweep } from '../../src/lib/tools/agree/sweep'
import { adversaries, randomFormulas } from '../support/adversarial'
import { centralDifference, randomIn, relative, seeded } from '../support/numeric'
import { readAs } from '../support/reading'

const plain = [
  'x',
  'x + y',
  'x^2 + 3xy + 2y^2',
  'sin(x y) + x',
  'x^3 - 3x y^2',
  'e^(-x^2 - y^2)',
  'x^y + y^3',
  '2^x / (1 + y^2)',
  'sqrt(x^2 + y^2 + 1)',
  'hypot(x, y, 2)',
  'log(x^2 + 1, 3)',
  'max(x, y) + |x - 2|',
  'max(x^3, 0)',
  '{x < 1: x^2, 2x - 1} y',
  'atan2(y, x)',
  'a x^2 + b sin(y a)',
  '(x + y)^2 + sin((x + y)^2)',
  'a + b',
  '7'
]
const sources = [...plain, ...presets.filter(({ data }) => !data).map(({ source }) => source)]
const parameters = { a: 1.7, b: -0.6, c: 2.3 }

const everything = Infinity
const partsOf = (source: string, most = mostParts, options = {}): Part[] => {
  const computation = new Computation(readAs(source, { variables: ['x', 'y'], ...options }))
  return computation.parts(computation.opened(most))
}

/** The gradient that the sweep finds. */
function gradientOf(parts: readonly Part[], at: number[]): number[] {
  const { adjoints } = sweep(parts, at, parameters)
  return [0, 1].map((i) => adjoints.get(parts.find(({ variable }) => variable === i)?.id ?? -1) ?? 0)
}

function* points(source: string, count = 4): Generator<[number, number]> {
  const random = seeded(source)
  for (let i = 0; i < count; i++) yield [randomIn(random, [-2, 2]), randomIn(random, [-2, 2])]
}

describe('the sweep', () => {
  test.each(sources)('of %s ends in the gradient of reverse mode, folded or not', (source) => {
    const field = readAs(source, { variables: ['x', 'y'] })
    for (const most of [1, 6, mostParts, everything]) {
      const parts = partsOf(source, most)
      for (const at of points(source)) {
        const { value, gradient } = field.autodiff(at, parameters)
        if (Number.isNaN(value)) continue
        const { values } = sweep(parts, at, parameters)
        expect(relative(values.get(parts.at(-1)!.id)!, value), `${most} at ${at.join()}`).toBeLessThan(1e-13)
        gradientOf(parts, at).forEach((d, i) =>
          expect(relative(d, gradient[i]), `${most}: ${i} at ${at.join()}`).toBeLessThan(1e-12)
        )
      }
    }
  })

  test('of random formulas likewise', () => {
    let compared = 0
    for (const source of randomFormulas(150, 'adjoints')) {
      const field = readAs(source, { variables: ['x', 'y'] })
      for (const at of points(source, 2)) {
        const { value, gradient } = field.autodiff(at, parameters)
        if (!Number.isFinite(value) || !gradient.every(Number.isFinite)) continue
        for (const most of [5, everything])
          gradientOf(partsOf(source, most), at).forEach((d, i) =>
            expect(relative(d, gradient[i]), `${source} at ${at.join()}`).toBeLessThan(1e-9)
          )
        compared++
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  test('gives every node the derivative of f by its value', () => {
    // The sum s = x + y stands in two places, so that ∂f/∂s = 2s + cos(s²)·2s gathers both.
    const parts = partsOf('(x + y)^2 + sin((x + y)^2)', everything)
    const { adjoints, values } = sweep(parts, [0.4, 0.5], {})
    const sums = parts.filter(({ text }) => text === 'x + y')
    expect(sums).toHaveLength(1)
    const s = values.get(sums[0].id)!
    expect(adjoints.get(sums[0].id)).toBeCloseTo(2 * s + Math.cos(s * s) * 2 * s, 14)
    expect(adjoints.get(parts.at(-1)!.id)).toBe(1)
  })

  test('agrees with differences', () => {
    for (const source of plain) {
      const field = readAs(source, { variables: ['x', 'y'] })
      const at = [0.7, 1.3]
      const gradient = gradientOf(partsOf(source), at)
      gradient.forEach((d, i) =>
        expect(
          relative(
            d,
            centralDifference((p) => field.value(p, parameters), at, i)
          ),
          source
        ).toBeLessThan(1e-8)
      )
    }
  })

  test('goes through sums over the rows of data', () => {
    const columns = { X: [1, 2, 3.5, -1], Y: [0.5, -2, 1, 4] }
    const source = 'mean((x * X + y^2 - Y)^2) + x y^2'
    const field = readAs(source, { variables: ['x', 'y'], columns })
    for (const most of [1, everything]) {
      const parts = partsOf(source, most, { columns })
      const { gradient } = field.autodiff([0.3, -0.8])
      gradientOf(parts, [0.3, -0.8]).forEach((d, i) => expect(d).toBeCloseTo(gradient[i], 12))
      expect(parts.some(({ text }) => text === 'Y')).toBe(false)
    }
    const mean = partsOf(source, everything, { columns }).find(({ label }) => label === 'mean')
    expect(mean?.args).toHaveLength(2)
  })

  test('hands nothing to the branch that is not taken', () => {
    const parts = partsOf('{x < 0: sqrt(-x), sqrt(x)} y', everything)
    expect(gradientOf(parts, [0.25, 3])).toEqual([3, 0.5])
  })
})

describe('the graph', () => {
  test.each([
    ['x^2', ['x', '^2']],
    ['3x', ['x', '× 3']],
    ['x - 3', ['x', '− 3']],
    ['3 - x', ['x', '3 −']],
    ['1/x', ['x', '1 ÷']],
    ['a x', ['x', '× a']],
    ['2^x', ['x', '2^']],
    ['sin x', ['x', 'sin']],
    ['x y', ['x', 'y', '×']],
    ['sqrt(x)', ['x', '√']],
    ['max(x, 2)', ['x', 'max(·, 2)']],
    ['a + 1', ['a + 1']]
  ])('of %s is labelled as learners write', (source, labels) => {
    expect(partsOf(source).map(({ label }) => label)).toEqual(labels)
  })

  test.each(sources)('of %s has arguments first, each node once, and few of them', (source) => {
    const parts = partsOf(source)
    const ids = parts.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    parts.forEach(({ args }, i) => args.forEach((arg) => expect(ids.indexOf(arg)).toBeLessThan(i)))
    expect(parts.length).toBeLessThanOrEqual(mostParts)
    // Every node is used but f.
    const used = new Set(parts.flatMap(({ args }) => args))
    expect(parts.slice(0, -1).every(({ id }) => used.has(id))).toBe(true)
  })

  test('a long formula folds, and unfolds node by node', () => {
    const source = Array.from({ length: 40 }, (_, i) => `sin(${i + 1} x y + ${i})`).join(' + ')
    const computation = new Computation(readAs(source))
    let open = new Set(computation.opened())
    let parts = computation.parts(open)
    expect(parts.length).toBeLessThanOrEqual(mostParts)
    expect(parts.some(({ kind }) => kind === 'folded')).toBe(true)
    for (let i = 0; i < 5; i++) {
      const folded = parts.find(({ kind }) => kind === 'folded')!
      open = new Set(open).add(folded.id)
      const more = computation.parts(open)
      expect(more.length).toBeGreaterThan(parts.length)
      expect(more.find(({ id }) => id === folded.id)?.kind).toBe('operation')
      parts = more
    }
  })
})

test.each(adversaries.filter(({ size }) => size === 80))(
  '$family of size $size folds in time',
  ({ source }) => {
    const parts = partsOf(source)
    expect(parts.length).toBeLessThanOrEqual(mostParts)
    const { value, gradient } = readAs(source).autodiff([0.6, 0.9], { a: 1 })
    if (!Number.isFinite(value) || !gradient.every(Number.isFinite)) return
    gradientOf(parts, [0.6, 0.9]).forEach((d, i) => expect(relative(d, gradient[i])).toBeLessThan(1e-9))
  }
)

describe('the steps', () => {
  const parts = partsOf('sin(x y) + x')
  const swept = sweep(parts, [0.5, 2], {})

  test('go forwards through the values and backwards through the adjoints', () => {
    expect(operations(parts).map(({ label }) => label)).toEqual(['×', 'sin', '+'])
    expect(stepCount(parts, swept)).toBe(3 + 1 + 3)
    const labelOf = (id: number | null) => parts.find((part) => part.id === id)?.label ?? ''
    const told = Array.from({ length: 8 }, (_, step) => {
      const { valued, adjoints, active, targets } = progressAt(parts, swept, step)
      return [valued.size, adjoints.size, labelOf(active), targets.map(labelOf).join()]
    })
    expect(told).toEqual([
      [2, 0, '', ''],
      [3, 0, '×', ''],
      [4, 0, 'sin', ''],
      [5, 0, '+', ''],
      [5, 1, '+', ''],
      [5, 3, '+', 'sin,x'],
      [5, 4, 'sin', '×'],
      [5, 5, '×', 'x,y']
    ])
  })

  test('x gathers what comes from both of its uses', () => {
    const x = parts.find(({ variable }) => variable === 0)!.id
    expect(progressAt(parts, swept, 5).adjoints.get(x)).toBe(1)
    expect(progressAt(parts, swept, 7).adjoints.get(x)).toBeCloseTo(1 + 2 * Math.cos(1), 14)
  })
})

describe('the drawing', () => {
  const drawingOf = (source: string, most = mostParts) => {
    const parts = partsOf(source, most)
    const nodes: Placeable[] = parts.map(({ id, args }) => ({ id, args, width: 60 }))
    return { nodes, drawing: draw(nodes) }
  }

  /** How many pairs of edges cross between two layers. */
  function crossingsOf({ edges }: Drawing): number {
    const pieces = edges.flatMap(({ bends }) => bends.slice(1).map((to, i) => ({ from: bends[i], to })))
    return pieces.reduce(
      (count, a, i) =>
        count +
        pieces
          .slice(i + 1)
          .filter((b) => a.from.layer === b.from.layer && (a.from.x - b.from.x) * (a.to.x - b.to.x) < 0)
          .length,
      0
    )
  }

  test.each(sources)('of %s has edges that lead up, one layer at a time, and nodes apart', (source) => {
    for (const most of [mostParts, everything]) {
      const { nodes, drawing } = drawingOf(source, most)
      const { places, edges, width } = drawing
      for (const { from, to, bends } of edges) {
        expect(bends[0]).toEqual(places.get(from))
        expect(bends.at(-1)).toEqual(places.get(to))
        bends.slice(1).forEach(({ layer }, i) => expect(layer).toBe(bends[i].layer + 1))
      }
      expect(edges).toHaveLength(nodes.flatMap(({ args }) => args).length)
      const all = [...places.values()]
      all.forEach((a, i) =>
        all.slice(i + 1).forEach((b) => {
          if (a.layer === b.layer) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(60)
        })
      )
      for (const { x } of all) {
        expect(x).toBeGreaterThanOrEqual(30 - 1e-9)
        expect(x).toBeLessThanOrEqual(width - 30 + 1e-9)
      }
    }
  })

  test('has no crossing where none is needed', () => {
    for (const source of ['x^2 + y^2', 'sin(x) cos(y)', 'e^(-x^2 - y^2)', '(x + y)^2 + sin((x + y)^2)'])
      expect(crossingsOf(drawingOf(source).drawing), source).toBe(0)
  })
})

describe('agreement', () => {
  test.each([
    [1, 1, Infinity],
    [0, 0, Infinity],
    [1 + 1e-8, 1, 8],
    [-2, 2, 0],
    [1e-12, 0, 0],
    [Infinity, Infinity, Infinity]
  ])('of %s with %s is %s digits', (found, right, digits) => {
    expect(agreement(found, right).digits).toBeCloseTo(digits, 6)
  })

  test('of what is undefined is unknown', () => {
    expect(agreement(NaN, 1)).toEqual({ digits: NaN, difference: NaN })
  })

  test('of two neighbours of f64 is all that an f64 has', () => {
    expect(agreement(1 + Number.EPSILON, 1).digits).toBeCloseTo(mostDigits, 1)
  })

  test('of differences is about ten digits for functions that change on the scale of the domain', () => {
    const domain = { x: [-3, 3], y: [-3, 3] } as const
    const [hx, hy] = differenceSteps({ x: [...domain.x], y: [...domain.y] })
    expect(hx).toBe(3 * Math.cbrt(Number.EPSILON))
    expect(hy).toBe(hx)
    for (const source of ['x^2 + 3xy + 2y^2', 'sin x sin y', 'e^(x/2) y', 'x^3 - 3x y^2']) {
      const field = readAs(source)
      for (const at of points(source)) {
        const { gradient } = field.jet(at)
        gradient.forEach((d, i) => {
          const { slope, step } = centralQuotient((p) => field.value(p), at, i, hx)
          expect(relative(slope, d), source).toBeLessThan(1e-9)
          expect(relative(step / hx, 1)).toBeLessThan(1e-9)
        })
      }
    }
  })
})
