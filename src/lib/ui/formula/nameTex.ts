import { latexNotation } from '../../math/write'

/** A variable's or parameter's name, set as mathematics sets it. */
export const nameTex = (name: string): string => latexNotation.symbol(name)
