import { Mistake } from '../basics/problem'
import type { Notice, Problem } from '../basics/problem'
import { Graph, fold, rebuilt, symbolsOf, type Expr } from '../math/expression/expression'
import { pasted } from '../math/read/pasted'
import type { Preparation } from '../math/read/source'
import { readStatement, type NamedPair, type Statement } from '../math/read/statement'
import { withoutArguments } from '../math/read/clauses'
import { doubtsOf } from './doubts'
import { createField, type ScalarField } from './field'
import { readText } from './readText'

/** A point whose coordinates may depend on parameters, and the letter that names it. */
export interface RowPoint {
  x: ScalarField
  y: ScalarField
  label: string
}

/** What a row of the formulas was read as. */
export type Row =
  | { kind: 'function'; field: ScalarField }
  /** Where a function is 0. */
  | { kind: 'curve'; field: ScalarField }
  /**
   * Where the margin is positive; its rim, where it is 0, belongs to the region unless it is strict, and all of it does
   * if the region is closed. `outward` is the margin with the other sign.
   */
  | { kind: 'region'; margin: ScalarField; outward: ScalarField; isStrict: boolean; isClosed: boolean }
  /** Places that depend on one variable. */
  | {
      kind: 'path'
      x: ScalarField
      y: ScalarField
      variable: string
      range: [ScalarField, ScalarField] | null
    }
  | { kind: 'points'; points: readonly RowPoint[] }
  /** Points of the data, by the names of their columns: x and y, and perhaps a height. */
  | { kind: 'scatter'; columns: readonly string[] }

export type RowKind = Row['kind']
export type RowReading = { row: Row; notices: readonly Notice[] } | { problem: Problem }

/** What a row is read among. */
export interface RowContext {
  /** Its own name. */
  name: string
  variables: readonly string[]
  columns: ReadonlyMap<string, Float64Array>
  /** The functions that it can speak of, by name. */
  functions: ReadonlyMap<string, ScalarField>
  /** Names that are sliders already: none of them is the variable of a path. */
  parameters: ReadonlySet<string>
}

/** Reads what is typed into a row beside f. Never throws: a mistake comes back as a Problem. */
export function readRow(source: string, context: RowContext): RowReading {
  const graph = new Graph()
  const { name: own, variables, functions } = context
  const columns = Object.fromEntries(context.columns)
  try {
    const names = { own, variables, columns, functions: new Set(functions.keys()) }
    const statement = readStatement(source, names, graph)
    if (statement.kind === 'function') return readFunction(source, context)
    const maker = { source, context, graph, statement }
    return { row: rowOf(maker), notices: statement.notices }
  } catch (error) {
    if (error instanceof Mistake) return { problem: error.problem }
    throw error
  }
}

/** As f is read, and with the functions of other rows put in. */
function readFunction(source: string, { variables, columns, functions }: RowContext): RowReading {
  const named = new Set(functions.keys())
  const how: Preparation = {
    ...pasted,
    part: (tokens, quoted) => pasted.part(withoutArguments(tokens, named, variables), quoted)
  }
  const data = Object.fromEntries(columns)
  const read = readText(source, { variables: [...variables], columns: data }, how)
  if ('problem' in read) return read
  const expression = withFunctions(read.graph, read.expression, functions)
  const parameters = symbolsOf(expression).filter((name) => !read.variables.includes(name))
  const notices = expression === read.expression ? [...read.notices, ...doubtsOf(read)] : read.notices
  return { row: { kind: 'function', field: createField({ ...read, expression, parameters }, data) }, notices }
}

interface Maker {
  source: string
  context: RowContext
  graph: Graph
  statement: Statement
}

function rowOf(maker: Maker): Row {
  const { statement, graph, context } = maker
  const plane = (e: Expr) => fieldOf(maker, e, context.variables)
  switch (statement.kind) {
    case 'equation': {
      const { difference, condition } = statement
      const field = condition
        ? graph.call('if', condition, difference, graph.constant('undefined'))
        : difference
      return { kind: 'curve', field: plane(field) }
    }
    case 'inequality': {
      const { margin, isStrict, isClosed } = statement
      const outward = plane(fold(graph, 'negate', [margin]))
      return { kind: 'region', margin: plane(margin), outward, isStrict, isClosed }
    }
    case 'pair':
      return pathOrPoint(maker, statement)
    case 'points':
      return { kind: 'points', points: statement.points.map((point) => pointOf(maker, point)) }
    case 'columns':
      return { kind: 'scatter', columns: statement.names }
    case 'function':
      throw new Error('functions are read as such')
  }
}

/** The letters that paths mostly run in, before all others. */
const usual = ['t', 's', 'u', 'theta', 'tau', 'phi']

/** A pair with a letter of its own is a path; with none, or with sliders alone, it is a point. */
function pathOrPoint(maker: Maker, statement: Statement & { kind: 'pair' }): Row {
  const { x, y, range, label } = statement
  const variable = statement.variable ?? variableOf([x, y], maker.context)
  if (variable === null) return { kind: 'points', points: [pointOf(maker, { x, y, label })] }
  const along = (e: Expr) => fieldOf(maker, e, [variable])
  const constant = (e: Expr) => fieldOf(maker, e, [])
  return {
    kind: 'path',
    x: along(x),
    y: along(y),
    variable,
    range: range && [constant(range[0]), constant(range[1])]
  }
}

function variableOf(coordinates: Expr[], { parameters, functions }: RowContext): string | null {
  const names = symbolsOf(...coordinates).filter((name) => !functions.has(name))
  const free = names.filter((name) => name === 't' || !parameters.has(name))
  return usual.find((name) => free.includes(name)) ?? free[0] ?? null
}

const pointOf = (maker: Maker, { x, y, label }: NamedPair): RowPoint => ({
  x: fieldOf(maker, x, []),
  y: fieldOf(maker, y, []),
  label
})

function fieldOf(
  { source, context, graph, statement }: Maker,
  e: Expr,
  variables: readonly string[]
): ScalarField {
  const expression = withFunctions(graph, e, context.functions)
  const parameters = symbolsOf(expression).filter((name) => !variables.includes(name))
  const read = { graph, expression, places: statement.places, source, variables: [...variables], parameters }
  return createField(read, Object.fromEntries(context.columns))
}

/** The expression with the functions of other rows in the place of their names. */
function withFunctions(g: Graph, e: Expr, functions: ReadonlyMap<string, ScalarField>): Expr {
  if (!symbolsOf(e).some((name) => functions.has(name))) return e
  return rebuilt(g, e, (name) => {
    const field = functions.get(name)
    return field ? rebuilt(g, field.expressions.shown.value) : null
  })
}
