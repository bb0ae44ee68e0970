import { toBounded } from './bounded'
import type { Bounded } from './bounded'
import { Graph, isNumber, symbolsOf } from './expression'
import type { Expr } from './expression'
import { Mistake } from './problem'
import type { Problem } from './problem'
import { isZero } from './rational'
import { readExpression } from './read'
import { samplePoints } from './samples'
import type { Box } from './samples'
import { simplify } from './simplify'

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
/** A difference counts from so many error bounds on; they hold to first order only. */
const safety = 8
/** A point speaks for equality where both sides are known this well, relatively. */
const tight = 1e-6
/** Exceptions given at most, per side. */
const mostExceptions = 6

/**
 * Whether two formulas are the same function. Their difference is brought to normal form first; then both
 * are compared at sample points in f64, with error bounds that leave out poles and cancellation. So
 * `different` is certain as far as f64 goes, and `equal` by samples as good as the samples are.
 */
export function equivalent(a: string, b: string, options: EquivalentOptions = {}): Verdict {
  const g = new Graph()
  const sides = [readSide(g, a, 'left', options), readSide(g, b, 'right', options)]
  for (const side of sides)
    if ('problem' in side)
      return { verdict: 'undecided', names: [], onlyLeft: [], onlyRight: [], problem: side.problem }
  const [left, right] = sides.map((side) => (side as { expression: Expr }).expression)
  return compare(g, left, right, namesOf(left, right, options.variables), options)
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

function compare(g: Graph, left: Expr, right: Expr, names: string[], options: EquivalentOptions): Verdict {
  const difference = simplify(g, g.call('subtract', left, right))
  const evaluate = toBounded([left, right, difference], names, options.columns)
  const box: Box = names.map((name) => options.domain?.[name] ?? [-3, 3])
  const unbounded = !options.domain
  const same: Sample[] = []
  const differing: { sample: Sample; size: number }[] = []
  const known: Sample[] = []
  const only = { left: [] as number[][], right: [] as number[][], generic: 0 }
  const see = (at: number[], generic: boolean): void => {
    const [l, r, d] = evaluate(at)
    const sample = { at, left: l, right: r }
    if (l.error === Infinity || r.error === Infinity) return
    const [hasLeft, hasRight] = [!Number.isNaN(l.value), !Number.isNaN(r.value)]
    if (hasLeft !== hasRight) {
      ;(hasLeft ? only.left : only.right).push(at)
      if (generic) only.generic++
    }
    if (!hasLeft || !hasRight) return
    known.push(sample)
    const size = certainDifference(l, r, d)
    if (size > 0) differing.push({ sample, size })
    else if (isTight(l, r)) same.push(sample)
  }
  const points = samplePoints(box, unbounded, options.seed ?? 1)
  for (const at of points.special) see(at, false)
  for (const at of points.generic) see(at, true)
  // Functions of a tiny domain: look for it longer.
  for (const at of points.more) {
    if (same.length + differing.length >= enough) break
    see(at, true)
  }
  const exceptions = {
    names,
    onlyLeft: only.left.slice(0, mostExceptions),
    onlyRight: only.right.slice(0, mostExceptions)
  }
  if (differing.length > 0) {
    const { at, left: l, right: r } = greatest(differing)
    const hint = parameterHint(difference, names, options.variables) ?? findHint(known, names, evaluate)
    return { verdict: 'different', at, left: l.value, right: r.value, ...exceptions, ...(hint && { hint }) }
  }
  if (only.generic >= 2) return differentDomains(exceptions, evaluate)
  const form = isNumber(difference) && isZero(difference.value)
  if (form && (same.length > 0 || simplify(g, left) === simplify(g, right)))
    return { verdict: 'equal', how: 'form', ...exceptions }
  if (same.length >= enough || (same.length > 0 && names.length === 0))
    return { verdict: 'equal', how: 'samples', ...exceptions }
  return { verdict: 'undecided', ...exceptions }
}

/**
 * The relative difference at a point if rounding cannot explain it, else 0. The simplified difference sees
 * what cancellation hides: x + 1e−20 and x are the same f64 at 1.
 */
function certainDifference(l: Bounded, r: Bounded, d: Bounded): number {
  const gap = Math.abs(l.value - r.value)
  const scale = Math.max(Math.abs(l.value), Math.abs(r.value))
  if (gap > safety * (l.error + r.error)) return gap / scale
  const certain = d.error < Infinity && Math.abs(d.value) > safety * d.error
  return certain ? Math.max(Math.abs(d.value) / Math.max(scale, Math.abs(d.value)), Number.MIN_VALUE) : 0
}

function isTight(l: Bounded, r: Bounded): boolean {
  const error = l.error + r.error
  const size = Math.max(Math.abs(l.value), Math.abs(r.value))
  return error <= tight * size || (size <= safety * error && error <= tight * tight)
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
  const samples = known.filter(({ left, right }) => isTight(left, right))
  if (samples.length < enough) return undefined
  return (
    signHint(samples) ?? constantHint(samples) ?? factorHint(samples) ?? swappedHint(samples, names, evaluate)
  )
}

const error = ({ left, right }: Sample): number => safety * (left.error + right.error)

function signHint(samples: Sample[]): Hint | undefined {
  const opposite = samples.every((s) => Math.abs(s.left.value + s.right.value) <= error(s))
  return opposite
    ? { kind: 'sign', value: -1, text: 'The signs are opposite: one is −1 times the other.' }
    : undefined
}

function constantHint(samples: Sample[]): Hint | undefined {
  const best = samples.reduce((a, b) => (error(a) <= error(b) ? a : b))
  const value = best.left.value - best.right.value
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
  if (!Number.isFinite(value) || value === 0) return undefined
  const proportional = samples.every(({ left, right }) => {
    const slack = safety * (left.error + Math.abs(value) * right.error)
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
    return Math.abs(left.value - right.value) <= safety * (left.error + right.error)
  })
  return swapped ? { kind: 'swapped', text: `${names[0]} and ${names[1]} have changed places.` } : undefined
}

/** A number for a sentence: six digits, with a true minus sign. */
const plain = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−')
