import type { Heights } from '../../figure/heights'
import type { Levels } from '../../figure/levels'
import type { MapLabel } from '../../figure/mapLabels'
import type { MarkKind, MarkOf } from '../../figure/mark'
import type { Chart } from '../../tape/levels/chart'
import type { LevelCurve } from '../../tape/levels/levelCurves'
import type { Sheet } from './sheet'

/** What is to be drawn behind everything else: it comes from a worker, and stays while the point moves. */
export interface Ground {
  readonly sheet: Sheet
  readonly chart: Chart
  readonly levels: Levels
  readonly heights: Readonly<Heights>
  /** Areas between levels are filled. */
  readonly bands: boolean
  readonly labels: readonly MapLabel[]
}

/** What is drawn over the ground. */
export interface Overlay {
  readonly sheet: Sheet
  /** The curves through the places of the level marks. */
  readonly curves: readonly LevelCurve[]
  /** f alone, in f64. */
  f(x: number, y: number): number
}

/** What is drawn around the ground: it stays while the point moves. */
export interface Rim {
  readonly sheet: Sheet
  /** The names of the axes. */
  readonly names: readonly string[]
}

/** How the marks of one kind are drawn, as SVG; what colours they have is said by names of the page's colours. */
export type MapMaker<K extends MarkKind> =
  | { layer: 'ground'; draw(marks: readonly MarkOf<K>[], ground: Ground): string }
  | { layer: 'overlay'; draw(marks: readonly MarkOf<K>[], overlay: Overlay): string }
  | { layer: 'rim'; draw(marks: readonly MarkOf<K>[], rim: Rim): string }
  /** A map does not show such marks. */
  | { layer: 'none' }
