import type { Range } from '../../tape/sampling/sampling'
import { readNumber } from '../number'

/** Browsers and chat programs carry addresses of so many characters. */
export const longestLink = 8000

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
export const unescapeText = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => decoded(part) ?? part)

/**
 * Whether a text may have been escaped as a whole: every percent sign begins an escape, of what programs escape
 * (no digit, no letter, no blank that ends a value), and nothing stands there that all of them escape.
 */
export const isEscaped = (text: string): boolean => escaped.test(text)

const escaped =
  /^(?:[!#$&-;=?-_a-~]|%20(?!&|$)|%(?:0[9AD]|2[1-9A-F]|3[A-F]|40|5[B-F]|60|7[B-F]|[89A-F][\dA-F]|u[\dA-F]{4}))*$/i

/**
 * Says the same and decodes as a whole: where all escapes are escapes, if not of UTF-8, it gets one more layer of
 * them, and else a percent sign that begins no character becomes `%25`.
 */
export const repairEscapes = (text: string): string =>
  isEscaped(text) && decoded(text) === null
    ? text.replaceAll('%', '%25')
    : text.replace(/(?:%[0-9a-f]{2})+|%/gi, (part) =>
        decoded(part) === null ? part.replaceAll('%', '%25') : part
      )

/** A percent sign that would look like an escape is written as what it means. */
export const writeSource = (source: string): string =>
  source.replace(/ *%(?=[\da-f]{2}|u[\da-f]{4})/gi, ' mod ')

/**
 * The fragment as it travels: links end at a raw `^` on Android, and in many programs before a sign at their end.
 */
export const sealFragment = (fragment: string): string => `${fragment.replaceAll('^', '%5E')}&v=1`

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** What stands between the two ends of a range. */
const separators = [/\.{2,}|…/, /[:;,]/, /\bto\b/]

/** `-3..3` as links have it, and as people write it, `[-3, 3]`, `-3:3`, `-3 to 3`; low before high. */
export function readRange(text: string): Range | null {
  const inner = withoutBrackets(text)
  // Who writes .5 for 0.5 has written -.5...5 for -0.5..0.5.
  for (const separator of /^[-+−]?\.\d/.test(inner) ? [/\.\./, ...separators] : separators) {
    const [low, high, ...rest] = inner.split(separator).map(readNumber)
    if (low !== null && high !== null && low < high && rest.length === 0) return [low, high]
  }
  return null
}

const withoutBrackets = (text: string): string => text.trim().replace(/^[([{\]]([^()[\]{}]*)[)\]}[]$/, '$1')

/** Numbers between commas, as many as asked for. */
export function readNumbers(text: string, least: number, most: number): number[] | null {
  const numbers = withoutBrackets(text).split(',').map(readNumber)
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
