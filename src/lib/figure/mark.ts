import type { Refinement } from '../tape/refine/refinement'
import type { Domain, Grid } from '../tape/sampling/sampling'

/** The name of a formula of the plot. */
export type FormulaName = 'f' | 'g' | 'h' | 'k'

/** What a colour means: the same in every view, panel and formula. */
export type Tone = 'x' | 'y' | 'gradient' | 'level' | 'ink' | 'quiet' | 'good' | 'bad' | 'g' | 'h' | 'k'

/** Where a mark is drawn: on the surface or wherever its heights are, flat in the x–y plane, or both. */
export type Place = 'space' | 'plane' | 'both'

/** A place of function space: x, y and a height, which is NaN where f has no value. */
export type SpacePoint = readonly [x: number, y: number, height: number]

/** f_x and f_y; NaN where f has no gradient. */
export type Gradient = readonly [number, number]

/** A surface by its samples, as `tape/sampling` lays them out. */
export interface SampledSheet {
  grid: Grid
  /** The part of the plane that they span. */
  domain: Domain
  /** Taken off the heights before they were rounded. */
  base: number
  samples: Float32Array
  /** Where it is left open, and what is drawn there instead; null where it is whole. */
  refinement: Refinement | null
}

/** Something to be seen, in function space: plain data. Every view has a maker for each kind, which says how it is drawn. */
export type Mark =
  /** The box with its ticks and numbers. */
  | { kind: 'axes' }
  /** The surface of a function of two variables, over the frame: of the one that pictures are sampled for, or of another by its samples. */
  | { kind: 'surface'; of: FormulaName; sheet?: SampledSheet }
  /** The heights as a flat map below the surface. */
  | { kind: 'floor'; of: FormulaName }
  /** Curves of equal height. */
  | { kind: 'contours'; of: FormulaName }
  /** Gradients on a grid. */
  | { kind: 'arrows'; of: FormulaName }
  /** The curve of equal height through a place. */
  | { kind: 'level'; of: FormulaName; at: SpacePoint; gradient: Gradient }
  /** The plane through a place with these slopes, with its tangents along x and y, one of which may be lit. */
  | { kind: 'plane'; at: SpacePoint; gradient: Gradient; lit?: 'x' | 'y' }
  /** The point that is examined. */
  | { kind: 'point'; at: SpacePoint }
  /** A direction of the x–y plane from a point on, in degrees from the x axis. */
  | { kind: 'direction'; at: SpacePoint; degrees: number }
  /** The gradient at a place, in the x–y plane and as the steepest ascent on the surface. */
  | { kind: 'gradient'; at: SpacePoint; gradient: Gradient; lit?: boolean }
  /** A curve through places, three numbers each; NaN interrupts it. In the plane its heights mean nothing. */
  | { kind: 'path'; places: Float64Array; tone: Tone; on: Place; weight?: 'fine' | 'heavy'; dashed?: boolean }
  /** A place with a name, or one of many. */
  | { kind: 'dot'; at: SpacePoint; tone: Tone; on: Place; label?: string; small?: boolean }
  /** An arrow from one place to another. */
  | { kind: 'vector'; from: SpacePoint; to: SpacePoint; tone: Tone; on: Place; label?: string }
  /** An upright plane through a place, in degrees from the x axis. */
  | { kind: 'slice'; at: SpacePoint; degrees: number; tone: Tone }
  /** A part of the x–y plane within closed rings of places, two numbers each; a second ring is a hole in the first. */
  | { kind: 'area'; rings: readonly Float64Array[]; tone: Tone; hatched?: boolean }
  /** A second surface over a grid of places, three numbers each, row after row; shades from −1 to 1 colour it, else its tone does. */
  | { kind: 'patch'; columns: number; places: Float64Array; shades: Float64Array | null; tone: Tone }

export type MarkKind = Mark['kind']
export type MarkOf<K extends MarkKind> = Extract<Mark, { kind: K }>

/** Whether two lists of marks show the same. */
export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, i) => sameValue(mark, b[i]))

/** Equality of plain data by its parts. Arrays of numbers are the same if they are one: whoever makes marks keeps them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (ArrayBuffer.isView(a)) return false
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)))
}
