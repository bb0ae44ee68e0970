import { operation } from '../../math/table/functions'
import { lazilyFor } from '../../basics/lazily'
import { toReverse } from '../../tape/evaluators/reverse'
import { toRegisters } from '../../tape/evaluators/scalar'
import { argsOf, rowCount, valueOf, type Tape } from '../../tape/program/tape'
import { isStep } from '../../tape/rounding/rounding'
import { compass, hullOf, sumOf, times, type Pair } from './polygon'

/** A convex set of slopes by its corners; null where no rule says one. */
type Slopes = readonly Pair[] | null

/** Corners of what stands for a disc. */
const round = compass(128)

const none: Pair[] = [[0, 0]]

/**
 * A convex set that holds all limits of gradients at places that come to `at` (Clarke's generalised gradient), by his
 * rules for sums, products, chains and maxima, one instruction after the other (F. H. Clarke, Optimization and
 * Nonsmooth Analysis, 2.3). It may be too large where one kink takes back another; null where an operation is steep
 * without bound or jumps there, and for functions of data.
 */
export function outerSubgradients(
  whole: Tape,
  at: readonly number[],
  parameters: readonly number[],
  around: readonly Pair[]
): Slopes {
  if (rowCount(whole) > 0) return null
  const { tape, registers } = evaluatorOf(whole)
  const values = Float64Array.from(registers(at, parameters))
  const nearby = around.map((place) => Float64Array.from(registers(place, parameters)))
  /** Whether a register has one value all round. */
  const stands = (i: number) => nearby.every((other) => Object.is(other[i] + 0, values[i] + 0))
  const found: Slopes[] = []
  const smooth: boolean[] = []
  tape.code.forEach((instruction, i) => {
    const args = argsOf(instruction)
    const sets = args.map((arg) => found[arg])
    const [u, v = u] = args
    smooth[i] = args.every((arg) => smooth[arg])
    const put = (set: Slopes) => found.push(set && hullOf(set))
    if (sets.includes(null)) return put(null)
    const [one, other = one] = sets as Pair[][]
    const either = () => {
      smooth[i] = false
      return [...one, ...other]
    }
    if (instruction.kind === 'variable') return put([instruction.index === 0 ? [1, 0] : [0, 1]])
    if (instruction.kind === 'select') {
      const [, yes, no] = sets as Pair[][]
      return put(stands(args[0]) ? (values[args[0]] !== 0 ? yes : no) : null)
    }
    if (instruction.kind !== 'call') return put(none)
    const { name } = instruction
    if (isStep(name)) return put(stands(i) ? none : null)
    switch (name) {
      case 'abs':
        if (values[u] !== 0) break
        smooth[i] = false
        return put([...one, ...one.map((slope) => times(slope, -1))])
      case 'relu':
        if (values[u] !== 0) break
        smooth[i] = false
        return put([...one, ...none])
      case 'min':
      case 'max':
        if (values[u] !== values[v]) return put(values[u] < values[v] === (name === 'min') ? one : other)
        return put(either())
      case 'hypot':
        if (values[i] !== 0) break
        smooth[i] = false
        return put(round.flatMap(([c, s]) => sumOf(one.map((p) => times(p, c)), other.map((p) => times(p, s))))) // prettier-ignore
      case 'sqrt':
        if (values[u] !== 0) break
        smooth[i] = false
        return put(smooth[u] ? rootSlopes(tape, u, one, at, parameters) : null)
      case 'mod':
      case 'atan2':
        if (nearby.some((other) => Math.abs(other[i] - values[i]) > 1e-3)) return put(null)
    }
    const slopes = operation(name).partials(values[u], values[v], values[i], false)
    const share = (k: number) => (isStill(sets[k]!) ? 0 : slopes[k])
    const by = args.length > 1 && u === v ? [share(0) + share(1)] : args.map((_, k) => share(k))
    if (!by.every(Number.isFinite)) return put(null)
    put(by.reduce<Pair[]>((sum, factor, k) => sumOf(sum, sets[k]!.map((p) => times(p, factor))), none)) // prettier-ignore
  })
  return found[tape.outputs[0]] ?? null
}

const evaluatorOf = lazilyFor((whole: Tape) => {
  const tape = valueOf(whole)
  return { tape, registers: toRegisters(tape) }
})

const isStill = (set: readonly Pair[]): boolean => set.every(([a, b]) => a === 0 && b === 0)

/**
 * √w where w is 0 and smooth, and so has a minimum of the Hessian H: w is about ½ dᵀHd, and the slopes are
 * Hd/√(2 dᵀHd), an ellipse, or a segment where H has rank 1. A w that is not level there is no minimum, and f ends.
 */
function rootSlopes(
  tape: Tape,
  w: number,
  slope: readonly Pair[],
  at: readonly number[],
  parameters: readonly number[]
): Slopes {
  // prettier-ignore
  if (!isStill(slope)) return null
  const own = { ...tape, code: tape.code.slice(0, w + 1), outputs: [w] }
  const [[a, b], [, d]] = toReverse(own).hessian(at, parameters)
  if (![a, b, d].every(Number.isFinite) || a < 0 || d < 0 || a * d - b * b < -1e-12 * (a * d)) return null
  return round.flatMap(([c, s]): Pair[] => {
    const [hx, hy] = [a * c + b * s, b * c + d * s]
    const size = Math.sqrt(2 * (c * hx + s * hy))
    return size > 1e-12 * Math.sqrt(a + d) ? [[hx / size, hy / size]] : []
  })
}
