/** What of a whole text says where cells end. */
export interface Parting {
  /** Whether quotes hold cells together. */
  quoted: boolean
  /** Where columns begin that stand below each other; empty where none do. */
  edges: readonly number[]
}

/** One way of parting a line into cells. */
interface Way {
  /** As the page names it. */
  label: string
  cells(line: string, text: Parting): string[]
  /** Titles and texts have none of these signs inside, as they have blanks and commas. */
  hard: boolean
}

const at =
  (sign: string) =>
  (line: string, { quoted }: Parting) =>
    quoted && line.includes('"') ? quotedCells(line, sign) : line.split(sign).map((cell) => cell.trim())

/** The cells of a row between bars; the outer ones are a frame, and Markdown's emphasis is not the cell's. */
const betweenBars = (line: string): string[] =>
  line
    .trim()
    .replace(/[│┃║┆┊]/g, '|')
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim().replace(/^(?:\*\*|__|`)(.+)(?:\*\*|__|`)$/, '$1'))

const betweenBlanks = (line: string, { quoted }: Parting): string[] =>
  quoted && line.includes('"')
    ? Array.from(line.matchAll(/"((?:[^"]|"")*)"|\S+/g), ([cell, inner]) =>
        (inner ?? cell).replaceAll('""', '"')
      )
    : line.trim().split(noBreak.test(line) ? blanks : /\s+/)

const noBreak = /[\u00a0\u2007\u2009\u202f]/

/** No-break blanks before three digits stand within a number; all others are blanks like any. */
const blanks = /(?:(?!(?<=\d)[\u00a0\u2007\u2009\u202f]\d{3}(?!\d))\s)+/

/** Between the cells of a table whose text names them one by one, as JSON does. */
export const unitSign = '\u001f'

/** What may stand between cells; of equal ones the earlier is taken. */
export const separators = {
  tab: { label: 'tab', cells: at('\t'), hard: true },
  semicolon: { label: 'semicolon', cells: at(';'), hard: true },
  bar: { label: 'bar', cells: betweenBars, hard: true },
  spacedComma: {
    label: 'comma and blank',
    cells: (line) => line.split(/,\s+/).map((cell) => cell.trim()),
    hard: true
  },
  comma: { label: 'comma', cells: at(','), hard: true },
  blank: { label: 'blank', cells: betweenBlanks, hard: false },
  aligned: {
    label: 'aligned columns',
    cells: (line, { edges }) =>
      edges.length === 0 ? [line.trim()] : edges.map((edge, k) => line.slice(edge, edges[k + 1]).trim()),
    hard: false
  },
  none: { label: 'none', cells: (line) => [unquoted(line)], hard: false },
  ampersand: { label: 'ampersand', cells: at('&'), hard: true },
  bracket: { label: 'bracket', cells: at(unitSign), hard: true }
} satisfies Record<string, Way>

export type Separator = keyof typeof separators

/** The ways that any text may be parted by; the others belong to a markup. */
export const plainSeparators: readonly Separator[] = [
  'tab',
  'semicolon',
  'bar',
  'spacedComma',
  'comma',
  'blank',
  'aligned',
  'none'
]

export const wayOf = (separator: Separator): Way => separators[separator]

function quotedCells(line: string, sign: string): string[] {
  const cells: string[] = []
  const between = sign.charCodeAt(0)
  let start = 0
  let open = false
  for (let k = 0; k < line.length; k++) {
    const code = line.charCodeAt(k)
    if (code === 34) open = !open
    else if (code === between && !open) {
      cells.push(unquoted(line.slice(start, k)))
      start = k + 1
    }
  }
  cells.push(unquoted(line.slice(start)))
  return cells
}

function unquoted(cell: string): string {
  const text = cell.trim()
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"')
  return isQuoted ? text.slice(1, -1).replaceAll('""', '"').trim() : text
}
