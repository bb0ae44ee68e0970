import { Mistake, mistake } from '../../basics/problem'
import type { Notice, SourceRange } from '../../basics/problem'
import { isNumber, symbolsOf, type Expr, type Graph } from '../expression/expression'
import { isZero } from '../expression/rational'
import { arrange } from './arrange'
import { Builder } from './builder'
import type { Spelled } from './characters'
import {
  chooses,
  clausesOf,
  refuseOpenPoint,
  withVectors,
  withoutArguments,
  withoutDependence,
  withoutSet,
  withoutStop,
  type Clause
} from './clauses'
import { NameBook } from './names'
import { pasted } from './pasted'
import { readPrefix, type Prefix } from './prefix'
import { Reader } from './reader'
import { vet, withinStack, type Names } from './source'
import type { Token } from './tokens'
import { isMatrix, shapeOf, type Value } from './vectors'

/** A point with the letter that names it. */
export interface NamedPair {
  x: Expr
  y: Expr
  label: string
}

/** What a text says beside functions; `places` as for a function. */
export type Statement = { places: ReadonlyMap<number, SourceRange[]>; notices: Notice[] } & (
  | { kind: 'function' }
  /** Where the difference of both sides is 0, and the condition is not. */
  | { kind: 'equation'; difference: Expr; condition: Expr | null }
  /** Where the margin is positive, or perhaps 0. */
  | { kind: 'inequality'; margin: Expr; isStrict: boolean; isClosed: boolean }
  | { kind: 'pair'; x: Expr; y: Expr; variable: string | null; range: [Expr, Expr] | null; label: string }
  | { kind: 'points'; points: NamedPair[] }
  /** The data of these columns. */
  | { kind: 'columns'; names: string[] }
)

export interface StatementNames extends Names {
  /** The name that a definition of this text itself begins with. */
  own: string
  /** Names of functions that it can speak of. */
  functions: ReadonlySet<string>
}

/** `\vec r(t) =` */
const vectorName =
  /^[\s$]*\\(?:vec|mathbf|boldsymbol|bm|overrightarrow)\s*\{?\s*([A-Za-z])\s*\}?\s*(?:\\left)?\(\s*\\?([A-Za-z]+)\s*(?:\\right)?\)\s*=/
