import type { Spelled } from './characters'
import { functionOf } from './forms'
import { greek } from './names'
import { mistake } from '../../basics/problem'

export interface Prefix {
  /** Where the formula begins. */
  offset: number
  /** What it is called there; null where it has no name. */
  name: string | null
  /** The names in `f(u, v) =`, if the source begins so. */
  variables: string[] | null
}

const name = String.raw`\\?\p{L}[\p{L}\d]*(?:_\{\w+\}|_\w+|[₀-₉]+)?`
/** Words may stand before the first dollar. */
const opening = String.raw`(?:[\p{L}\s,:]+(?=\$))?[\s$]*`
/** What a function maps, in brackets. */
const list = String.raw`(?:\\left)?\(([^()=]*?)(?:\\right)?\)\s*`
/** f: ℝ² → ℝ, */
const spaces = String.raw`(?:${name}\s*(?::(?!=)|\\colon)(?:[^=,;]*(?:→|->|\\(?:right)?arrow|\\to)[^=(]*?)?[,;\s]*)?`
const definition = new RegExp(
  String.raw`^${opening}${spaces}(?:\p{L}\s*=\s*(?=\p{L}\w*\s*\())?(${name})\s*(?:${list})?&?(?::?=(?!=)|≔|\\coloneqq|\\triangleq|\\equiv)`,
  'u'
)
const mapping = new RegExp(String.raw`^${opening}${spaces}()${list}(?:↦|\\(?:long)?mapsto|[-=]>|→)`, 'u')
const lambda = /^\s*(?:\w+\s*=\s*)?lambda\b([^:]*):/
const def = /^\s*def\s+\w+\s*\(([^()]*)\)\s*(?:->\s*[\w.]+\s*)?:\s*return\b/

const unnamed: Prefix = { offset: 0, name: null, variables: null }

/** Reads what stands before a formula: `f(u, v) =`, `z =`, and Python's `lambda u, v:` and `def … return`. */
export function readPrefix({ text, starts, ends }: Spelled, variables: readonly string[]): Prefix {
  const python = lambda.exec(text) ?? def.exec(text)
  const found = python ?? mapping.exec(text) ?? definition.exec(text)
  if (!found) return unnamed
  const listed = python ? python[1] : found[2]
  if (!python && functionOf(found[1])) return unnamed
  const name = python ? null : plainName(found[1])
  const offset = found[0].length
  if (listed === undefined) return isFresh(found[1], variables) ? { offset, name, variables: null } : unnamed
  const names = listed.split(/[,;]/).map(plainName)
  if (names.some((word) => word === null)) return unnamed
  const twice = names.find((word, i) => names.indexOf(word) !== i)
  if (twice !== undefined)
    mistake(
      `${twice} is named twice.`,
      { start: starts[0], end: ends[offset - 1] },
      'Give each variable its own name.'
    )
  return { offset, name, variables: names as string[] }
}

/** `x = …` is an equation; `z = …` and `f = …` only name what follows. */
const isFresh = (word: string, variables: readonly string[]): boolean =>
  word === 'z' || !(word === 'x' || word === 'y' || variables.includes(word))

function plainName(written: string): string | null {
  const bare = written.trim().replace(/^\\/, '').replace(/[{}]/g, '').normalize('NFKC')
  const word = bare.replace(/^[^A-Za-z]/u, (c) => greek.get(c) ?? c)
  return /^[A-Za-z]\w*$/.test(word) ? word : null
}
