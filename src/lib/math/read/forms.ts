import type { Builder } from './builder'
import { symbolsOf } from '../expression/expression'
import type { Expr } from '../expression/expression'
import { conditions, functionNames, operation } from '../table/functions'
import { mistake } from '../../basics/problem'
import type { SourceRange } from '../../basics/problem'
import { chain, cross, dotProduct, entrywise, isMatrix, multiply, power, shapeOf, transpose } from './vectors'
import type { Matrix, Value } from './vectors'

/** A function by name that is no entry of the table: it is read as an expression of others. */
interface Form {
  /** How many arguments it takes, least and most. */
  arity: [number, number]
  example: string
  build: (b: Builder, place: SourceRange, ...args: Value[]) => Value
}

/** Stands for ∞ as an argument, which only norms take. */
export const infinity: Matrix = { rows: 0, columns: 0, items: [] }

const wholeNumber = (value: Value | undefined): number | null =>
  value && !isMatrix(value) && value.kind === 'number' && value.value.den === 1n
    ? Number(value.value.num)
    : null

/** `log(u, b)`: by an entry of the table where there is one for the base. */
export function logarithm(b: Builder, place: SourceRange, u: Value, base?: Value): Value {
  if (!base) return entrywise(b, place, 'ln', u)
  const whole = wholeNumber(base)
  if (whole === 2 || whole === 10) return entrywise(b, place, `log${whole}`, u)
  return entrywise(b, place, 'divide', entrywise(b, place, 'ln', u), entrywise(b, place, 'ln', base))
}

/** A condition is a truth value; any other quantity holds where it is not 0, as in Python and C. */
export function truth(b: Builder, place: SourceRange, value: Value): Value {
  const wrap = (e: Expr) => (isTruth(e) ? e : b.call(place, 'ne', e, b.g.number(0)))
  return isMatrix(value) ? { ...value, items: value.items.map(wrap) } : wrap(value)
}

const isTruth = (e: Expr): boolean => e.kind === 'call' && conditions.has(e.name)

export const choice = (b: Builder, place: SourceRange, condition: Value, u: Value, v: Value): Value =>
  entrywise(b, place, 'if', truth(b, place, condition), u, v)

/** What a reduction runs over: the entries of a list, or a quantity that varies over the rows of the data. */
type List = Expr[] | Expr

function listOf(b: Builder, place: SourceRange, name: string, args: Value[]): List {
  const [u] = args
  if (args.length === 1 && isMatrix(u)) return u.items
  const numbers = args.filter((arg): arg is Expr => !isMatrix(arg))
  // sum(k x, k, 1, 3) has an index that runs.
  const [first, index] = numbers
  const runs =
    args.length === 4 &&
    first.kind === 'call' &&
    index.kind === 'symbol' &&
    symbolsOf(first).includes(index.name)
  if (
    !runs &&
    numbers.length > 1 &&
    numbers.length === args.length &&
    numbers.every((e) => b.rows(e) === undefined)
  )
    return numbers
  if (args.length === 1 && numbers.length === 1 && b.rows(numbers[0]) !== undefined) return numbers[0]
  mistake(
    args.length > 1 ? `${name} takes one list.` : `${name} needs a data column or a list.`,
    place,
    `As in ${name}([x, y]) or, with data loaded, ${name}(X).`
  )
}

const each = (b: Builder, place: SourceRange, list: List, change: (e: Expr) => Expr): List =>
  Array.isArray(list) ? list.map(change) : change(list)
const total = (b: Builder, place: SourceRange, list: List): Expr =>
  Array.isArray(list) ? chain(b, place, 'add', list) : b.call(place, 'rowSum', list)
const extreme = (b: Builder, place: SourceRange, name: 'min' | 'max', list: List): Expr =>
  Array.isArray(list)
    ? chain(b, place, name, list)
    : b.call(place, name === 'min' ? 'rowMin' : 'rowMax', list)
