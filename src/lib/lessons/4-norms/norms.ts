/** The norms of a vector that have names: sum of sizes, length, largest size. */
export const normNames = ['1', '2', 'inf'] as const
export type NormName = (typeof normNames)[number]

/** As it is written in running text. */
export const normLabels: Readonly<Record<NormName, string>> = { '1': 'L1', '2': 'L2', inf: 'L∞' }
export const normChoices = normNames.map((value) => ({ value, label: normLabels[value] }))

/** LaTeX of ‖v‖ in a norm. */
export const normTex = (name: NormName): string => `\\lVert v \\rVert_{${name === 'inf' ? '\\infty' : name}}`

/** Each norm of a vector of two entries as a formula; autodiff has conventions of its own for norms as such. */
export const normSources: Readonly<Record<NormName, string>> = {
  '1': 'norm([x, y], 1)',
  '2': 'norm([x, y])',
  inf: 'norm([x, y], inf)'
}

type Vector = readonly number[]

const sumOf = (values: Vector): number => values.reduce((sum, value) => sum + value, 0)
const largestOf = (sizes: Vector): number => sizes.reduce((most, size) => Math.max(most, size), 0)

export function normOf(name: NormName, vector: Vector): number {
  const sizes = vector.map(Math.abs)
  switch (name) {
    case '1':
      return sumOf(sizes)
    case '2':
      return Math.sqrt(sumOf(sizes.map((size) => size ** 2)))
    case 'inf':
      return largestOf(sizes)
  }
}

/**
 * What each entry adds to a norm, as a share of 1: of the sum of sizes, of the sum of squares below the root, and of the
 * largest size, which equal ones have in common. NaN for the zero vector.
 */
export function sharesOf(name: NormName, vector: Vector): number[] {
  const sizes = vector.map(Math.abs)
  const largest = largestOf(sizes)
  const parts = {
    '1': sizes,
    '2': sizes.map((size) => size ** 2),
    inf: sizes.map((size) => Number(size === largest && size > 0))
  }[name]
  const whole = sumOf(parts)
  return parts.map((part) => part / whole)
}

export type Pair = readonly [x: number, y: number]

/** The rim of the ball of a radius about the origin, anticlockwise. */
export function rimOf(name: NormName, radius: number): Pair[] {
  const corners: Readonly<Record<NormName, readonly Pair[]>> = {
    '1': [[1, 0], [0, 1], [-1, 0], [0, -1]], // prettier-ignore
    '2': Array.from({ length: 96 }, (_, i) => [Math.cos((Math.PI * i) / 48), Math.sin((Math.PI * i) / 48)]),
    inf: [[1, -1], [1, 1], [-1, 1], [-1, -1]] // prettier-ignore
  }
  return corners[name].map(([x, y]) => [radius * x, radius * y])
}

/** The norm whose unit ball holds the subgradients of the other at 0. */
const dualOf: Readonly<Record<NormName, NormName>> = { '1': 'inf', '2': '2', inf: '1' }

/**
 * The corners of the convex set of subgradients of a norm of two entries: one where it has a gradient, two of a segment,
 * and at 0 the whole unit ball of the dual norm.
 */
export function subgradientsOf(name: NormName, [x, y]: Pair): Pair[] {
  if (x === 0 && y === 0) return rimOf(dualOf[name], 1)
  const signs = (value: number) => (value === 0 ? [-1, 1] : [Math.sign(value)])
  switch (name) {
    case '1':
      return signs(x).flatMap((gx) => signs(y).map((gy): Pair => [gx, gy]))
    case '2': {
      const length = normOf('2', [x, y])
      return [[x / length, y / length]]
    }
    case 'inf': {
      const [alongX, alongY]: Pair[] = [
        [Math.sign(x), 0],
        [0, Math.sign(y)]
      ]
      if (Math.abs(x) === Math.abs(y)) return [alongX, alongY]
      return [Math.abs(x) > Math.abs(y) ? alongX : alongY]
    }
  }
}
