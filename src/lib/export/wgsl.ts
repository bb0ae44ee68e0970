import type { ScalarField } from '../field/field'
import { kernelValues, toWgsl } from '../tape/evaluators/wgsl'
import { pythonNames } from './names'
import { file } from './script'
import type { Standpoint } from './script'

/**
 * The shader's function with the numbers that it reads, ready to paste. Data stays a buffer to bind. Of
 * functions of two variables.
 */
export function wgslModule(field: ScalarField, { parameters }: Standpoint): string {
  const { tape } = field
  const names = pythonNames()
  const set = tape.parameters.map((name) => parameters[name] ?? 1)
  const numbers = kernelValues(tape, set)
  const first = numbers.length - tape.parameters.length
  const entries = [...numbers].map((value, i) => {
    const comment = i < first ? '' : ` // ${names.symbol(tape.parameters[i - first])}`
    return `  ${shortest(value)}${i < numbers.length - 1 ? ',' : ''}${comment}`
  })
  return file(
    ['// field(x, y) is (f, ∂f/∂x, ∂f/∂y, 1 where f is defined and else 0).', ''],
    ['// The numbers of the formula, then its parameters.'],
    [`const values = array<f32, ${numbers.length}>(`, ...entries, ');', ''],
    tape.columns.length
      ? [
          `// Row after row: ${tape.columns.map(({ name }) => names.column(name)).join(', ')}.`,
          '@group(0) @binding(0) var<storage, read> data: array<f32>;',
          ''
        ]
      : [],
    [toWgsl(tape)]
  )
}

/** The shortest decimal that is this f32. NaN, the place of what is undefined, is never read. */
function shortest(value: number): string {
  if (Number.isNaN(value)) return '0.0'
  for (let digits = 1; digits <= 9; digits++) {
    const text = String(Number(value.toPrecision(digits)))
    if (Math.fround(Number(text)) === value) return /[.e]/.test(text) ? text : `${text}.0`
  }
  return String(value)
}
