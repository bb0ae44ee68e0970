import type { Mark, MarkKind, MarkOf } from '../../figure/mark'

const [of, at, gradient] = ['f', [0, 0, 0], [1, 1]] as const

/** These draw with the pipelines of others, or are too rare for every page to make theirs. */
type LaterKind = 'path' | 'dot' | 'vector' | 'slice' | 'area' | 'patch'

const examples: { readonly [K in Exclude<MarkKind, LaterKind>]: MarkOf<K> } = {
  axes: { kind: 'axes' },
  floor: { kind: 'floor', of },
  surface: { kind: 'surface', of },
  contours: { kind: 'contours', of },
  level: { kind: 'level', of, at, gradient },
  arrows: { kind: 'arrows', of },
  plane: { kind: 'plane', at, gradient },
  direction: { kind: 'direction', at, degrees: 0 },
  gradient: { kind: 'gradient', at, gradient },
  point: { kind: 'point', at }
}

/** A mark of every kind that pages begin with: shown before there is anything to show, so that all pipelines are made at once. */
export const everyMark: readonly Mark[] = Object.values(examples)