/** `points(X, Y)` */
const pointsName = /^\s*points?\s*(?=\()/i

/**
 * Reads an equation, an inequality, a pair or points; says that it is a function where it is none of these, which is
 * then read as functions are. Throws a Mistake, and nothing else.
 */
export function readStatement(source: string, names: StatementNames, g: Graph): Statement {
  const spelled = pasted.spell(source)
  vet(source, spelled)
  const { variables, columns = {}, functions } = names
  const prefix = prefixOf(spelled, names)
  const book = new NameBook(variables, Object.keys(columns), prefix.variables ?? [])
  const notices: Notice[] = []
  const scanned = arrange(new pasted.Scanner(source, spelled, book, notices).all(prefix.offset))
  const end = scanned[scanned.length - 1]
  const b = new Builder(g, columns)
  const said = { places: b.places, notices }
  const set = withoutSet(withoutStop(scanned.slice(0, -1), source), variables)
  if (set.length === 0 || chooses(set)) return { kind: 'function', ...said }
  refuseOpenPoint(set)
  const { tokens, on } = withoutDependence(withoutArguments(set, functions, variables), variables)
  const whole = rangeOf(set)
  const read = (part: Token[]): Value =>
    withinStack(whole, () => {
      const stop = { ...end, start: part.at(-1)?.end ?? end.start, end: part.at(-1)?.end ?? end.end }
      return new Reader(b, [...withVectors(part), stop], source, notices).all()
    })
  const one = (part: Token[]): Expr => {
    const value = read(part)
    if (!isMatrix(value)) return scalar(value, b)
    mistake(
      `This is ${shapeOf(value)}, and a number is compared here.`,
      rangeOf(part),
      'Use norm(…) or dot(…).'
    )
  }
  const named = prefix.variables?.length === 1 ? prefix.variables[0] : on
  const variable = named !== null && variables.includes(named) ? null : named
  const speaks = (e: string) => variables.includes(e) || functions.has(e)
  const context: Context = { b, read, one, whole, variables, variable, speaks, label: prefix.name ?? '' }
  const found = stated(clausesOf(tokens), context)
  if (found.kind === 'function') refuseNumber(prefix, names, set)
  return { ...found, ...said }
}

interface Context {
  b: Builder
  read(part: Token[]): Value
  one(part: Token[]): Expr
  whole: SourceRange
  variables: readonly string[]
  /** The variable of a path, where the text names it. */
  variable: string | null
  /** Whether a name is a variable, or a function of them. */
  speaks(name: string): boolean
  label: string
}

type Bare = Statement extends infer S ? (S extends unknown ? Omit<S, 'places' | 'notices'> : never) : never

const isEquation = ({ signs }: Clause): boolean => signs.some(({ text }) => /^==?$/.test(text))
const isPlain = ({ signs }: Clause): boolean => signs.length === 0

function stated(alternatives: Clause[][], context: Context): Bare {
  const clauses = alternatives.flat()
  // What stands beside nothing is a mistake, which those who read functions tell.
  if (alternatives.some(({ length }) => length === 0)) return { kind: 'function' }
  for (const clause of clauses) refuseMixed(clause)
  const equations = clauses.filter(isEquation)
  const plain = clauses.filter(isPlain)
  const bounds = clauses.filter((clause) => !isEquation(clause) && !isPlain(clause))
  if (alternatives.length > 1) {
    if (plain.length > 0) return { kind: 'function' }
    if (equations.length > 0) refuseOr(context.whole)
    return inequality(alternatives, context)
  }
  if (plain.length > 0) return listed(clauses, plain, bounds, context)
  if (equations.length === 0) return inequality([bounds], context)
  return equations.length > 1 || bounds.some(({ parts }) => speaksOf(parts, context.variable))
    ? parametric(equations, bounds, context)
    : equation(equations[0], bounds, context)
}

/** `c = 3` is no function: numbers have sliders. */
function refuseNumber({ name, variables }: Prefix, names: StatementNames, tokens: Token[]): void {
  if (name === null || name === names.own || name === 'z' || variables) return
  const isSpoken = ({ kind, text }: Token) =>
    kind === 'symbol' && (names.variables.includes(text) || names.functions.has(text))
  if (!tokens.some(isSpoken)) refuseWithout(names.variables, 'equation', [name], rangeOf(tokens))
}

const refuseWithout = (
  variables: readonly string[],
  what: 'equation' | 'inequality',
  names: readonly string[],
  whole: SourceRange
): never =>
  mistake(
    `This ${what} has no ${variables.join(' and no ')} in it.`,
    whole,
    (names.length > 0 ? `Set ${names[0]} with its slider, or type` : 'Type') +
      ` one such as ${variables[0]}^2 + ${variables[1]}^2 ${what === 'equation' ? '=' : '<'} 4.`
  )

/** A number; of data it is one that sums the rows up. */
function scalar(e: Expr, b: Builder): Expr {
  if (b.rows(e) !== undefined) b.refuseRows(e)
  return e
}

function refuseMixed({ parts, signs }: Clause): void {
  signs.forEach((sign, i) => {
    const missing = parts[i].length === 0 ? 'before' : parts[i + 1].length === 0 ? 'after' : ''
    if (missing)
      mistake(
        `“${sign.text}” needs something ${missing} it.`,
        sign,
        `Write a number, a variable or a formula ${missing} it.`
      )
  })
  const unequal = signs.find(({ text }) => text === '!=')
  if (unequal)
    mistake('“≠” leaves almost everything in.', unequal, 'Write = for a curve, or < and > for a region.')
  const equal = signs.filter(({ text }) => /^==?$/.test(text))
  if (equal.length > 1)
    mistake('Two signs of equality stand in one equation.', equal[1], 'Write one equation for each curve.')
  if (equal.length === 1 && signs.length > 1)
    mistake('An equation and an inequality run together here.', signs[1], 'Write a comma between them.')
  const up = signs.filter(({ text }) => text.startsWith('<')).length
  if (up > 0 && up < signs.length && equal.length === 0)
    mistake('These inequalities point in two directions.', signs[1], 'Write them one by one, with commas.')
}

const refuseOr = (whole: SourceRange): never =>
  mistake('These are two equations.', whole, 'Write each in a row of its own.')

/** An equation, perhaps only where conditions hold. */
function equation({ parts: [left, right] }: Clause, bounds: Clause[], context: Context): Bare {
  const [u, v] = [context.read(left), context.read(right)]
  if (isMatrix(u) || isMatrix(v)) return vectorEquation(u, v, left, right, bounds, context)
  const { b, whole, variables, speaks } = context
  const names = symbolsOf(scalar(u, b), scalar(v, b))
  if (!names.some(speaks)) refuseWithout(variables, 'equation', names, whole)
  const condition =
    bounds.length > 0
      ? allOf(
          bounds.map((clause) => truthOf(clause, context)),
          b,
          whole
        )
      : null
  return { kind: 'equation', difference: minus(b, whole, u, v), condition }
}

/** `(x, y) = (2cos t, sin t)` */
function vectorEquation(
  u: Value,
  v: Value,
  left: Token[],
  right: Token[],
  bounds: Clause[],
  context: Context
): Bare {
  const [x, y] = context.variables
  const isPlace =
    isMatrix(u) &&
    u.items.length === 2 &&
    u.items.every((e, i) => e.kind === 'symbol' && e.name === [x, y][i])
  if (isPlace && isMatrix(v)) return pairOf(v, right, bounds, context)
  mistake(
    'Here a vector stands on one side of an equation.',
    rangeOf(isMatrix(u) ? left : right),
    `Write (${x}, ${y}) on its left, or an equation of numbers.`
  )
}

/** `x = 2cos t, y = sin t` */
function parametric(equations: Clause[], bounds: Clause[], context: Context): Bare {
  const { variables, whole } = context
  const given = variables.map((name) =>
    equations.find(({ parts: [left] }) => left.length === 1 && left[0].text === name)
  )
  const [first, second] = given
  if (equations.length !== 2 || !first || !second)
    mistake(
      equations.length > 1 ? 'These are several equations.' : 'A path needs both coordinates.',
      whole,
      'Write each curve in a row of its own, or a path as (2cos t, sin t).'
    )
  const [x, y] = [first, second].map(({ parts }) => context.one(parts[1]))
  return pair(x, y, bounds, context)
}

/** The difference of two sides; 0 on the right goes without saying. */
const minus = (b: Pick<Builder, 'call'>, whole: SourceRange, u: Expr, v: Expr): Expr =>
  isNumber(v) && isZero(v.value) ? u : b.call(whole, 'subtract', u, v)

/** Where all, or one, of the inequalities hold. */
function inequality(alternatives: Clause[][], context: Context): Bare {
  const { b, whole, variables, speaks } = context
  const margins = alternatives.map((clauses) =>
    clauses.flatMap(({ parts, signs }) => {
      const values = parts.map(context.one)
      return signs.map(({ text }, i) => {
        const [less, more] = text.startsWith('<') ? [values[i], values[i + 1]] : [values[i + 1], values[i]]
        return minus(b, whole, more, less)
      })
    })
  )
  const least = margins.map((all) => all.reduce((u, v) => b.call(whole, 'min', u, v)))
  const margin = least.reduce((u, v) => b.call(whole, 'max', u, v))
  const names = symbolsOf(margin)
  if (!names.some(speaks)) refuseWithout(variables, 'inequality', names, whole)
  const signs = alternatives.flatMap((clauses) => clauses.flatMap(({ signs }) => signs))
  const isWeak = signs.map(({ text }) => text.endsWith('='))
  return { kind: 'inequality', margin, isStrict: !isWeak.includes(true), isClosed: !isWeak.includes(false) }
}

/** Pairs and what is no statement at all. */
function listed(clauses: Clause[], plain: Clause[], bounds: Clause[], context: Context): Bare {
  if (clauses.some(isEquation))
    mistake(
      'This stands beside an equation.',
      rangeOf(plain[0].parts[0]),
      'Write it in a row of its own, or compare it.'
    )
  const columns = columnsOf(plain, bounds, context)
  if (columns) return columns
  const isFunction = { kind: 'function' } as Bare
  const [labelled, ...others] = plain.map(({ parts: [part] }) => labelOf(part))
  const value = tried(() => context.read(labelled.part))
  if (value === null || !isMatrix(value)) {
    // Mistakes of functions are told by those who read them.
    if (plain.length > 1 && value !== null && clauses.length === plain.length) refuseList(context)
    return isFunction
  }
  if (others.length === 0 && clauses.length - bounds.length === 1) {
    const found = pairOf(value, labelled.part, bounds, context)
    return found.kind === 'pair' && labelled.label ? { ...found, label: labelled.label } : found
  }
  if (bounds.length > 0 || clauses.length > plain.length)
    mistake('Points stand alone in their row.', context.whole, 'As in (1, 2), (-1, 0).')
  const points = [labelled, ...others].map(({ part, label }): NamedPair => {
    const [x, y] = coordinates(context.read(part), part, context)
    return { x, y, label }
  })
  return { kind: 'points', points }
}

/** A mistake is another's to tell. */
function tried(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Mistake) return null
    throw error
  }
}

