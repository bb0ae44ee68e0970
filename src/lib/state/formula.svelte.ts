import type { Notice, Problem } from '../basics/problem'
import type { Columns } from '../data/columnNames'
import type { ScalarField } from '../field/field'
import type { FieldReader } from '../field/readLater'
import { readText, readTyped } from '../field/readText'
import type { Reading, ReadOptions } from '../field/readText'
import { rowCount } from '../tape/program/tape'

/** A source and the data it is read with. */
interface Asked {
  source: string
  columns: Columns
}

/** The picture takes so many rows of the data, on the processor within a second; numbers take them all. */
export const mostPicturedRows = 4000

/** What is typed into a field, and what there is to say of it. */
export interface Typed {
  source: string
  readonly variables: readonly string[]
  readonly problem: Problem | null
  readonly notices: readonly Notice[]
  /** Whether what was read is the text as it stands. */
  readonly isCurrent: boolean
  /** Catches up with the text. */
  read(): void
}

export interface FormulaOptions {
  /** The names that are variables; every other free name is a parameter. */
  variables?: readonly string[]
  /** The data that the formula can name; reactive. */
  columns?: () => Columns
  /** Told of every text that is typed; true where it may be taken. */
  admit?: (source: string) => boolean
}

/** A formula that somebody types, and the function that it was last read as. */
export class Formula implements Typed {
  #source = $state.raw('')
  /** The last source that was read. */
  readSource = $state.raw('')
  problem = $state.raw<Problem | null>(null)
  /** Of the last function: what was read, but perhaps otherwise than it was meant. */
  notices = $state.raw<readonly Notice[]>([])
  /** The last function without a mistake. */
  field = $state.raw<ScalarField | null>(null)
  /** The function that the picture shows: `field`, or of many rows of data some, evenly taken. */
  pictured = $state.raw<ScalarField | null>(null)
  /** Whether a long formula is being read. */
  isReading = $state.raw(false)
  /** Reads long formulas elsewhere; without it all are read at once. */
  reader: FieldReader | null = null

  /** What was read last, or is being read. */
  #asked: Asked | null = null
  readonly #options: FormulaOptions

  /** What the formula calls its variables. */
  variables = $derived(this.field?.variables ?? ['x', 'y'])

  constructor(options: FormulaOptions = {}) {
    this.#options = options
  }

  /** As typed; `read` catches up with it. */
  get source(): string {
    return this.#source
  }

  set source(source: string) {
    if (this.#options.admit?.(source) ?? true) this.#source = source
  }

  /** Takes a text that nobody typed: from a link, a preset or a lesson. */
  restore(source: string): void {
    this.#source = source
  }

  /** Whether the function is that of the text as it stands. */
  get isCurrent(): boolean {
    return this.#source === this.readSource
  }

  /** Reads the source as typed; after a mistake, and until a long one is read, the last good function stays. */
  read(): void {
    const asked = { source: this.#source, columns: this.#options.columns?.() ?? noColumns }
    if (sameAsked(asked, this.#asked)) return
    this.#asked = asked
    const options = this.#readOptions(asked)
    const reading = this.reader ? this.reader.read(asked.source, options) : readTyped(asked.source, options)
    this.isReading = reading instanceof Promise
    if (!(reading instanceof Promise)) return this.#accept(reading, asked)
    void reading.then((reading) => asked === this.#asked && this.#accept(reading, asked))
  }

  #accept(reading: Reading, asked: Asked): void {
    this.isReading = false
    this.readSource = asked.source
    this.problem = 'problem' in reading ? reading.problem : null
    if (!('field' in reading)) return
    const { field, notices = [] } = reading
    this.field = field
    this.pictured = rowCount(field.tape) > mostPicturedRows ? field.thinned(mostPicturedRows) : field
    if (mayBeDoubted(field)) void this.#addDoubts(asked, notices)
    else this.notices = notices
  }

  /** What may have been meant otherwise is told by code that most visits do not need. */
  async #addDoubts(asked: Asked, notices: readonly Notice[]): Promise<void> {
    const [{ doubtsOf }, { pasted }] = await Promise.all([
      import('../field/doubts'),
      import('../math/read/pasted')
    ])
    const read = readText(asked.source, this.#readOptions(asked), pasted)
    if (asked === this.#asked && !('problem' in read)) this.notices = [...notices, ...doubtsOf(read)]
  }

  /** The source with another name for a column, wherever the last function has it. */
  withColumnNamed(name: string, next: string): string {
    if (!this.field) return this.#source
    const { graph, places } = this.field.expressions
    const found = [...(places.get(graph.column(name).id) ?? [])].sort((a, b) => b.start - a.start)
    return found.reduce((text, { start, end }) => {
      const [before, after] = [text.slice(0, start), text.slice(end)]
      // Letters run together were told apart by the old name.
      const left = /[\p{L}\d_]$/u.test(before) ? ' ' : ''
      const right = /^[\p{L}\d_]/u.test(after) ? ' ' : ''
      return before + left + next + right + after
    }, this.#source)
  }

  #readOptions({ columns }: Asked): ReadOptions {
    return { variables: [...(this.#options.variables ?? ['x', 'y'])], columns: Object.fromEntries(columns) }
  }
}

const noColumns: Columns = new Map()

/** Whether a name, a number behind something, a letter behind e or the like is there, which may be meant otherwise. */
const mayBeDoubted = ({ source, parameters }: ScalarField): boolean =>
  parameters.length > 0 || /[\p{L})]\s*\d|e\p{L}|E|\d,\d|\d ?x ?10/u.test(source)

const sameAsked = (a: Asked, b: Asked | null): boolean => a.source === b?.source && a.columns === b.columns
