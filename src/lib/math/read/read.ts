import type { Graph } from '../expression/expression'
import { pasted } from './pasted'
import { readSource } from './source'
import type { Names, Source } from './source'

export { limits } from './source'
export type { Names, Source } from './source'

/** Reads whatever is typed or pasted; throws a Mistake, and nothing else. */
export const readExpression = (source: string, names: Names, g: Graph): Source =>
  readSource(source, names, g, pasted)
