import type { Question, Sought, SoughtKind } from '../../field/extrema/question'
import { polygonProblem, type Corner } from '../../field/extrema/polygon'
import type { Row } from '../../field/rows'
import type { ExtremaSettings } from '../../figure/facets/extrema'
import type { FurtherName } from '../../figure/facets/formulas'
import type { Subject, SubjectRow } from '../tool'

type CurveRow = Row & { kind: 'curve' }
type RegionRow = Row & { kind: 'region' }

/** What the tool is to look for: in the window, along one row's curve, or on the region of several. */
export type Seeking =
  | { kind: 'points' }
  | { kind: 'curve'; name: FurtherName; row: CurveRow }
  | { kind: 'region'; rows: readonly RegionRow[] }
  | { kind: 'polygon'; corners: readonly Corner[] }
  /** What is missing, in a sentence. */
  | { kind: 'nothing'; of: Exclude<SoughtKind, 'points' | 'polygon'>; sentence: string }

export const cornersOf = (numbers: readonly number[]): Corner[] =>
  Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]])

/** What is sought among the formulas that are drawn. */
export function seekingOf({ seek, corners }: ExtremaSettings, rows: readonly SubjectRow[]): Seeking {
  const curve = rows.find((each): each is SubjectRow & { row: CurveRow } => each.row.kind === 'curve')
  const regions = rows.flatMap(({ row }) => (row.kind === 'region' ? [row] : []))
  const polygon = cornersOf(corners)
  const isRegion = regions.length > 0 || polygon.length > 2
  const kind = seek === 'auto' ? (isRegion ? 'region' : curve ? 'curve' : 'points') : seek
  if (kind === 'points') return { kind }
  if (kind === 'curve')
    return curve
      ? { kind, name: curve.name, row: curve.row }
      : { kind: 'nothing', of: kind, sentence: 'Add a formula that is a curve, such as x² + y² = 4.' }
  if (polygon.length > 0) {
    const sentence = polygonProblem(polygon)
    return sentence ? { kind: 'nothing', of: kind, sentence } : { kind: 'polygon', corners: polygon }
  }
  if (regions.length > 0) return { kind, rows: regions }
  return {
    kind: 'nothing',
    of: kind,
    sentence: 'Add an inequality as a formula, such as x² + y² ≤ 4, or corners of a polygon below.'
  }
}

/** What a question is made of. */
export type Asking = Pick<Subject, 'field' | 'values' | 'domain' | 'rows' | 'state'>

/** The data of the formulas by name, for the worker. */
function columnsOf({ state }: Asking, names: readonly string[]): Record<string, ArrayLike<number>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = state.columns.get(name)
      return values ? [[name, values]] : []
    })
  )
}

/** The question as plain data; null where there is nothing to ask. */
export function questionOf(asking: Asking, seeking: Seeking): Question | null {
  const { field, values, domain } = asking
  const sought = soughtOf(seeking)
  if (!sought) return null
  const names = field.tape.columns.map(({ name }) => name)
  const setting = {
    variables: field.variables,
    values: { ...values },
    columns: columnsOf(asking, names),
    box: [domain.x, domain.y]
  }
  return { f: field.expressions.shown.value, setting, ...sought }
}

function soughtOf(seeking: Seeking): Sought | null {
  switch (seeking.kind) {
    case 'points':
      return { kind: 'points' }
    case 'curve':
      return { kind: 'curve', curve: seeking.row.field.expressions.shown.value }
    case 'region':
      return {
        kind: 'region',
        conditions: seeking.rows.map(({ outward, isClosed }) => ({
          outward: outward.expressions.shown.value,
          isClosed
        }))
      }
    case 'polygon':
      return { kind: 'polygon', corners: seeking.corners }
    case 'nothing':
      return null
  }
}

const numbers = new WeakMap<object, number>()
let last = 0
const numberOf = (thing: object): number => {
  const known = numbers.get(thing) ?? ++last
  numbers.set(thing, known)
  return known
}

/** Says the same for the same question; `about` leaves the window out. */
export function keysOf({ field, values, domain }: Asking, seeking: Seeking): { about: string; key: string } {
  const parts =
    seeking.kind === 'curve'
      ? [numberOf(seeking.row)]
      : seeking.kind === 'region'
        ? seeking.rows.map(numberOf)
        : seeking.kind === 'polygon'
          ? seeking.corners
          : []
  const about = JSON.stringify([numberOf(field), seeking.kind, parts, values])
  return { about, key: `${about} ${domain.x.join()} ${domain.y.join()}` }
}
