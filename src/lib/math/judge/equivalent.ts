import { toBounded } from './bounded'
import type { Bounded } from './bounded'
import { Graph, isNumber, symbolsOf, visit } from '../expression/expression'
import type { Expr } from '../expression/expression'
import { Mistake } from '../../basics/problem'
import type { Problem } from '../../basics/problem'
import { toPrecise } from './precise'
import { isRounded, isZero } from '../expression/rational'
import { readExpression } from '../read/read'
import { samplePoints } from './samples'
import type { Box } from './samples'
import { simplify } from '../simplify/simplify'

export interface EquivalentOptions {
  /** Names that are variables, in order; by default those of x, y, z that occur. Other names are sampled too. */
  variables?: string[]
  /** Where the two shall agree, by name; a name left out runs over [−3, 3]. */
  domain?: Record<string, [number, number]>
  columns?: Record<string, ArrayLike<number>>
  /** Moves the sample points; the same seed gives the same verdict. */
  seed?: number
}

export interface Verdict {
  verdict: 'equal' | 'different' | 'undecided'
  /** What showed that they are equal: the normal form of their difference, or f64 at sample points. */
  how?: 'form' | 'samples'
  /** The names that the points below give values for, variables first. */
  names: string[]
  /** Where they differ most, and both values there; NaN where a side has none. */
  at?: number[]
  left?: number
  right?: number
  /** Places where only this side has a value: (x² − y²)/(x − y) is x + y except on x = y. */
  onlyLeft: number[][]
  onlyRight: number[][]
  /** What may have gone wrong, for a learner; `left` is called the first formula. */
  hint?: Hint
  /** A side that cannot be read. */
  problem?: Problem & { side: 'left' | 'right' }
}

export interface Hint {
  kind: 'constant' | 'factor' | 'sign' | 'swapped' | 'domain'
  /** The constant that the first has more, or the factor that it has more. */
  value?: number
  text: string
}

/** So many points must have shown the two equal, or nothing is said. */
const enough = 12
/** A point speaks for equality where both sides are known this well, relatively. */
const tight = 1e-6
/** Points at most that are looked at again with hundreds of bits: where f64 saw no difference, and where it saw nothing. */
const mostPrecise = { same: 12, open: 36 }
/** Exceptions given at most, per side. */
const mostExceptions = 6

/**
 * Whether two formulas are the same function. Both are compared at sample points in f64 with sure bounds for
 * what rounding does, and where they agree or the bounds say nothing, at some of them in whole numbers with
 * hundreds of bits. So `different` is certain, since there is a point to show it, and `equal` is so where the
 * normal form of the difference is 0, and else as good as the samples are.
 */
export function equivalent(a: string, b: string, options: EquivalentOptions = {}): Verdict {
  const g = new Graph()
  const sides = [readSide(g, a, 'left', options), readSide(g, b, 'right', options)]
  for (const side of sides)
    if ('problem' in side)
      return { verdict: 'undecided', names: [], onlyLeft: [], onlyRight: [], problem: side.problem }
  const [left, right] = sides.map((side) => (side as { expression: Expr }).expression)
  return compareExpressions(g, left, right, namesOf(left, right, options.variables), options)
}

type Side = { expression: Expr } | { problem: Problem & { side: 'left' | 'right' } }

function readSide(g: Graph, source: string, side: 'left' | 'right', options: EquivalentOptions): Side {
  try {
    const names = { variables: options.variables ?? ['x', 'y', 'z'], columns: options.columns }
    return { expression: readExpression(source, names, g).expression }
  } catch (error) {
    if (error instanceof Mistake) return { problem: { ...error.problem, side } }
    throw error
  }
}

function namesOf(left: Expr, right: Expr, variables: string[] | undefined): string[] {
  const found = symbolsOf(left, right)
  const first = variables ?? ['x', 'y', 'z'].filter((name) => found.includes(name))
  return [...first, ...found.filter((name) => !first.includes(name))]
}

/** Both sides at one point. */
interface Sample {
  at: number[]
  left: Bounded
  right: Bounded
}

/** The same of two expressions of one graph; `names` are all that occur in them, variables first. */
export function compareExpressions(
  g: Graph,
  left: Expr,
  right: Expr,
  names: string[],
  options: EquivalentOptions = {}
): Verdict {
  const evaluate = toBounded([left, right], names, options.columns)
  const seen = look(evaluate, names, options)
  const exceptions = {
    names,
    onlyLeft: seen.onlyLeft.slice(0, mostExceptions),
    onlyRight: seen.onlyRight.slice(0, mostExceptions)
  }
  const difference = simplify(g, g.call('subtract', left, right))
  if (seen.differing.length > 0) {
    const { at, left: l, right: r } = greatest(seen.differing)
    const hint = parameterHint(difference, names, options.variables) ?? findHint(seen.known, names, evaluate)
    return { verdict: 'different', at, left: l.value, right: r.value, ...exceptions, ...(hint && { hint }) }
  }
  if (seen.onlyGeneric >= 2) return differentDomains(exceptions, evaluate)
  const form = isNumber(difference) && isZero(difference.value)
  if (form && (seen.same.length > 0 || simplify(g, left) === simplify(g, right)))
    return { verdict: 'equal', how: 'form', ...exceptions }
  const again = lookAgain([left, right, difference], seen, names, options)
  if (again.different) return { verdict: 'different', ...again.different, ...exceptions }
  if (again.same >= enough || (again.same > 0 && names.length === 0))
    return { verdict: 'equal', how: 'samples', ...exceptions }
  return { verdict: 'undecided', ...exceptions }
}