const refuseList = ({ whole }: Context): never =>
  mistake('These are several numbers.', whole, 'Write brackets around a point, as in (1, 2).')

/** `A(1, 2)` and `A = (1, 2)`: a capital names the point. */
function labelOf(part: Token[]): { part: Token[]; label: string } {
  const [name, open] = part
  const isNamed = name?.kind === 'symbol' && /^[A-Z](?:_?\d+)?$/.test(name.text) && open?.text === '('
  return isNamed ? { part: part.slice(1), label: name.text } : { part, label: '' }
}

function pairOf(value: Value, part: Token[], bounds: Clause[], context: Context): Bare {
  const [x, y] = coordinates(value, part, context)
  return pair(x, y, bounds, context)
}

function coordinates(value: Value, part: Token[], { variables, b }: Context): Expr[] {
  if (!isMatrix(value))
    mistake('A point has two numbers in brackets.', rangeOf(part), 'As in (1, 2), (-1, 0).')
  if (value.items.length !== 2 || (value.columns > 1 && value.rows > 1))
    mistake(
      `This is ${shapeOf(value)}; a place of the plane has two numbers.`,
      rangeOf(part),
      'As in (1, 2), or (2cos t, sin t) for a path.'
    )
  for (const e of value.items) scalar(e, b)
  const [place] = symbolsOf(...value.items).filter((name) => variables.includes(name))
  if (place !== undefined)
    mistake(
      `A path runs in a letter of its own, and this one has ${place} in it.`,
      rangeOf(part),
      'Write t for it, as in (t, t^2).'
    )
  return value.items
}