const countOf = (b: Builder, list: List): number => (Array.isArray(list) ? list.length : b.rows(list)!)
const mean = (b: Builder, place: SourceRange, list: List): Expr =>
  Array.isArray(list)
    ? b.call(place, 'divide', total(b, place, list), b.g.number(list.length))
    : b.call(place, 'rowMean', list)

/** The sample variance, Σ(u − ū)²/(n − 1), as PyTorch, R and mathjs have it. */
function variance(b: Builder, place: SourceRange, list: List): Expr {
  const n = countOf(b, list)
  if (n < 2) mistake('The variance needs at least two values.', place, 'Use a longer list or data column.')
  const centre = mean(b, place, list)
  const squares = each(b, place, list, (e) => square(b, place, b.call(place, 'subtract', e, centre)))
  return b.call(place, 'divide', total(b, place, squares), b.g.number(n - 1))
}

const square = (b: Builder, place: SourceRange, e: Expr): Expr => b.call(place, 'pow', e, b.g.number(2))

/** ‖u‖, or ‖u‖ₚ for an order p; of a number, its absolute value. */
export function norm(b: Builder, place: SourceRange, u: Value, p?: Value): Value {
  if (isMatrix(u) && u.rows > 1 && u.columns > 1)
    mistake(`norm takes a vector, not ${shapeOf(u)}.`, place, 'Multiply the matrix by a vector first.')
  if (!isMatrix(u) && b.rows(u) === undefined) return b.call(place, 'abs', u)
  const list = isMatrix(u) ? u.items : u
  const order = wholeNumber(p)
  if (!p || order === 2)
    return Array.isArray(list)
      ? b.call(place, 'hypot', ...list)
      : b.call(place, 'sqrt', total(b, place, square(b, place, list)))
  const sizes = each(b, place, list, (e) => b.call(place, 'abs', e))
  if (p === infinity) return extreme(b, place, 'max', sizes)
  if (order === 1) return total(b, place, sizes)
  if (isMatrix(p) || (order !== null && order < 1))
    mistake('The order of a norm is 1, 2, another number above 1, or inf.', place, 'As in norm(v, 1).')
  const powers = each(b, place, sizes, (e) => b.call(place, 'pow', e, p))
  return b.call(place, 'pow', total(b, place, powers), b.call(place, 'divide', b.g.number(1), p))
}

/** The dot product of two lists of numbers, or the sum of products over the rows of data columns. */
export function dot(b: Builder, place: SourceRange, u: Value, v: Value): Value {
  if (!isMatrix(u) && !isMatrix(v) && b.rows(u) !== undefined && b.rows(v) !== undefined)
    return b.call(place, 'rowSum', b.call(place, 'multiply', u, v))
  if (!isMatrix(u) || !isMatrix(v) || u.items.length !== v.items.length || [u, v].some(isWide))
    mistake(
      `dot needs two vectors of the same length, not ${shapeOf(u)} and ${shapeOf(v)}.`,
      place,
      'As in dot([1, 2], [x, y]).'
    )
  return dotProduct(b, place, u.items, v.items)
}

const isWide = (value: Matrix): boolean => value.rows > 1 && value.columns > 1

/** With data loaded, `sum(1)` counts its rows: the derivative of `sum(b + X)` by b. */
function sum(b: Builder, place: SourceRange, ...args: Value[]): Expr {
  const [u] = args
  const same = args.length === 1 && !isMatrix(u) && b.rows(u) === undefined
  return same && b.commonRows !== null
    ? b.call(place, 'multiply', b.g.number(b.commonRows), u)
    : total(b, place, listOf(b, place, 'sum', args))
}

/** min and max: the least of several, of the entries of a list, or of a quantity's rows. */
const least = (name: 'min' | 'max'): Form => ({
  arity: [1, Infinity],
  example: `${name}(x, y)`,
  build: (b, place, ...args) =>
    args.length > 1
      ? args.reduce((u, v) => entrywise(b, place, name, u, v))
      : extreme(b, place, name, listOf(b, place, name, args))
})

