import type { Row } from '../../field/rows'
import { formatName } from '../../figure/format'

const counted = (count: number): string => (count === 1 ? 'a point' : `${count} points`)

/** What a row turned out to be, in words. */
export function whatOf(row: Row, columns: ReadonlyMap<string, Float64Array>): string {
  switch (row.kind) {
    case 'function':
      return 'a surface'
    case 'curve':
      return 'a curve'
    case 'region':
      return 'a region'
    case 'path':
      return `a path in ${formatName(row.variable)}`
    case 'points':
      return counted(row.points.length)
    case 'scatter':
      return `${counted(columns.get(row.columns[0])?.length ?? 0)} of the data`
  }
}
