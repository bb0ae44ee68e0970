import type { Mark } from '../../figure/mark'
import type { Subject } from '../tool'

/** The gradient at the point, beside the direction of the slope. */
export const gradientMarks = ({
  at,
  gradient,
  direction
}: Pick<Subject, 'at' | 'gradient' | 'direction'>): Mark[] => [
  { kind: 'direction', at, degrees: direction },
  { kind: 'gradient', at, gradient }
]
