import type { Range } from '../../tape/sampling/sampling'
import { lift, readNumbers, writeNumber } from '../link/text'
import { readNumber } from '../number'
import type { Facet, Key } from './facet'

/** One setting of a tool, with its text in the link. */
export interface Setting<T> {
  initial: T
  read(text: string): T | null
  write(value: T): string | null
}

/** A number within a range. */
export const numberKey = (initial: number, [low, high]: Range = [-Infinity, Infinity]): Setting<number> => ({
  initial,
  read: (text) => lift(readNumber(text), (number) => (number >= low && number <= high ? number : null)),
  write: writeNumber
})

/** Two numbers; null is what the tool makes of it. */
export const pairKey = (): Setting<readonly [number, number] | null> => ({
  initial: null,
  read: (text) => lift(readNumbers(text, 2, 2), ([x, y]) => [x, y]),
  write: (pair) => pair && pair.map(writeNumber).join(',')
})

/** One of a few words. */
export const choiceKey = <const T extends string>(
  options: readonly T[],
  initial: NoInfer<T>
): Setting<T> => ({
  initial,
  read: (text) => options.find((option) => option === text) ?? null,
  write: (value) => value
})

/** Any text. */
export const textKey = (initial = ''): Setting<string> => ({
  initial,
  read: (text) => text,
  write: (text) => text
})

/** What a tool lets the reader set, as one record: each setting's name is its key in the link. */
export function settings<T extends object>(table: { readonly [K in keyof T]: Setting<T[K]> }): Facet<
  Readonly<T>
> {
  const names = Object.keys(table) as (keyof T & string)[]
  const initial = Object.fromEntries(names.map((name) => [name, table[name].initial])) as T
  const keyOf = (name: keyof T & string): Key<Readonly<T>> => ({
    read: (text, all) => lift(table[name].read(text), (value) => ({ ...all, [name]: value })),
    write: (all) => (Object.is(all[name], initial[name]) ? null : table[name].write(all[name]))
  })
  return {
    initial: () => initial,
    keys: Object.fromEntries(names.map((name) => [name, keyOf(name)])),
    lock: 'tools'
  }
}
