import { unless, writeNumber, writeSource } from '../link/text'
import type { FormulaName } from '../mark'
import { readNumber } from '../number'
import type { Facet, Key } from './facet'

/** The formulas beside f, in the order of their rows. */
export const furtherNames = ['g', 'h', 'k'] as const
export type FurtherName = (typeof furtherNames)[number]

/** All formulas, in the order of their rows: what a row may name stands before it. */
export const formulaNames: readonly FormulaName[] = ['f', ...furtherNames]

/** The texts of the further rows that there are; one that was only just added is empty. */
export type Sources = ReadonlyMap<FurtherName, string>

/** The formulas beside f as they were typed: functions, curves, regions, paths and points. */
export const formulas: Facet<Sources> = {
  initial: () => new Map(),
  keys: { g: row('g'), h: row('h'), k: row('k') },
  lock: 'formula'
}

function row(name: FurtherName): Key<Sources> {
  return {
    read: (text, sources) => (text.trim() === '' ? sources : inOrder(new Map(sources).set(name, text))),
    write: (sources) => writeSource(sources.get(name) ?? '') || null
  }
}

/** The rows in their order, however they were added. */
export const inOrder = (sources: Sources): Sources =>
  new Map(
    furtherNames.flatMap((name) => {
      const source = sources.get(name)
      return source === undefined ? [] : [[name, source] as const]
    })
  )

/** The formulas that are not drawn. */
export const hidden = listOf('hide')

/** The rows of points that are drawn with the gradient at each of them. */
export const gradients = listOf('grad')

function listOf(key: string): Facet<readonly FormulaName[]> {
  return {
    initial: () => [],
    keys: {
      [key]: {
        read(text, _, notices) {
          const names = text.split(',').filter(Boolean)
          for (const name of names)
            if (!isName(name)) notices.push(`The formula “${name}” in the link was ignored.`)
          return formulaNames.filter((name) => names.includes(name))
        },
        write: (names) => names.join() || null
      }
    },
    lock: 'tools'
  }
}

const isName = (text: string): text is FormulaName => (formulaNames as readonly string[]).includes(text)

/** The function that the numbers, the derivatives and the tools are about. */
export const active: Facet<FormulaName> = {
  initial: () => 'f',
  keys: {
    row: {
      read: (text) => (isName(text) ? text : null),
      write: (name, initial) => unless(name === initial, () => name)
    }
  },
  lock: 'tools'
}

/** Where on their paths the beads stand: the value of the paths' variable. */
export const time: Facet<number> = {
  initial: () => 1,
  keys: {
    t: { read: readNumber, write: (t, initial) => unless(t === initial, () => writeNumber(t)) }
  },
  lock: 'point'
}
