import { isReduction } from './expression'
import type { ConstantName, Expr, Graph } from './expression'
import { mistake } from './problem'
import type { Place } from './problem'
import type { Rational } from './rational'

/**
 * What a formula may have. `nodes` counts the operations of the formula written out, vectors lowered;
 * `work` the operations made on the way there, so that products of matrices end.
 */
export const limits = { characters: 2000, nodes: 1000, work: 20_000, depth: 150 } as const

export type Columns = Readonly<Record<string, ArrayLike<number>>>

/** Makes the nodes of one source, keeping the place, the size and the number of rows of each. */
export class Builder {
  readonly places = new Map<number, Place[]>()
  private sizes = new Map<number, number>()
  private rowCounts = new Map<number, number>()
  private made = 0

  constructor(
    readonly g: Graph,
    private columns: Columns
  ) {}

  get hasColumns(): boolean {
    return Object.keys(this.columns).length > 0
  }

  number(place: Place, value: Rational | number): Expr {
    return this.placed(place, this.g.number(value))
  }

  constant(place: Place, name: ConstantName): Expr {
    return this.placed(place, this.g.constant(name))
  }

  symbol(place: Place, name: string): Expr {
    return this.placed(place, this.g.symbol(name))
  }

  column(place: Place, name: string): Expr {
    const e = this.placed(place, this.g.column(name))
    this.rowCounts.set(e.id, this.columns[name].length)
    return e
  }

  /** A call as given; refuses what grows too large and columns that differ in length. */
  call(place: Place, name: string, ...args: Expr[]): Expr {
    const size = args.reduce((total, arg) => total + (this.sizes.get(arg.id) ?? 0), 1)
    if (size > limits.nodes || ++this.made > limits.work)
      mistake(`A formula can have at most ${limits.nodes} operations.`, place, 'Shorten it.')
    const e = this.g.call(name, ...args)
    this.sizes.set(e.id, size)
    if (!isReduction(e)) this.joinRows(place, e, args)
    else if (name.startsWith('rowAt')) this.agreeingRows(place, args)
    return this.placed(place, e)
  }

  /** How many rows a quantity has; undefined for one that is the same in all. */
  rows(e: Expr): number | undefined {
    return this.rowCounts.get(e.id)
  }

  private joinRows(place: Place, e: Expr, args: Expr[]): void {
    const rows = this.agreeingRows(place, args)
    if (rows !== undefined) this.rowCounts.set(e.id, rows)
  }

  private agreeingRows(place: Place, args: Expr[]): number | undefined {
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

  private placed(place: Place, e: Expr): Expr {
    const places = this.places.get(e.id)
    if (!places) this.places.set(e.id, [{ start: place.start, end: place.end }])
    else if (!places.some((other) => other.start === place.start && other.end === place.end))
      places.push({ start: place.start, end: place.end })
    return e
  }
}
