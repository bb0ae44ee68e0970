import { bracketed } from './brackets'
import { json } from './json'
import { toldApart, type Markup } from './plainLines'

/** Tables in LaTeX: rows end in `\\`, cells in `&`, and whatever else begins with `\` sets type. */
const latex: Markup = (text) => {
  if (!text.includes('&') || !/\\(?:\\|begin\b)/.test(text)) return null
  const lines = text
    .replace(/(?<!\\)%.*/g, '')
    .replace(environment, '')
    .split('\n')
    .filter((line) => line.includes('&') || !/^\s*\\(?!\\)/.test(line))
    .join('\n')
    .split(/\\\\(?: ?\[[^\]]*\])?|\\tabularnewline/)
  return { lines: lines.map(setInLatex), separators: ['ampersand'] }
}

/** Its beginning, with the columns' description in braces, or its end. */
const environment = /\\(?:begin|end) ?\{\w+\*?\}(?:\[[^\]\n]*\])?(?:\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\})*/g

/** A row as it is printed. */
const setInLatex = (row: string): string =>
  row
    .replace(/\s+/g, ' ')
    .replaceAll('{,}', ',')
    .replace(/\\[,;: ]|~/g, '\u202f')
    .replace(/\\multi(?:column|row) ?\{[^{}]*\} ?\{[^{}]*\}/g, '')
    .replace(/\\(?:\w*rule|[ch]{1,2}line) ?(?:\([^()]*\))?(?:\{[^{}]*\})?/g, '')
    .replace(/(?<!\\)[${}]/g, '')
    .replace(/\\[A-Za-z]+\*?/g, '')
    .replace(/\\([#$%_{}])/g, '$1')
    .trim()

/** Tables as web pages hold them. */
const html: Markup = (text) => {
  if (!/<tr\b/i.test(text)) return null
  const rows = text.split(/<tr\b[^<>]*>/i).slice(1)
  return toldApart(rows.map((row) => row.split(/<t[dh]\b[^<>]*>/i).slice(1).map(textOfHtml)))
} // prettier-ignore

const textOfHtml = (cell: string): string =>
  cell
    .replace(/<\/(?:tr|table)\b[^]*/i, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole, name: string) => entities.get(name) ?? whole)
    .trim()

const entities: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00a0'],
  ['thinsp', '\u2009'],
  ['minus', '−'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['amp', '&']
])

/** The first that reads a text has it. */
export const markups: readonly Markup[] = [json, bracketed, latex, html]
