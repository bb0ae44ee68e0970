import { remember } from '../../basics/remember'
import type { Mark } from '../../figure/mark'
import type { Subject } from '../tool'
import { approximate, usualStep } from './linear'

/** Marks whose arrays are the same show the same. */
const upright = remember((x: number, y: number, from: number, to: number) =>
  Float64Array.of(x, y, from, x, y, to)
)

/** The gradient at the point, beside the direction of the slope. */
export const gradientMarks = ({
  at,
  gradient,
  direction
}: Pick<Subject, 'at' | 'gradient' | 'direction'>): Mark[] => [
  { kind: 'direction', at, degrees: direction },
  { kind: 'gradient', at, gradient }
]

/** How far the tangent plane is from f at a second place, while the panel is about that. */
export function nearMarks({ field, values, domain, at, gradient, state }: Subject): Mark[] {
  if (state.gradient.look !== 'near') return []
  const step = state.gradient.near ?? usualStep(domain)
  const { onPlane, onSurface } = approximate(field, values, at, gradient, step)
  const [x, y, height] = onSurface
  const marks: Mark[] = [{ kind: 'dot', at: onSurface, tone: 'ink', on: 'both' }]
  if (Number.isFinite(onPlane[2]))
    marks.push(
      { kind: 'vector', from: at, to: onPlane, tone: 'gradient', on: 'space', label: 'df' },
      { kind: 'path', places: upright(x, y, onPlane[2], height), tone: 'bad', on: 'space', weight: 'heavy' }
    )
  return marks
}