function pair(x: Expr, y: Expr, bounds: Clause[], context: Context): Bare {
  const { variable, label } = context
  if (bounds.length === 0) return { kind: 'pair', x, y, variable, range: null, label }
  const [clause, ...more] = bounds
  const middle = clause.parts[1]
  if (more.length > 0 || clause.parts.length !== 3 || middle.length !== 1 || middle[0].kind !== 'symbol')
    mistake(
      'The range of a path has two ends.',
      rangeOf(clause.parts.flat()),
      'As in (2cos t, sin t), 0 <= t <= pi.'
    )
  const ends = [context.one(clause.parts[0]), context.one(clause.parts[2])]
  const range = clause.signs[0].text.startsWith('<') ? ends : ends.reverse()
  return { kind: 'pair', x, y, variable: middle[0].text, range: [range[0], range[1]], label }
}

/** `(X, Y)` and `(X, Y, Z)` of data columns. */
function columnsOf(plain: Clause[], bounds: Clause[], { b, whole }: Context): Bare | null {
  if (plain.length !== 1 || bounds.length > 0) return null
  const tokens = plain[0].parts[0].filter(({ kind }) => kind === 'column')
  if (tokens.length === 0) return null
  const inner = plain[0].parts[0].slice(1, -1)
  const isList =
    /^[([]$/.test(plain[0].parts[0][0].text) &&
    inner.length === 2 * tokens.length - 1 &&
    inner.every(({ kind }, i) => kind === (i % 2 === 0 ? 'column' : 'comma'))
  if (!isList) return null
  if (tokens.length < 2 || tokens.length > 3)
    mistake('Points of the data take two or three columns.', whole, 'As in (X, Y) or (X, Y, Z).')
  const rows = new Set(tokens.map((token) => b.rows(b.column(token, token.text))))
  if (rows.size > 1)
    mistake('These data columns have not equally many rows.', whole, 'Choose columns of one table.')
  return { kind: 'columns', names: tokens.map(({ text }) => text) }
}

/** A chain of inequalities as a truth value. */
function truthOf({ parts, signs }: Clause, { b, one, whole }: Context): Expr {
  const values = parts.map(one)
  const names: Record<string, string> = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' }
  return allOf(
    signs.map(({ text }, i) => b.call(whole, names[text], values[i], values[i + 1])),
    b,
    whole
  )
}

const allOf = (truths: Expr[], b: Builder, whole: SourceRange): Expr =>
  truths.reduce((u, v) => b.call(whole, 'and', u, v))

const speaksOf = (parts: Token[][], variable: string | null): boolean =>
  variable !== null && parts.some((part) => part.length === 1 && part[0].text === variable)

const rangeOf = (part: Token[]): SourceRange => ({
  start: part[0]?.start ?? 0,
  end: part[part.length - 1]?.end ?? 0
})

/** What stands before a statement. An equation about another function, as in f(x, y) = 4, begins with no name. */
function prefixOf(spelled: Spelled, { own, functions, variables, columns = {} }: StatementNames): Prefix {
  const unnamed: Prefix = { offset: 0, name: null, variables: null }
  const vector = vectorName.exec(spelled.text)
  if (vector) return { offset: vector[0].length, name: vector[1], variables: [vector[2]] }
  const points = pointsName.exec(spelled.text)
  if (points) return { ...unnamed, offset: points[0].length }
  const prefix = readPrefix(spelled, variables)
  const { name } = prefix
  if (name === null || name === own) return prefix
  // Of a curve y = x² the variable is written y(x) too.
  const isKnown = functions.has(name) || variables.includes(name) || Object.hasOwn(columns, name)
  return isKnown ? unnamed : prefix
}
