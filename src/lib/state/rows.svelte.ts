import type { Notice, Problem } from '../basics/problem'
import type { ScalarField } from '../field/field'
import { readRow, type Row, type RowContext } from '../field/rows'
import { furtherNames, type FurtherName } from '../figure/facets/formulas'
import type { FormulaName, Mark } from '../figure/mark'
import type { Grip } from '../figure/grip'
import { clamp, snap } from '../figure/number'
import { beadOf, nearestTime, rangeOf } from '../figure/rows/path'
import { beadMarks, gradientMarks, rowMarks, type RowScene } from '../figure/rows/rowMarks'
import { rowCount } from '../tape/program/tape'
import { mostPicturedRows, type Typed } from './formula.svelte'
import type { Plot } from './plot.svelte'

/** A formula beside f: what is typed into its row, and what that was read as. */
export class FormulaRow implements Typed {
  readonly name: FurtherName
  readonly #plot: Plot
  readonly #rows: Rows
  /** The text that was read last. */
  readSource = $state.raw('')
  /** The last row without a mistake. */
  #last: Row | null = null

  #reading = $derived.by(() =>
    this.readSource.trim() === '' ? null : readRow(this.readSource, this.#rows.contextOf(this))
  )
  problem = $derived<Problem | null>(
    this.#reading && 'problem' in this.#reading ? this.#reading.problem : null
  )
  /** What was read, but perhaps otherwise than it was meant. */
  notices = $derived<readonly Notice[]>(
    this.#reading && 'notices' in this.#reading ? this.#reading.notices : []
  )
  /** After a mistake the last good one stays. */
  row = $derived.by(() => {
    if (this.#reading === null) this.#last = null
    else if ('row' in this.#reading) this.#last = this.#reading.row
    return this.#last
  })
  /** Its function, if it is one. */
  field = $derived(this.row?.kind === 'function' ? this.row.field : null)
  /** What pictures show of it: of many rows of data some, evenly taken. */
  pictured = $derived(
    this.field && rowCount(this.field.tape) > mostPicturedRows
      ? this.field.thinned(mostPicturedRows)
      : this.field
  )
  parameters = $derived(this.row ? parametersOf(this.row) : [])
  isHidden = $derived.by(() => this.#plot.hidden.includes(this.name))
  bead = $derived.by(() => {
    const { field, time, values } = this.#plot
    return this.row?.kind === 'path' && field ? beadOf(this.row, field, time, values) : null
  })

  #still = $derived.by(() => (this.row ? rowMarks(this.row, this.name, this.#rows.scene) : []))
  #gradients = $derived.by(() =>
    this.row?.kind === 'points' && this.#plot.gradients.includes(this.name)
      ? gradientMarks(this.row.points, this.#rows.scene)
      : []
  )
  /** What it draws, less its surface. */
  marks = $derived.by<readonly Mark[]>(() => [
    ...this.#still,
    ...this.#gradients,
    ...(this.bead ? beadMarks(this.bead, this.name, this.#rows.scene) : [])
  ])

  constructor(name: FurtherName, plot: Plot, rows: Rows) {
    this.name = name
    this.#plot = plot
    this.#rows = rows
  }

  /** As typed; `read` catches up with it. */
  get source(): string {
    return this.#plot.formulas.get(this.name) ?? ''
  }

  set source(source: string) {
    this.#plot.setRow(this.name, source)
  }

  get variables(): readonly string[] {
    return this.#plot.formula.variables
  }

  /** Whether what was read is the text as it stands. */
  get isCurrent(): boolean {
    return this.source === this.readSource
  }

  read(): void {
    // What was read until now is the last that was good, unless it is a mistake.
    void this.row
    this.readSource = this.source
  }
}

/** The formulas beside f. Their code is fetched when there is one. */
export class Rows {
  readonly #plot: Plot
  readonly #all: readonly FormulaRow[]
  /** Those that there are. */
  list = $derived.by(() => this.#all.filter(({ name }) => this.#plot.formulas.has(name)))
  /** The first name that is free. */
  free = $derived.by(() => furtherNames.find((name) => !this.#plot.formulas.has(name)) ?? null)
  /** All names of parameters, in order of appearance. */
  parameters = $derived.by(() => [...new Set(this.list.flatMap(({ parameters }) => parameters))])
  /** Whether all of them are read as they stand. */
  isRead = $derived.by(() => this.list.every((row) => row.isCurrent && row.problem === null))
  problem = $derived.by(() => this.list.find(({ problem }) => problem)?.problem ?? null)
  /** What curves and points are drawn over. */
  scene = $derived.by<RowScene>(() => {
    const { pictured, values, domain, columns } = this.#plot
    return { surface: pictured, values, domain, columns }
  })
  /** What those that are not hidden were read as. */
  drawn = $derived.by(() => this.list.flatMap(({ name, row, isHidden }) => (row && !isHidden ? [{ name, row }] : []))) // prettier-ignore
  /** The marks of all that are not hidden. */
  marks = $derived.by(() => this.list.filter(({ isHidden }) => !isHidden).flatMap(({ marks }) => marks))
  #variables = $derived.by(() => this.#plot.formula.variables.join())
  #fParameters = $derived.by(() => this.#plot.formula.field?.parameters.join() ?? '')

  constructor(plot: Plot) {
    this.#plot = plot
    this.#all = furtherNames.map((name) => new FormulaRow(name, plot, this))
    this.read()
  }

  row(name: FormulaName): FormulaRow | null {
    return this.list.find((row) => row.name === name) ?? null
  }

  /** The functions that are drawn beside the active one, in order. */
  get others(): { name: FormulaName; field: ScalarField }[] {
    const { formula, active, hidden } = this.#plot
    const all = [{ name: 'f' as FormulaName, pictured: formula.pictured }, ...this.list]
    return all.flatMap(({ name, pictured }) =>
      pictured && name !== active && !hidden.includes(name) ? [{ name, field: pictured }] : []
    )
  }

  read(): void {
    for (const row of this.#all) row.read()
  }

  /** The beads that are drawn, and how each of them is brought to a place on its path. */
  get beads(): Grip[] {
    const plot = this.#plot
    return this.list.flatMap(({ row, bead, isHidden }): Grip[] => {
      if (row?.kind !== 'path' || !bead || isHidden) return []
      return [
        {
          at: [...bead.at, bead.height],
          bring: ({ distance }) => {
            const f = plot.pictured
            if (!f) return
            const to = (x: number, y: number) => distance([x, y, f.value([x, y], plot.values)])
            const [low, high] = rangeOf(row, plot.values)
            const now = clamp(plot.time, low, high)
            plot.change('time', snap(nearestTime(row, plot.values, now, to), high - low))
          }
        }
      ]
    })
  }

  /** What a row is read among. Of functions it depends on those alone that it may speak of. */
  contextOf(row: FormulaRow): RowContext {
    const before = this.#all.slice(0, this.#all.indexOf(row))
    const functions = new Map<string, ScalarField>()
    const f = row.readSource.includes('f') ? this.#plot.formula.field : null
    if (f) functions.set('f', f)
    for (const other of before) {
      const field = row.readSource.includes(other.name) ? other.field : null
      if (field && this.#plot.formulas.has(other.name)) functions.set(other.name, field)
    }
    const named = [...this.#fParameters.split(','), ...before.flatMap(({ parameters }) => parameters)]
    return {
      name: row.name,
      variables: this.#variables.split(','),
      columns: this.#plot.columns,
      functions,
      parameters: new Set(named)
    }
  }

  /** What the picture shows with the rows: marks of the active function under its name, none that is hidden. */
  among(marks: readonly Mark[]): Mark[] {
    const { active, hidden } = this.#plot
    const named = marks.map((mark) => ('of' in mark ? { ...mark, of: active } : mark))
    const isGone = (mark: Mark) => hidden.includes(active) && 'of' in mark
    return [...named.filter((mark) => !isGone(mark)), ...this.marks]
  }
}

/** The sliders that a row asks for. */
function parametersOf(row: Row): string[] {
  switch (row.kind) {
    case 'function':
    case 'curve':
      return row.field.parameters
    case 'region':
      return row.margin.parameters
    case 'path':
      return [row.x, row.y, ...(row.range ?? [])]
        .flatMap(({ parameters }) => parameters)
        .filter((name) => name !== row.variable)
    case 'points':
      return row.points.flatMap(({ x, y }) => [...x.parameters, ...y.parameters])
    case 'scatter':
      return []
  }
}
