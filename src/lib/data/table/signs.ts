import type { Separator } from './cells'
import type { Chosen } from './dialect'
import type { Decimal, Signs, Spelling } from './numbers'

/** What the cells of a column say about the signs in its numbers. */
export interface Evidence {
  /** How many numbers have a decimal point or comma for sure. */
  sure: Record<Decimal, number>
  /** How many could have one, or thousands apart: `1.234`. */
  open: Record<Decimal, number>
  /** The first of those. */
  example?: string
  /** What stands between thousands for sure, in words. */
  groupings: Set<string>
}

export const noEvidence = (): Evidence => ({
  sure: { '.': 0, ',': 0 },
  open: { '.': 0, ',': 0 },
  groupings: new Set()
})

/** Adds what a number's spelling says. */
export function hear(column: Evidence, cell: string, spelling: Spelling): void {
  if (spelling === '.' || spelling === ',') column.sure[spelling]++
  else if (spelling === '.or,' || spelling === ',or.') {
    column.open[spelling === '.or,' ? '.' : ',']++
    column.example ??= cell
  }
}

/** The signs in the numbers of each column: what is chosen, else by its own evidence, else by the others'. */
export function signsOf(columns: readonly Evidence[], separator: Separator, chosen: Chosen): Signs[] {
  const others = prevailing(total(columns, 'sure'))
  return columns.map((column, k) => ({
    decimal: chosen.decimals?.[k] ?? chosen.decimal ?? decimalOf(column, others, separator),
    // Where both are decimal signs for sure, neither is one between thousands.
    grouped: chosen.grouped ?? (column.sure['.'] === 0 || column.sure[','] === 0)
  }))
}

function decimalOf({ sure, open }: Evidence, others: Decimal | null, separator: Separator): Decimal {
  const isComma = separator === 'comma' || separator === 'bracket'
  return prevailing(sure) ?? others ?? (isComma ? '.' : (prevailing(open) ?? '.'))
}

/** What of two signs is found more often; null where they are equal. */
const prevailing = (found: Record<Decimal, number>): Decimal | null =>
  found['.'] === found[','] ? null : found['.'] > found[','] ? '.' : ','

const total = (columns: readonly Evidence[], of: 'sure' | 'open'): Record<Decimal, number> => ({
  '.': columns.reduce((sum, column) => sum + column[of]['.'], 0),
  ',': columns.reduce((sum, column) => sum + column[of][','], 0)
})

/**
 * Whether a column could be read otherwise: none of its own numbers says what the sign in `1.234` is, and no
 * other column has that sign as its decimal sign.
 */
export function isDoubtful(
  column: Evidence,
  { decimal }: Signs,
  columns: readonly Evidence[],
  separator: Separator
): boolean {
  const open = prevailing(column.open) ?? '.'
  if (column.example === undefined || column.sure['.'] + column.sure[','] > 0) return false
  if (column.groupings.size > 0) return false
  if (separator === 'bracket' || (separator === 'comma' && open === '.')) return false
  return decimal !== open || prevailing(total(columns, 'sure')) !== open
}
