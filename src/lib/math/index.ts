import * as special from '../tape/special'
import { provideSpecialPoints } from '../tape/specialPoints'
import { doubtsOf } from './doubts'
import { pasted } from './pasted'
import { readNumber as readNumberWith, readWith } from './readText'
import type { Reading, ReadOptions } from './readText'

export type { Alternative, Notice, Problem } from './problem'
export { equivalent } from './equivalent'
export type { EquivalentOptions, Verdict } from './equivalent'
export type { Jet, PointJet, ScalarField } from './field'
export type { Reading, ReadOptions } from './readText'

provideSpecialPoints(special)

/** Reads a formula that a person typed or pasted. Never throws: a mistake comes back as a Problem. */
export const readField = (source: string, options: ReadOptions = {}): Reading =>
  readWith(source, options, pasted, doubtsOf)

/** The value of a formula without variables or parameters, such as `2pi` or `1/3`; null for any other. */
export const readNumber = (source: string): number | null => readNumberWith(source, pasted)
