import * as special from './tape/special/code'
import { provideSpecialPoints } from './tape/special/specialPoints'
import { doubtsOf } from './field/doubts'
import { pasted } from './math/read/pasted'
import { readNumber as readNumberWith, readWith } from './field/readText'
import type { Reading, ReadOptions } from './field/readText'

export type { Alternative, Notice, Problem } from './basics/problem'
export { equivalent } from './math/judge/equivalent'
export type { EquivalentOptions, Verdict } from './math/judge/equivalent'
export type { Jet } from './math/expression/jet'
export { constrainedExtrema, criticalPoints, regionExtrema } from './field/extrema'
export type { ConstrainedExtrema, CriticalPoints, ExtremaOptions, RegionExtrema } from './field/extrema'
export type { PointJet, ScalarField } from './field/field'
export type { Reading, ReadOptions } from './field/readText'

provideSpecialPoints(special)

/** Reads a formula that a person typed or pasted. Never throws: a mistake comes back as a Problem. */
export const readField = (source: string, options: ReadOptions = {}): Reading =>
  readWith(source, options, pasted, doubtsOf)

/** The value of a formula without variables or parameters, such as `2pi` or `1/3`; null for any other. */
export const readNumber = (source: string): number | null => readNumberWith(source, pasted)
