import { unitSign, wayOf } from './cells'
import type { Chosen } from './dialect'
import { isIdle } from './layout'
import type { Decimal } from './numbers'
import type { Readings } from './reading'
import { list, quote } from './words'

/** What something in a table was taken for, and what else it could be. */
export interface Choice {
  name: 'header' | 'separator' | 'decimal' | 'thousands' | 'missing'
  label: string
  /** Each with what is to be chosen for it; the first is what the table was read with. */
  options: { label: string; chosen: Chosen }[]
}

type Option = Choice['options'][number]

/** Everything that was guessed about a table, in the order in which a reader would check it. */
export function choicesOf(reading: Readings): Choice[] {
  const thousands = thousandsOptions(reading)
  const choices: (Choice | null)[] = [
    { name: 'header', label: 'Header', options: headerOptions(reading) },
    { name: 'separator', label: 'Between cells', options: separatorOptions(reading) },
    { name: 'decimal', label: 'Decimal sign', options: decimalOptions(reading) },
    thousands && { name: 'thousands', label: 'Thousands', options: thousands },
    { name: 'missing', label: 'Missing', options: missingOptions(reading) }
  ]
  return choices.filter((choice) => choice !== null)
}

/** How many lines above the numbers are offered as names, and the first line of numbers. */
const offered = 3

function headerOptions({ table, chosen }: Readings): Option[] {
  const { lines } = table.text
  const last = Math.max(table.header ?? 0, table.start)
  const near = lines.slice(0, last + 1).flatMap((line, k) => (isIdle(line) ? [] : [k]))
  const numbers = near.slice(-offered - 1).filter((line) => line !== table.header)
  const option = (header: number | null): Option => ({
    label:
      header === null ? 'none' : `line ${header + 1}, ${quote(lines[header].replaceAll(unitSign, ', '))}`,
    chosen: { ...chosen, header }
  })
  return [table.header, ...(table.header === null ? [] : [null]), ...numbers].map(option)
}

/** The separators that part the first row. */
function separatorOptions({ table: { separator, text, start } }: Readings): Option[] {
  const row = text.lines[start] ?? ''
  const others = text.separators.filter(
    (other) => other === 'none' || wayOf(other).cells(row, text).length > 1
  )
  return [separator, ...others.filter((other) => other !== separator)].map((separator) => ({
    label: wayOf(separator).label,
    chosen: { separator }
  }))
}

export const signName = (sign: Decimal): string => (sign === '.' ? 'point' : 'comma')

function decimalOptions({ gathered: { columns }, chosen }: Readings): Option[] {
  const written = columns.filter(
    ({ evidence: { sure, open } }) => sure['.'] + sure[','] + open['.'] + open[','] > 0
  )
  const found = new Set((written.length > 0 ? written : columns).map(({ signs }) => signs.decimal))
  const option = (decimal: Decimal): Option => ({
    label: signName(decimal),
    chosen: { ...chosen, decimal, decimals: {} }
  })
  if (found.size > 1) return [{ label: 'by column', chosen }, option('.'), option(',')]
  return found.has(',') ? [option(','), option('.')] : [option('.'), option(',')]
}

/** The signs between thousands; null where no number has any. */
function thousandsOptions({ gathered: { columns }, chosen }: Readings): Option[] | null {
  const groupings = new Set(columns.flatMap(({ evidence }) => [...evidence.groupings]))
  for (const { evidence, signs } of columns) {
    if (!signs.grouped && chosen.grouped !== false) continue
    if (evidence.open['.'] > 0 && signs.decimal === ',') groupings.add('point')
    if (evidence.open[','] > 0 && signs.decimal === '.') groupings.add('comma')
  }
  if (groupings.size === 0) return null
  const read = { label: list([...groupings]), chosen: { ...chosen, grouped: true } }
  const unread = { label: 'none', chosen: { ...chosen, grouped: false } }
  return chosen.grouped === false ? [unread, read] : [read, unread]
}

function missingOptions({ gathered: { columns }, codes, chosen }: Readings): Option[] {
  const words = new Set(columns.flatMap(({ missing }) => [...missing]))
  const sure = new Set(codes.flatMap((found) => found.sure))
  const possible = new Set(codes.flatMap((found) => [...found.sure, ...found.possible]))
  const taken = chosen.missing ?? [...sure]
  const labelled = (numbers: readonly number[], chosen: Chosen): Option => ({
    label: list([...[...words].slice(0, 2), ...numbers.map(String)].map(quote)) || 'empty cells',
    chosen
  })
  const option = (numbers: readonly number[]) => labelled(numbers, { ...chosen, missing: numbers })
  const guess = labelled([...sure], { ...chosen, missing: undefined })
  const others = [[], ...[...possible].slice(0, 4).map((code) => [code])].map(option)
  const now = chosen.missing ? option(taken) : guess
  const all = [now, ...(sure.size > 0 ? [guess] : []), ...others]
  return all.filter(({ label }, k) => all.findIndex((other) => other.label === label) === k)
}
