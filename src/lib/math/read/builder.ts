import { isReduction } from '../expression/expression'
import type { ConstantName, Expr, Graph } from '../expression/expression'
import { mistake } from '../../basics/problem'
import type { SourceRange } from '../../basics/problem'
import type { Rational } from '../expression/rational'
import type { Matrix, Value } from './vectors'

/**
 * What a formula may have. `nodes` counts the operations of the formula written out, vectors lowered;
 * `work` the operations made on the way there, so that products of matrices end.
 */
export const limits = { characters: 2000, nodes: 1000, work: 20_000, depth: 150 } as const

export type DataColumns = Readonly<Record<string, ArrayLike<number>>>

/** Makes the nodes of one source, keeping the place, the size and the number of rows of each. */
export class Builder {
  readonly places = new Map<number, SourceRange[]>()
  /** How many rows the data has, if all its columns agree. */
  readonly commonRows: number | null
  private sizes = new Map<number, number>()
  private rowCounts = new Map<number, number>()
  private reduced: SourceRange[] = []
  private made = 0

  constructor(
    readonly g: Graph,
    private columns: DataColumns,
    private matrices: ReadonlyMap<string, Matrix> = new Map()
  ) {
    const counts = new Set(Object.values(columns).map(({ length }) => length))
    this.commonRows = counts.size === 1 ? [...counts][0] : null
  }

  number(place: SourceRange, value: Rational | number): Expr {
    return this.placed(place, this.g.number(value))
  }

  constant(place: SourceRange, name: ConstantName): Expr {
    return this.placed(place, this.g.constant(name))
  }

  symbol(place: SourceRange, name: string): Expr {
    return this.placed(place, this.g.symbol(name))
  }

  /** What a name stands for. */
  named(place: SourceRange, name: string): Value {
    return this.matrices.get(name) ?? this.symbol(place, name)
  }

  column(place: SourceRange, name: string): Expr {
    const e = this.placed(place, this.g.column(name))
    this.rowCounts.set(e.id, this.columns[name].length)
    return e
  }

  /** A call as given; refuses what grows too large and columns that differ in length. */
  call(place: SourceRange, name: string, ...args: Expr[]): Expr {
    const size = args.reduce((total, arg) => total + (this.sizes.get(arg.id) ?? 0), 1)
    if (size > limits.nodes || ++this.made > limits.work)
      mistake(`A formula can have at most ${limits.nodes} operations.`, place, 'Shorten it.')
    const e = this.g.call(name, ...args)
    this.sizes.set(e.id, size)
    const rows = this.agreeingRows(place, args)
    if (isReduction(e)) this.reduced.push(place)
    else if (rows !== undefined) this.rowCounts.set(e.id, rows)
    return this.placed(place, e)
  }

  /** How many rows a quantity has; undefined for one that is the same in all. */
  rows(e: Expr): number | undefined {
    return this.rowCounts.get(e.id)
  }

  /** Refuses a quantity that differs from row to row, marking a column that no reduction has summed up. */
  refuseRows(e: Expr): void {
    let varying = e
    while (varying.kind === 'call') varying = varying.args.find((arg) => this.rows(arg) !== undefined)!
    if (varying.kind !== 'column') return
    const { name } = varying
    const places = this.places.get(varying.id)!
    const inside = (place: SourceRange) =>
      this.reduced.some(({ start, end }) => start <= place.start && place.end <= end)
    mistake(
      `${name} is a data column.`,
      places.find((place) => !inside(place)) ?? places[0],
      `Say what to do with its rows, as in mean(${name}).`
    )
  }

  private agreeingRows(place: SourceRange, args: Expr[]): number | undefined {
    const counts = args.map((arg) => this.rows(arg)).filter((count) => count !== undefined)
    const other = counts.find((count) => count !== counts[0])
    if (other !== undefined)
      mistake(
        `These data columns have ${counts[0]} and ${other} rows.`,
        place,
        'Columns in one formula need the same number of rows.'
      )
    return counts[0]
  }

  private placed({ start, end }: SourceRange, e: Expr): Expr {
    const places = this.places.get(e.id) ?? []
    const last = places[places.length - 1]
    if (last?.start !== start || last.end !== end) places.push({ start, end })
    if (!last) this.places.set(e.id, places)
    return e
  }
}
