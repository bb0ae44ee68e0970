import { plainSeparators, type Parting, type Separator } from './cells'
import { edgesOf } from './edges'
import { markups } from './markups'

/** A text as the lines of a table, of which blank ones are kept so that rows count as in a spreadsheet. */
export interface Lines extends Parting {
  lines: string[]
  /** What may stand between cells, the likelier first. */
  separators: readonly Separator[]
  /** The text says itself that it leaves rows out. */
  elided: boolean
}

/** More lines than numbers are only read where a table has as many blank ones. */
const mostLines = 4_000_000

/** The lines of a table, whatever it is written in. */
export function linesOf(text: string): Lines {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  for (const markup of markups) {
    const found = markup(body)
    if (found) return { quoted: false, edges: [], separators: plainSeparators, elided: false, ...found }
  }
  const [line, named] = /^sep=([\t;,])\n/i.exec(body) ?? ['']
  const rest = body.slice(line.length)
  // A quote that is never closed would swallow the rest: then quotes are read as they stand.
  const quoted = rest.includes('"') && quotesIn(rest) % 2 === 0
  const lines = quoted ? quotedLines(rest) : rest.split('\n', mostLines)
  return {
    lines,
    quoted,
    edges: edgesOf(lines),
    separators: named ? [separatorOf(named)] : plainSeparators,
    elided: false
  }
}

/** Some spreadsheets say the separator in a line `sep=;`. */
const separatorOf = (sign: string): Separator => (sign === ';' ? 'semicolon' : sign === ',' ? 'comma' : 'tab')

function quotesIn(text: string): number {
  let quotes = 0
  for (let k = text.indexOf('"'); k >= 0; k = text.indexOf('"', k + 1)) quotes++
  return quotes
}

/** A row ends with its line, unless a quote is open there: then a cell has several lines. */
function quotedLines(text: string): string[] {
  const lines: string[] = []
  let open: string[] = []
  for (const line of text.split('\n', mostLines)) {
    const turns = line.includes('"') && quotesIn(line) % 2 === 1
    if (open.length === 0 && !turns) lines.push(line)
    else if (open.push(line) > 1 && turns) {
      lines.push(open.join('\n'))
      open = []
    }
  }
  return open.length === 0 ? lines : [...lines, open.join('\n')]
}
