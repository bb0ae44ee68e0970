import type { Mark, MarkKind, MarkOf } from '../../figure/mark'

const [of, at, gradient] = ['f', [0, 0, 0], [1, 1]] as const

const examples: { readonly [K in MarkKind]: MarkOf<K> } = {
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

/** A mark of every kind: shown before there is anything to show, so that all pipelines are made at once. */
export const everyMark: readonly Mark[] = Object.values(examples)
