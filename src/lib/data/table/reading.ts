import type { Codes } from './codes'
import type { Chosen, Ruled } from './dialect'
import type { Gathered } from './gather'

/** All that is known of a table once its cells are read; what is said of it comes from here. */
export interface Readings {
  table: Ruled
  gathered: Gathered
  /** For each column, the numbers that stand or may stand for a missing value. */
  codes: Codes[]
  /** How many such numbers were taken out of each column. */
  coded: number[]
  chosen: Chosen
}