const ofList = (name: string, build: (b: Builder, place: SourceRange, list: List) => Value): Form => ({
  arity: [1, Infinity],
  example: `${name}([x, y])`,
  build: (b, place, ...args) => build(b, place, listOf(b, place, name, args))
})

/** The value of w in the row where u is least or largest. */
const inRow = (name: string, structure: string): Form => ({
  arity: [2, 2],
  example: `${name}(X, Y)`,
  build(b, place, u, w) {
    if (isMatrix(u) || isMatrix(w) || b.rows(u) === undefined)
      mistake(`${name} needs data columns.`, place, `As in ${name}(X, Y), with data loaded.`)
    return b.call(place, structure, u, w)
  }
})

const form = (example: string, count: number, build: Form['build'], most = count): Form => ({
  arity: [count, most],
  example,
  build
})
/** A function whose power or base is fixed: `square`, `exp2`. */
const number = (b: Builder, value: number): Expr => b.g.number(value)

export const forms: ReadonlyMap<string, Form> = new Map<string, Form>(
  Object.entries({
    ln: form('ln(x)', 1, logarithm, 2),
    square: form('square(x)', 1, (b, place, u) => power(b, place, u, number(b, 2))),
    cube: form('cube(x)', 1, (b, place, u) => power(b, place, u, number(b, 3))),
    exp2: form('exp2(x)', 1, (b, place, u) => power(b, place, number(b, 2), u)),
    pow: form('pow(x, 2)', 2, power),
    rsqrt: form('rsqrt(x)', 1, (b, place, u) =>
      entrywise(b, place, 'divide', number(b, 1), entrywise(b, place, 'sqrt', u))
    ),
    reciprocal: form('reciprocal(x)', 1, (b, place, u) => entrywise(b, place, 'divide', number(b, 1), u)),
    rational: form('Rational(1, 2)', 2, (b, place, u, v) => entrywise(b, place, 'divide', u, v)),
    factorial: form('factorial(x)', 1, (b, place, u) => entrywise(b, place, 'factorial', u)),
    clamp: form('clamp(x, 0, 1)', 3, (b, place, u, low, high) =>
      entrywise(b, place, 'min', entrywise(b, place, 'max', u, low), high)
    ),
    not: form('not(x > 0)', 1, (b, place, u) => entrywise(b, place, 'not', truth(b, place, u))),
    if: form('if(x > 0, x, -x)', 3, choice),
    hypot: form(
      'hypot(x, y)',
      1,
      (b, place, ...args) =>
        b.call(place, 'hypot', ...args.flatMap((arg) => (isMatrix(arg) ? arg.items : [arg]))),
      Infinity
    ),
    // Desmos and Julia write atan2 so.
    atan: form(
      'atan(x)',
      1,
      (b, place, u, v) => entrywise(b, place, v ? 'atan2' : 'atan', ...(v ? [u, v] : [u])),
      2
    ),
    min: least('min'),
    max: least('max'),
    sum: form('sum([x, y])', 1, sum, Infinity),
    mean: ofList('mean', mean),
    prod: ofList('prod', (b, place, list) => {
      if (!Array.isArray(list))
        mistake('A product over the rows of the data is not known.', place, 'Use exp(sum(ln(u))).')
      return chain(b, place, 'multiply', list)
    }),
    var: ofList('var', variance),
    std: ofList('std', (b, place, list) => b.call(place, 'sqrt', variance(b, place, list))),
    norm: form('norm([x, y])', 1, norm, 2),
    dot: form('dot([1, 2], [x, y])', 2, dot),
    cross: form('cross([1, 2, 3], [x, y, z])', 2, cross),
    matmul: form('matmul([[1, 2], [3, 4]], [x, y])', 2, multiply),
    transpose: form('transpose([x, y])', 1, (_, place, u) => transpose(place, u)),
    vector: form('[x, y]', 1, (_b, _place, u) => u),
    atmin: inRow('atmin', 'rowAtMin'),
    atmax: inRow('atmax', 'rowAtMax')
  })
)

