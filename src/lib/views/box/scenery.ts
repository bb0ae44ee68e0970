import { colours } from './colours'
import type { Scenery } from './layer'
import { createSpace } from './space'
import type { Sheet } from '../../engine/sheet'
import type { View } from './stage'

/** Stand in until the first view, with everything visible so that all pipelines are made at once. */
export const emptyView: View = {
  domain: { x: [-1, 1], y: [-1, 1] },
  heights: [-1, 1],
  layers: {
    surface: true,
    contours: true,
    floor: true,
    arrows: true,
    tangent: true,
    level: true,
    axes: true
  },
  point: { x: 0, y: 0, value: 0, fx: 1, fy: 1 },
  direction: 0,
  theme: 'light'
}

export const emptySheet = {
  domain: emptyView.domain,
  base: 0,
  marked: false,
  refinement: {
    open: new Uint8Array(0),
    patch: { unit: new Float32Array(0), samples: new Float32Array(0), index: new Uint32Array(0) },
    lost: 0
  }
} satisfies Sheet

export function sceneryOf(view: View, sheet: Sheet | null): Scenery {
  return { view, sheet, space: createSpace(view.domain, view.heights), colours: colours[view.theme] }
}

/** Whether two views show the same. */
export const sameView = (a: View, b: View): boolean => alike(a, b)

/** Whether two values of plain data hold the same numbers and texts; NaN is NaN. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const entries = Object.entries(a)
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => alike(value, Reflect.get(b, key)))
  )
}
