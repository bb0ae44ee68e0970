/** The name of a formula of the plot. */
export type FormulaName = 'f'

/** A place of function space: x, y and a height, which is NaN where f has no value. */
export type SpacePoint = readonly [x: number, y: number, height: number]

/** f_x and f_y; NaN where f has no gradient. */
export type Gradient = readonly [number, number]

/** Something to be seen, in function space: plain data. Every view has a maker for each kind, which says how it is drawn. */
export type Mark =
  /** The box with its ticks and numbers. */
  | { kind: 'axes' }
  /** The surface of a function of two variables, over the frame. */
  | { kind: 'surface'; of: FormulaName }
  /** The heights as a flat map below the surface. */
  | { kind: 'floor'; of: FormulaName }
  /** Curves of equal height. */
  | { kind: 'contours'; of: FormulaName }
  /** Gradients on a grid. */
  | { kind: 'arrows'; of: FormulaName }
  /** The curve of equal height through a place. */
  | { kind: 'level'; of: FormulaName; at: SpacePoint; gradient: Gradient }
  /** The plane through a place with these slopes, with its tangents along x and y. */
  | { kind: 'plane'; at: SpacePoint; gradient: Gradient }
  /** The point that is examined. */
  | { kind: 'point'; at: SpacePoint }
  /** A direction of the x–y plane from a point on, in degrees from the x axis. */
  | { kind: 'direction'; at: SpacePoint; degrees: number }
  /** The gradient at a place, in the x–y plane and as the steepest ascent on the surface. */
  | { kind: 'gradient'; at: SpacePoint; gradient: Gradient }

export type MarkKind = Mark['kind']
export type MarkOf<K extends MarkKind> = Extract<Mark, { kind: K }>

/** Whether two lists of marks show the same. */
export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, i) => sameValue(mark, b[i]))

/** Equality of plain data by its parts. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)))
}