/** Names that others give to functions of Nabla: Python's libraries, spreadsheets, books in other languages. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    atan2: 'arctan2 atan_2',
    pow: 'power float_power',
    abs: 'absolute fabs',
    max: 'maximum fmax amax',
    min: 'minimum fmin amin',
    sign: 'sgn signum',
    step: 'heaviside',
    sigmoid: 'expit logistic',
    mod: 'remainder modulo',
    ceil: 'ceiling',
    lgamma: 'gammaln loggamma lngamma',
    gamma: 'tgamma',
    nthRoot: 'root nthroot real_root',
    factorial: 'fact',
    if: 'where ifelse iif',
    clamp: 'clip',
    mean: 'average avg',
    var: 'variance',
    std: 'sd stdev',
    prod: 'product',
    dot: 'inner vdot',
    vector: 'array tensor matrix asarray',
    sin: 'sen',
    tan: 'tg',
    asin: 'arcsen asen',
    acot: 'arccotg arccotan',
    sinh: 'sh senh',
    cosh: 'ch',
    tanh: 'th tgh',
    coth: 'cth ctgh cotgh',
    asinh: 'arsh arcsh argsh argsinh argsenh arsenh arcsenh',
    acosh: 'arch arcch argch argcosh',
    atanh: 'arth argth argtanh artgh',
    acoth: 'arccth argcoth argcth',
    log2: 'lb ld'
  }).flatMap(([name, spellings]) => spellings.split(' ').map((alias) => [alias, name] as const))
)

/**
 * Names so short that they are a product of letters as well, as in g·t·h: they are functions where something
 * follows that they can be of.
 */
export const shortNames: ReadonlySet<string> = new Set(['tg', 'sh', 'ch', 'th', 'cth', 'tgh', 'lb', 'ld'])

/** The name of the form or of the table's entry that a word in small letters spells. */
export function functionOf(word: string): string | undefined {
  if (forms.has(word)) return word
  const name = functionNames.get(word) ?? aliases.get(word)
  return name !== undefined && (forms.has(name) || functionNames.has(name)) ? name : undefined
}

/** Every spelling of every function. */
export const functionSpellings: readonly string[] = [
  ...functionNames.keys(),
  ...forms.keys(),
  ...aliases.keys()
].filter((word) => functionOf(word))

/** How many arguments a function takes, least and most, and an example. */
function signatureOf(name: string): Pick<Form, 'arity' | 'example'> {
  const { arity } = operation(name)
  return { arity: [arity, arity], example: arity === 1 ? `${name}(x)` : `${name}(x, y)` }
}

/** A function of given arguments; refuses a wrong number of them, and too many with a hint of its own. */
export function apply(b: Builder, place: SourceRange, name: string, args: Value[], hint?: string): Value {
  const found = forms.get(name)
  const { arity, example } = found ?? signatureOf(name)
  const [fewest, most] = arity
  if (args.length < fewest || args.length > most) {
    const wanted = fewest === most ? fewest : args.length < fewest ? `at least ${fewest}` : `at most ${most}`
    const plural = String(wanted).endsWith('1') ? '' : 's'
    mistake(
      `${name} takes ${wanted} argument${plural}, not ${args.length}.`,
      place,
      (args.length > most && hint) || `As in ${example}.`
    )
  }
  if (name !== 'norm' && args.includes(infinity))
    mistake('∞ is not a number.', place, 'Only a norm takes it, as in norm(v, inf).')
  return found ? found.build(b, place, ...args) : entrywise(b, place, name, ...args)
}
