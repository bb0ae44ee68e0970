import { isEscaped, unescapeText } from './text'

/** Nobody's link was spelled anew more often than this. */
const mostSpellings = 8

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
])
const entity = /&(amp|lt|gt|quot|apos);|&#0*(\d{2});|(?:&#x0*([\da-f]{2});|\\u00([\da-f]{2}))/gi

/** From a web page's source, `&amp;`, or a script's, `\u0026`. */
export const undoEntities = (text: string): string =>
  text.replace(entity, (_, name?: string, decimal?: string, hex?: string, unit?: string) => {
    const code = decimal === undefined ? `0x${hex ?? unit}` : decimal
    const sign = entities.get(name?.toLowerCase() ?? '') ?? String.fromCharCode(Number(code))
    return /[&=]/.test(sign) ? sign : encodeURIComponent(sign)
  })

/** Mail writes `=3D` for `=`, and ends a line that goes on with `=`; browsers leave out the line's end. */
const undoQuotedPrintable = (text: string): string => {
  const line = text.replace(/=(?:\r?\n|(?:%(?:25)*0[dD])?%(?:25)*0[aA]|(?![\dA-F]{2}))/g, '')
  return line.split('&').every((part) => /^[^=]+=3D/.test(part))
    ? line.replace(/=([\dA-F]{2})/g, (_, hex: string) => (hex === '3D' ? '=' : `%${hex}`))
    : text
}

/** A key that holds an escaped `=` was escaped together with its value, and perhaps with the pairs that follow. */
const undoWhole = (text: string): string =>
  text
    .split('&')
    .map((part) => (/^[^=]*%3d/i.test(part) ? unescapeText(part) : part))
    .join('&')

/** The escapes of Latin-1 and of ECMAScript's old `escape`, `%B2` and `%u03C0`; those who write them write capitals. */
const undoLatin = (text: string): string =>
  isEscaped(text)
    ? text
        .replace(/(?:%u[\dA-F]{4})+/g, (part) =>
          encodeURIComponent(
            String.fromCharCode(...part.slice(2).split('%u').map(hexadecimal)).toWellFormed()
          )
        )
        .replace(/(?:%[\da-f]{2})+/gi, (part) =>
          unescapeText(part) === part ? part.replace(/%[89A-F][\dA-F]/g, latin) : part
        )
    : text

const hexadecimal = (digits: string): number => parseInt(digits, 16)
const latin = (escape: string): string =>
  encodeURIComponent(String.fromCharCode(hexadecimal(escape.slice(1))))

/** The outermost of several layers of escapes: within it everything is escaped still. */
const undoLayer = (text: string): string => {
  const inner = unescapeText(text)
  return inner.includes('%') && isEscaped(inner) ? inner : text
}

const steps = [undoEntities, undoQuotedPrintable, undoWhole, undoLatin, undoLayer]

/** A link as it came, and as it reads with one more of what mail, chats, pages and forms did to it undone. */
export function spellings(text: string): string[] {
  const found = [text]
  while (found.length < mostSpellings) {
    const last = found[found.length - 1]
    const next = steps.map((step) => step(last)).find((spelling) => spelling !== last)
    if (next === undefined) break
    found.push(next)
  }
  return found
}
