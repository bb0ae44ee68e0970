import { plainSeparators } from './cells'
import { toldApart, transposed, type Markup, type PlainLines } from './plainLines'

/** An innermost pair of brackets. */
interface Group {
  inside: string
  /** `(0.5, 1.25)` is a point, thus a row, whatever stands before it. */
  point: boolean
  /** `X` in `X = [1, 2]`, `"X": [1, 2]` and `X <- c(1, 2)`; empty for none. */
  name: string
}

// Repetitions have a most, so that a long text which is no table takes no longer than others.
const word = String.raw`[\p{L}_][\p{L}\d_.]{0,40}`
const named = String.raw`(?:["']?([\p{L}_][\p{L}\d_ .-]{0,40})["']?\s{0,9}(?::|=|<-)\s{0,99})?`
const innermost = new RegExp(`${named}((?:${word})?[[({]{0,9})([[({])([^[\\](){}]*)[\\])}]`, 'gu')
const beginning = new RegExp(String.raw`^[\s{]*(?:["']?[\p{L}_][\p{L}\d_ .-]{0,40}["']?\s{0,9}(?::|=|<-)\s{0,99})?(?:${word})?[[({]`, 'u') // prettier-ignore
const idle = new RegExp(
  String.raw`(?:${word}\s{0,9}(?:=|<-)\s{0,99})?(?:${word})?(?=[[({])|\bdtype ?= ?[\w.]{1,40}|\.\.\.|…`,
  'gu'
)

/** Lists of lists as programming languages write them, points, and lists with names, which are columns. */
export const bracketed: Markup = (text) => {
  if (!beginning.test(text)) return null
  const around = text.replace(innermost, '')
  if (/[^\s,;[\](){}]/.test(around.replace(idle, ''))) return null
  const groups = Array.from(text.matchAll(innermost), ([, name = '', call, open, inside]): Group => ({
    inside,
    point: open === '(' && !/[\p{L}_]/u.test(call),
    name: name.trim()
  }))
  if (!groups.some(({ inside }) => /\d/.test(inside))) return null
  const areColumns = groups.every(({ name, point }) => name !== '' && !point)
  return { ...(areColumns ? columnsOf(groups) : rowsOf(groups)), elided: /\.\.\.|…/.test(around) }
}

function rowsOf(groups: Group[]): PlainLines {
  const [{ inside, point }] = groups
  if (groups.length > 1 || point)
    return {
      lines: groups.map(({ inside }) => inside.trim().replace(/\s*\n\s*/g, ' ')),
      separators: plainSeparators.filter((separator) => separator !== 'none'),
      quoted: true
    }
  return inside.includes(';') ? matrix(inside, ';') : toldApart(itemsOf(inside).map((item) => [item]))
}

function columnsOf(groups: Group[]): PlainLines {
  const [{ inside }] = groups
  if (groups.length === 1 && inside.includes(';')) return matrix(inside, ';')
  if (groups.length === 1 && inside.trim().includes('\n') && !inside.includes(','))
    return matrix(inside, '\n')
  return toldApart(transposed(groups.map(({ name, inside }) => [name, ...itemsOf(inside)])))
}

/** `1 2; 3 4` as MATLAB writes rows. */
const matrix = (inside: string, between: string): PlainLines => ({
  lines: inside.split(between).map((row) => row.trim().replace(/\s+/g, ' '))
})

function itemsOf(inside: string): string[] {
  const text = inside.trim().replace(/[,;]$/, '')
  const items = text.split(text.includes(',') ? ',' : /\s+/)
  return items.map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
}
