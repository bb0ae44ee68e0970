import type { ScalarField } from '../field/field'
import { visit } from '../math/expression/expression'
import type { Expr } from '../math/expression/expression'
import type { Notation } from '../math/write'
import { present } from '../math/write/present'
import { lower } from '../tape/program/lower'
import { toScalar } from '../tape/evaluators/scalar'
import { pythonNames } from './names'
import type { Names } from './names'
import { prepare } from './prepare'
import { bare, pythonNumber } from './python'

/** Where the reader is: the point in the order of the variables, and what the parameters are set to. */
export interface Standpoint {
  point: readonly number[]
  /** A missing one counts as 1. */
  parameters: Readonly<Record<string, number>>
}

/** The quantities of a script, under names that Python takes. */
export interface Script {
  field: ScalarField
  names: Names
  variables: Quantity[]
  parameters: Quantity[]
  columns: { name: string; values: number[]; rows: number }[]
  /** ∂f/∂x, ∂f/∂y … */
  partials: string[]
  /** How many rows there are, as an expression. */
  rows: string
  /** What to know about this point before numbers are compared. */
  warning: string[]
}

interface Quantity {
  name: string
  value: number
}

/** Of longer data a script has the beginning. */
const mostRows = 200

export function scriptOf(field: ScalarField, { point, parameters }: Standpoint): Script {
  const names = pythonNames()
  const variables = field.variables.map((name, i) => ({ name: names.symbol(name), value: point[i] }))
  const values = { ...parameters }
  const columns = field.tape.columns.map(({ name, values }) => ({
    name: names.column(name),
    values: [...values.slice(0, mostRows)],
    rows: values.length
  }))
  return {
    field,
    names,
    variables,
    parameters: field.parameters.map((name) => ({ name: names.symbol(name), value: values[name] ?? 1 })),
    columns,
    partials: variables.map(({ name }) => names.fresh(`df_d${name}`)),
    rows: `len(${columns[0]?.name ?? ''})`,
    warning: warningAt(field, [...point], values)
  }
}

function warningAt(field: ScalarField, point: number[], parameters: Record<string, number>): string[] {
  const { value, gradient, differentiable } = field.jet(point, parameters)
  if (Number.isNaN(value)) return ['# At this point f has no value.']
  if (differentiable === 'unknown')
    return [
      '# Whether f has a derivative at this point could not be decided; what is printed may be a convention.'
    ]
  if (!gradient.every(Number.isFinite))
    return ['# At this point f has no derivative; what is printed for it is a convention.']
  const formulas = lower(field.expressions.shown.gradient, field.variables, field.parameters, dataOf(field))
  const byFormula = toScalar(formulas)(
    point,
    field.parameters.map((name) => parameters[name] ?? 1)
  )
  if (byFormula.every(Number.isFinite)) return []
  const what = differentiable
    ? 'the gradient there is'
    : 'no plane touches there, and the partial derivatives are'
  return [`# At this point a formula has no value; ${what} (${gradient.join(', ')}).`]
}

const dataOf = ({ tape }: ScalarField): Record<string, Float64Array> =>
  Object.fromEntries(tape.columns.map(({ name, values }) => [name, values]))

/** Whether f or a derivative has such a part. */
export function mentions({ field }: Script, isPart: (e: Expr) => boolean): boolean {
  const { value, gradient } = field.expressions.shown
  let found = false
  visit([value, ...gradient], (e) => (found ||= isPart(e)))
  return found
}

/** Lines that compute f and keep it as `target`, and then the partial derivatives. */
export const valueLines = (script: Script, n: Notation, target: string): string[] =>
  lines(script, n, [script.field.expressions.shown.value], [`${target} = `])

export const partialLines = (script: Script, n: Notation): string[] =>
  lines(
    script,
    n,
    script.field.expressions.shown.gradient,
    script.partials.map((name) => `${name} = `)
  )

function lines({ names, rows }: Script, n: Notation, roots: Expr[], starts: string[]): string[] {
  const { parts, results } = prepare(roots, names, rows)
  return [
    ...parts.map(({ name, value }) => `${name} = ${bare(present(value, n))}`),
    ...results.map((result, i) => starts[i] + bare(present(result, n)))
  ]
}

/** `def f` and `def gradient`; the parameters are arguments that begin as they are set. */
export function definitions(script: Script, n: Notation): string[] {
  const { variables, parameters, partials, field } = script
  const head = [
    ...variables.map(({ name }) => name),
    ...parameters.map(({ name }) => `${name}=${name}`)
  ].join(', ')
  const define = (name: string, body: string[]) => [
    '',
    '',
    `def ${name}(${head}):`,
    ...body.map((line) => `    ${line}`)
  ]
  return [
    ...define('f', lines(script, n, [field.expressions.shown.value], ['return '])),
    ...define('gradient', [...partialLines(script, n), `return ${tuple(partials)}`])
  ]
}

/** `x, y`, and `x,` of one. */
export const tuple = (items: string[]): string => (items.length === 1 ? `${items[0]},` : items.join(', '))

/** The data and the parameters, a line each. */
export const givenLines = ({ columns, parameters }: Script, array: Wrap, number: Wrap): string[] => [
  ...columns.map(({ name, values, rows }) => {
    const missing = rows > values.length
    const comment = `  # the first ${values.length} of ${rows} rows: put all of them here`
    return `${name} = ${array(`[${values.map(pythonNumber).join(', ')}]`)}${missing ? comment : ''}`
  }),
  ...parameters.map(({ name, value }) => `${name} = ${number(pythonNumber(value))}`)
]

type Wrap = (text: string) => string

/** A text file of these lines. */
export const file = (...sections: string[][]): string => `${sections.flat().join('\n')}\n`