/** What f64 shows of the two sides. */
interface Seen {
  /** Where both have a value, known to some digits at least. */
  known: Sample[]
  /** Of these, where they surely differ, and by how much for their size. */
  differing: { sample: Sample; size: number }[]
  /** Of these, where they agree in what matters. */
  same: Sample[]
  /** Where rounding leaves it open whether they agree. */
  open: number[][]
  onlyLeft: number[][]
  onlyRight: number[][]
  /** How many of the places where one side alone has a value lie on no line in particular. */
  onlyGeneric: number
}

function look(evaluate: (at: number[]) => Bounded[], names: string[], options: EquivalentOptions): Seen {
  const box: Box = names.map((name) => options.domain?.[name] ?? [-3, 3])
  const points = samplePoints(box, !options.domain, options.seed ?? 1)
  const seen: Seen = {
    known: [],
    differing: [],
    same: [],
    open: [],
    onlyLeft: [],
    onlyRight: [],
    onlyGeneric: 0
  }
  const see = (at: number[], generic: boolean): void => {
    const [left, right] = evaluate(at)
    if (left.error === Infinity || right.error === Infinity) return void seen.open.push(at)
    const [hasLeft, hasRight] = [!Number.isNaN(left.value), !Number.isNaN(right.value)]
    if (hasLeft !== hasRight) {
      ;(hasLeft ? seen.onlyLeft : seen.onlyRight).push(at)
      if (generic) seen.onlyGeneric++
    }
    if (!hasLeft || !hasRight) return
    const sample = { at, left, right }
    const size = certainDifference(sample)
    seen.known.push(sample)
    if (size > 0) seen.differing.push({ sample, size })
    else if (isTight(sample)) seen.same.push(sample)
    else seen.open.push(at)
  }
  for (const at of points.special) see(at, false)
  for (const at of points.generic) see(at, true)
  // Functions of a tiny domain: look for it longer.
  for (const at of points.more) {
    if (seen.same.length + seen.differing.length >= enough) break
    see(at, true)
  }
  return seen
}

/**
 * The same in whole numbers, at some of the points that showed no difference. Where they have no rule for
 * what the formulas hold, the simplified difference tells what f64 hides: x + 1e−20 and x are one double at 1.
 */
function lookAgain(
  [left, right, difference]: Expr[],
  { same, open }: Seen,
  names: string[],
  { columns }: EquivalentOptions
): { same: number; different?: { at: number[]; left: number; right: number } } {
  const precise = toPrecise(left, right, names)
  const rest = toBounded([difference], names, columns)
  const exact = !hasRounded(left, right)
  let count = same.length
  for (const { at, ...sides } of some(same, mostPrecise.same)) {
    const found = precise(at)
    if (found?.agree === false)
      return { same: count, different: { at, left: found.left, right: found.right } }
    const [{ value, error }] = !found && exact ? rest(at) : [{ value: 0, error: 0 }]
    if (Math.abs(value) > error)
      return { same: count, different: { at, left: sides.left.value, right: sides.right.value } }
  }
  for (const at of some(open, mostPrecise.open)) {
    const found = precise(at)
    if (found?.agree === false)
      return { same: count, different: { at, left: found.left, right: found.right } }
    if (found) count++
  }
  return { same: count }
}

/** So many of a list, evenly. */
const some = <T>(list: T[], most: number): T[] =>
  list.length <= most
    ? list
    : Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)])

function hasRounded(...roots: Expr[]): boolean {
  let found = false
  visit(roots, (e) => (found ||= isNumber(e) && isRounded(e.value)))
  return found
}

/** The difference at a point for the size of the values, if rounding cannot explain it, else 0. */
function certainDifference({ left, right }: Sample): number {
  const gap = Math.abs(left.value - right.value)
  if (!(gap * (1 - 2 * Number.EPSILON) > left.error + right.error)) return 0
  return gap / Math.max(Math.abs(left.value), Math.abs(right.value))
}

function isTight({ left, right }: Sample): boolean {
  const error = left.error + right.error
  const size = Math.max(Math.abs(left.value), Math.abs(right.value))
  return error <= tight * size || (size <= error && error <= tight * tight)
}

