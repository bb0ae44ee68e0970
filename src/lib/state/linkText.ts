import { readNumber } from './number'

export type Range = [low: number, high: number]

/** The key=value pairs of a fragment or query; the last of several equal keys wins. */
export function splitPairs(text: string): Map<string, string> {
  const pairs = text.split('&').filter((pair) => pair !== '')
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0
        ? [unescapeText(pair), '']
        : [unescapeText(pair.slice(0, equals)), unescapeText(pair.slice(equals + 1))]
    })
  )
}

/** Escapes what browsers and chat programs would change or cut a link at; the rest stays readable. */
export const escapeValue = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\w\-.~!$()*+,;=:@/?^]+/g, (part) => encodeURIComponent(part).replace(/'/g, '%27'))

/** Decodes what is well formed and leaves the rest as it stands; `+` is plus. */
const unescapeText = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => decoded(part) ?? part)

/** Says the same and decodes as a whole: a percent sign that begins no character becomes `%25`. */
export const repairEscapes = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+|%/gi, (part) =>
    decoded(part) === null ? part.replaceAll('%', '%25') : part
  )

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** `-3..3`, low before high. */
export function readRange(text: string): Range | null {
  const dots = text.indexOf('..')
  if (dots < 0) return null
  const low = readNumber(text.slice(0, dots))
  const high = readNumber(text.slice(dots + 2))
  return low !== null && high !== null && low < high ? [low, high] : null
}

/** Numbers between commas, as many as asked for. */
export function readNumbers(text: string, least: number, most: number): number[] | null {
  const numbers = text.split(',').map(readNumber)
  if (numbers.length < least || numbers.length > most) return null
  return numbers.every((number) => number !== null) ? numbers : null
}

export const writeNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))
export const writeRange = ([low, high]: Range): string => `${writeNumber(low)}..${writeNumber(high)}`

export const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, index) => Object.is(value, b[index]))

/** Passes null on. */
export const lift = <A, B>(value: A | null, then: (value: A) => B | null): B | null =>
  value === null ? null : then(value)
/** Null for a default, which a link leaves out. */
export const unless = <A>(isDefault: boolean, write: () => A): A | null => (isDefault ? null : write())
