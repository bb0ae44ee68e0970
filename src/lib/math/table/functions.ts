import { arithmetic } from './arithmetic'
import { exponentials } from './exponentials'
import { hyperbolic } from './hyperbolic'
import { logic } from './logic'
import type { Operation, Operations } from './operation'
import { pieces } from './pieces'
import { roots } from './roots'
import { special } from './special'
import { trigonometric } from './trigonometric'

export type { Operation } from './operation'

/**
 * THE TABLE: every operation Nabla knows, once, a family per file. Reading, differentiating, evaluating,
 * shading and setting a function all look here, so a new function is a new entry and nothing else.
 */
const entries: Operations = {
  ...arithmetic,
  ...logic,
  ...roots,
  ...pieces,
  ...exponentials,
  ...trigonometric,
  ...hyperbolic,
  ...special
}

/** Operations by name. A Map: people type `constructor`. */
export const operations: ReadonlyMap<string, Operation> = new Map(Object.entries(entries))

/** Comparisons and what joins them: calls whose value is a truth value, 1 or 0. */
export const conditions: ReadonlySet<string> = new Set(Object.keys(logic))

/** Every spelling of every function (not of the operators), to the name of its entry. */
export const functionNames: ReadonlyMap<string, string> = new Map(
  Object.entries(entries)
    .filter(([, entry]) => !entry.operator)
    .flatMap(([name, entry]) => [name, ...(entry.aliases ?? [])].map((alias) => [alias, name] as const))
)

/** The entry of a name that reading has vetted. */
export function operation(name: string): Operation {
  const entry = operations.get(name)
  if (!entry) throw new Error(`"${name}" has no entry in math/table/functions.ts`)
  return entry
}
