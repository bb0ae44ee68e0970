import { everywhere, type DecoratedInterval } from '../../math/table/interval/decoratedInterval'
import { toRanges, type Interval } from '../evaluators/intervals'
import { argsOf, valueOf, type Instruction, type Tape } from '../program/tape'

/** How f goes over a box: without a gap or a jump, to infinity and without any other gap, or not known. */
export type Course = 'calm' | 'pole' | 'unknown'

/**
 * The course of f over a box, as far as its operations tell. At a pole something that is never 0 there is divided by
 * what may be 0, so that f is large where the quotient is: rounding that shows beside a pole shows where f is out of
 * sight. Beside a quotient of zeros, and where a pole is taken into another function, it may show anywhere.
 */
export function toCourse(tape: Tape): (box: readonly Interval[], parameters: ArrayLike<number>) => Course {
  const { code, outputs } = valueOf(tape)
  const [f] = outputs
  const evaluate = toRanges({ ...tape, code, outputs })
  const courses: Course[] = []
  return (box, parameters) => {
    const ranges = evaluate(box, parameters, parameters)
    if (isCalm(ranges[f])) return 'calm'
    code.forEach((instruction, i) => {
      courses[i] = isCalm(ranges[i]) ? 'calm' : courseOf(instruction, i, courses, ranges)
    })
    return courses[f]
  }
}

const isCalm = ({ defined, continuous }: DecoratedInterval): boolean => continuous && defined === everywhere
const mayVanish = ({ low, high }: DecoratedInterval): boolean => low <= 0 && high >= 0

/** Functions with poles where they grow as 1/x does. */
const withPoles: ReadonlySet<string> = new Set(['tan', 'cot', 'sec', 'csc', 'coth', 'csch', 'gamma'])

/** The course of an operation that is not calm. */
function courseOf(
  instruction: Instruction,
  i: number,
  courses: Course[],
  ranges: DecoratedInterval[]
): Course {
  if (instruction.kind !== 'call') return 'unknown'
  const [u, v = u] = argsOf(instruction)
  const [first, second] = [courses[u], courses[v]]
  if (first === 'unknown' || second === 'unknown') return 'unknown'
  const { name } = instruction
  const hasPole = (): boolean => {
    switch (name) {
      case 'negate':
      case 'abs':
        return true
      case 'add':
      case 'subtract':
        return first === 'calm' || second === 'calm'
      case 'multiply':
        return [first, second].every((course, k) => course === 'calm' || !mayVanish(ranges[k ? u : v]))
      case 'divide':
        return second === 'calm' && !(mayVanish(ranges[u]) && mayVanish(ranges[v]))
      default:
        return withPoles.has(name) && first === 'calm' && !Number.isFinite(ranges[i].high - ranges[i].low)
    }
  }
  return hasPole() ? 'pole' : 'unknown'
}
