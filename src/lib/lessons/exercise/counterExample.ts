import type { Mark } from '../../figure/mark'
import type { Domain } from '../../tape/sampling/sampling'
import { spanOf } from '../../tape/sampling/sampling'
import type { FormulasAnswer, Judgement } from './exercise'

type Found = NonNullable<Judgement['counterExample']>

/**
 * The function of two variables whose gradient, or one component of it, is asked for, with its variables named; null
 * where something else is asked for.
 */
export function drawnFunction({ components, variables }: FormulasAnswer): string | null {
  const functions = new Set(components.map(({ derivative }) => derivative?.of))
  const along = new Set(components.map(({ derivative }) => derivative?.along))
  const [source] = functions
  const isGradient =
    variables.length === 2 &&
    functions.size === 1 &&
    along.size === components.length &&
    !along.has(undefined)
  return isGradient && source ? `f(${variables.join(', ')}) = ${source}` : null
}

/** The longer of the two arrows is this share of the width of what is shown. */
const longest = 0.26

/** A wrong gradient, or one component of it, and the right one as arrows from the place where they differ most. */
export function counterMarks(
  { components, variables }: FormulasAnswer,
  { at, yours, right }: Found,
  domain: Domain
): Mark[] {
  const [x, y] = at
  const vectorOf = (values: readonly number[]): [number, number] => {
    const vector: [number, number] = [0, 0]
    components.forEach(({ derivative }, i) => (vector[variables.indexOf(derivative!.along)] = values[i]))
    return vector
  }
  const vectors = [
    { vector: vectorOf(right), tone: 'good', label: 'right' },
    { vector: vectorOf(yours), tone: 'bad', label: 'yours' }
  ] as const
  const lengths = vectors.map(({ vector }) => Math.hypot(...vector)).filter(Number.isFinite)
  const scale =
    (longest * Math.min(spanOf(domain.x), spanOf(domain.y))) / Math.max(...lengths, Number.MIN_VALUE)
  return vectors
    .filter(({ vector }) => vector.every(Number.isFinite) && Math.hypot(...vector) > 0)
    .map(({ vector, tone, label }) => ({
      kind: 'vector',
      from: [x, y, NaN],
      to: [x + scale * vector[0], y + scale * vector[1], NaN],
      tone,
      on: 'plane',
      label
    }))
}