/** About the largest relative difference: the first of half its size, for the points begin with plain numbers. */
function greatest(differing: { sample: Sample; size: number }[]): Sample {
  const largest = Math.max(...differing.map(({ size }) => size))
  return differing.find(({ size }) => size >= 0.5 * largest)!.sample
}

function differentDomains(
  exceptions: Pick<Verdict, 'names' | 'onlyLeft' | 'onlyRight'>,
  evaluate: (at: number[]) => Bounded[]
): Verdict {
  const { onlyLeft, onlyRight } = exceptions
  const at = onlyLeft[0] ?? onlyRight[0]
  const [l, r] = evaluate(at)
  const side = onlyLeft.length > 0 ? 'first' : 'second'
  const text = `The two agree where both have a value, but in places only the ${side} has one.`
  return {
    verdict: 'different',
    at,
    left: l.value,
    right: r.value,
    ...exceptions,
    hint: { kind: 'domain', text }
  }
}

/** x²/2 + C and x²/2 differ by a parameter alone. */
function parameterHint(difference: Expr, names: string[], variables = ['x', 'y', 'z']): Hint | undefined {
  const held = symbolsOf(difference)
  if (held.length === 0 || held.some((name) => variables.includes(name))) return undefined
  if (!names.some((name) => variables.includes(name))) return undefined
  return {
    kind: 'constant',
    text: `They differ by a constant: by what depends on ${held.join(' and ')} alone.`
  }
}

/** What the two have in common though they differ, judged at the points where both are known best. */
function findHint(known: Sample[], names: string[], evaluate: (at: number[]) => Bounded[]): Hint | undefined {
  const samples = known.filter(isTight)
  if (samples.length < enough) return undefined
  return (
    signHint(samples) ?? constantHint(samples) ?? factorHint(samples) ?? swappedHint(samples, names, evaluate)
  )
}

const error = ({ left, right }: Sample): number => left.error + right.error

function signHint(samples: Sample[]): Hint | undefined {
  const opposite = samples.every((s) => Math.abs(s.left.value + s.right.value) <= error(s))
  return opposite
    ? { kind: 'sign', value: -1, text: 'The signs are opposite: one is −1 times the other.' }
    : undefined
}

function constantHint(samples: Sample[]): Hint | undefined {
  const best = samples.reduce((a, b) => (error(a) <= error(b) ? a : b))
  const value = best.left.value - best.right.value
  const sizes = samples.map(({ left }) => Math.abs(left.value)).sort((a, b) => a - b)
  const typical = sizes[sizes.length >> 1]
  if (error(best) > shown * Math.abs(value) || Math.abs(value) < negligible * typical) return undefined
  const constant = samples.every(
    (s) => Math.abs(s.left.value - s.right.value - value) <= error(s) + error(best)
  )
  if (!constant) return undefined
  const more = value > 0 ? 'first' : 'second'
  return {
    kind: 'constant',
    value,
    text: `They differ by a constant: the ${more} is ${plain(Math.abs(value))} larger.`
  }
}

function factorHint(samples: Sample[]): Hint | undefined {
  const best = samples.reduce((a, b) => (relativeError(a) <= relativeError(b) ? a : b))
  const value = best.left.value / best.right.value
  if (!Number.isFinite(value) || value === 0 || Math.abs(value - 1) <= shown) return undefined
  const proportional = samples.every(({ left, right }) => {
    const slack = left.error + Math.abs(value) * right.error
    return Math.abs(left.value - value * right.value) <= slack + 1e-12 * Math.abs(left.value)
  })
  if (!proportional) return undefined
  return {
    kind: 'factor',
    value,
    text: `They differ by a factor: the first is ${plain(value)} times the second.`
  }
}

const relativeError = ({ left, right }: Sample): number =>
  left.value === 0 || right.value === 0
    ? Infinity
    : left.error / Math.abs(left.value) + right.error / Math.abs(right.value)

function swappedHint(
  samples: Sample[],
  names: string[],
  evaluate: (at: number[]) => Bounded[]
): Hint | undefined {
  if (names.length < 2) return undefined
  const swap = ([x, y, ...rest]: number[]) => [y, x, ...rest]
  const swapped = samples.every(({ at, left }) => {
    const right = evaluate(swap(at))[1]
    return Math.abs(left.value - right.value) <= left.error + right.error
  })
  return swapped ? { kind: 'swapped', text: `${names[0]} and ${names[1]} have changed places.` } : undefined
}

/** A constant below this share of the values comes from numbers that were rounded when they were copied. */
const negligible = 1e-12
/** A number in a sentence has at most this relative error: it is written with six digits. */
const shown = 1e-6

/** A number for a sentence: six digits, with a true minus sign. */
const plain = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−')
