import type { Columns } from '../data/columnNames'
import type { PointJet, ScalarField } from '../field/field'
import type { Lock } from '../figure/facets/facet'
import type { CameraState } from '../figure/facets/camera'
import { toggled } from '../figure/facets/layers'
import type { Parameter } from '../figure/facets/parameters'
import { formulaNames, inOrder, type FurtherName } from '../figure/facets/formulas'
import type { OpenTool, ToolName } from '../figure/facets/tool'
import { linkHoldsData } from '../figure/link/link'
import { clamp, snap } from '../figure/number'
import type { FormulaName, Mark } from '../figure/mark'
import { facets, freshState, type FacetName, type PlotState } from '../figure/plotState'
import { cancellationSentence, isHidden } from '../figure/sentences/cancellation'
import { kinkSentence } from '../figure/sentences/kinks'
import { unitVector } from '../figure/unitVector'
import { clampPoint, holdPoint, moveDomain, sameDomain, zoomDomain, type PlanePoint } from '../figure/zoom'
import type { Domain, Range } from '../tape/sampling/sampling'
import { slopeOf } from '../tape/special/sides'
import { specialPoints, specialPointsCome } from '../tape/special/specialPoints'
import { Formula } from './formula.svelte'
import { PointedAt } from './pointed.svelte'
import type { FormulaRow, Rows } from './rows.svelte'

export interface Slider extends Parameter {
  name: string
}

const radians = Math.PI / 180

const nowhere: PointJet = { value: NaN, gradient: [NaN, NaN], hessian: [], differentiable: false }

const untouched: Parameter = { value: 1, min: -5, max: 5 }

export interface PlotOptions {
  /** What visitors cannot change. */
  lock?: readonly Lock[]
}

/** Whether the code for special points has come: of all plots, since what waits for it would keep a plot for good. */
let hasSpecial = $state.raw(specialPoints() !== null)
void specialPointsCome.then(() => (hasSpecial = true))

/**
 * Functions with everything a reader can set about their picture, and what follows from that. One of them is active:
 * `field`, the point's numbers and what follows from them are about it; by itself it is f.
 */
export class Plot {
  /** What visitors cannot change. */
  readonly #locks: ReadonlySet<Lock>
  /** f */
  readonly formula: Formula
  /** What of this plot the reader points at. */
  readonly pointed = new PointedAt()
  /** What the text around a figure draws into it, besides what the plot itself shows. */
  added = $state.raw<readonly Mark[]>([])
  /**
   * All facets but the source, which the formula holds. The parameters are all that were ever set, also of formulas
   * that are gone: nothing set is lost by typing.
   */
  #set = $state.raw<PlotState>(freshState())
  /** The domain before the reader zoomed and moved it by hand; null while it is as it was set. */
  home = $state.raw<Domain | null>(null)
  notices = $state.raw<readonly string[]>([])

  domain = $derived(this.#set.domain)
  point = $derived(this.#set.point)
  direction = $derived(this.#set.direction)
  columns = $derived(this.#set.columns)
  layers = $derived(this.#set.layers)
  /** Null is the picture's own standpoint. */
  camera = $derived<CameraState | null>(this.#set.camera)
  /** The tool that is open. */
  tool = $derived(this.#set.tool)
  pins = $derived(this.#set.pins)
  /** The tools whose marks are drawn. */
  tools = $derived<readonly ToolName[]>(
    this.tool === 'none' || this.pins.includes(this.tool) ? this.pins : [this.tool, ...this.pins]
  )
  view = $derived(this.#set.view)
  /** The texts beside f, by name. */
  formulas = $derived(this.#set.formulas)
  /** The formulas that are not drawn. */
  hidden = $derived(this.#set.hidden)
  /** The rows of points with the gradient at each. */
  gradients = $derived(this.#set.gradients)
  /** Where the beads of paths stand. */
  time = $derived(this.#set.time)
  #parameters = $derived(this.#set.parameters)

  /** The formulas beside f; null until there is one, and its code has come. */
  rows = $state.raw<Rows | null>(null)
  #rowsComing: Promise<Rows> | null = null
  #activeRow = $derived.by<FormulaRow | null>(() => {
    const row = this.rows?.row(this.#set.active)
    return row?.field ? row : null
  })
  /** The function that numbers and tools are about. */
  active = $derived<FormulaName>(this.#activeRow?.name ?? 'f')

  /** The parameters of all formulas, in order of appearance. */
  #names = $derived.by(() => [
    ...new Set([...(this.formula.field?.parameters ?? []), ...(this.rows?.parameters ?? [])])
  ])
  sliders = $derived<Slider[]>(
    this.#names.map((name) => ({ name, ...(this.#parameters.get(name) ?? untouched) }))
  )
  values = $derived<Record<string, number>>(
    Object.fromEntries(this.sliders.map(({ name, value }) => [name, value]))
  )
  jet = $derived.by(() => {
    const { field, point, values } = this
    if (!field) return nowhere
    void hasSpecial
    return field.jet(point, values)
  })
  /** How far rounding may have moved the jet. */
  rounding = $derived.by(() => {
    void hasSpecial
    return this.field?.rounding(this.point, this.values) ?? { value: 0, gradient: [0, 0], hessian: [] }
  })
  picturedJet = $derived(
    this.pictured === this.field || this.pictured === null
      ? this.jet
      : this.pictured.jet(this.point, this.values)
  )
  /** NaN where no plane touches, or nobody knows whether one does: the partials alone are no gradient. */
  gradientNorm = $derived(
    this.jet.differentiable === true ? Math.hypot(this.jet.gradient[0], this.jet.gradient[1]) : NaN
  )
  /** Degrees from the x axis; NaN where the gradient is zero or undefined. */
  gradientDirection = $derived.by(() => {
    const [fx, fy] = this.jet.gradient
    return this.gradientNorm > 0 ? Math.atan2(fy, fx) / radians : NaN
  })
  /** How f goes on in the chosen direction and in the opposite one. */
  sides = $derived.by(() => {
    const { field, point, values, direction } = this
    void hasSpecial
    return field?.sides(point, unitVector(direction), values) ?? null
  })
  /** The directional derivative in the chosen direction: from this side alone. */
  slope = $derived(this.sides ? slopeOf(this.sides.ahead) : NaN)
  /** Between the chosen direction and the gradient, 0 to 180 degrees. */
  angle = $derived(Math.abs(wrapDegrees(this.gradientDirection - this.direction)))

  /** What f itself says at the point where the formulas of its derivatives do not, else null. */
  smoothness = $derived((hasSpecial && this.field?.smoothness(this.point, this.values)) || null)
  /** Why no plane touches at the point, in words; empty where one does, and where f has no value. */
  kink = $derived.by(() => {
    const { field, jet, point, values, rounding, smoothness } = this
    if (!field || !smoothness || isHidden(rounding)) return cancellationSentence(this.variables, rounding)
    const autodiff = field.autodiff(point, values).gradient
    return kinkSentence({ variables: field.variables, gradient: jet.gradient, smoothness, autodiff })
  })

  /** Everything that is set, for tools to find their own facet in it. */
  get settings(): PlotState {
    return this.#set
  }

  /** What a link to this plot says. */
  state = $derived<PlotState>({ ...this.#set, source: this.source, parameters: this.#touchedParameters() })
  /** Whether the link holds the data too. */
  linkHoldsData = $derived.by(() => linkHoldsData(this.state))

  constructor({ lock = [] }: PlotOptions = {}) {
    this.#locks = new Set(lock)
    this.formula = new Formula({ columns: () => this.#set.columns, admit: () => this.mayChange('source') })
    this.restore(freshState())
  }

  get source(): string {
    return this.formula.source
  }

  set source(source: string) {
    this.formula.source = source
  }

  get problem() {
    return this.formula.problem
  }

  /** The active function. */
  get field(): ScalarField | null {
    return this.#activeRow?.field ?? this.formula.field
  }

  /** What the picture shows of it. */
  get pictured(): ScalarField | null {
    return this.#activeRow?.pictured ?? this.formula.pictured
  }

  get variables(): string[] {
    return this.#activeRow?.field?.variables ?? this.formula.variables
  }

  /** Reads the formulas as typed. */
  read(): void {
    this.formula.read()
    this.rows?.read()
  }

  /** The code for formulas beside f. */
  fetchRows(): Promise<Rows> {
    this.#rowsComing ??= import('./rows.svelte').then(
      ({ Rows }) => (this.rows = new Rows(this)),
      (error: unknown) => {
        this.#rowsComing = null
        throw error
      }
    )
    return this.#rowsComing
  }

  /** Takes a text for a row beside f. */
  setRow(name: FurtherName, source: string): void {
    this.change('formulas', inOrder(new Map(this.formulas).set(name, source)))
  }

  /** Takes a row away, and what was set about it. */
  removeRow(name: FurtherName): void {
    const without = (names: readonly FormulaName[]) => names.filter((other) => other !== name)
    this.change('formulas', new Map([...this.formulas].filter(([other]) => other !== name)))
    this.change('hidden', without(this.hidden))
    this.change('gradients', without(this.gradients))
    if (this.#set.active === name) this.change('active', 'f')
    this.rows?.read()
  }

  /** Draws a formula, or no longer. */
  toggleHidden(name: FormulaName): void {
    this.change('hidden', toggledIn(this.hidden, name))
  }

  /** Draws the gradients at the points of a row, or no longer. */
  toggleGradients(name: FormulaName): void {
    this.change('gradients', toggledIn(this.gradients, name))
  }

  /** Whether visitors may change a facet. */
  mayChange(facet: FacetName): boolean {
    const { lock } = facets[facet]
    return lock === undefined || !this.#locks.has(lock)
  }

  /** The one door for what visitors change: a locked facet stays as it is. */
  change<K extends FacetName>(facet: K, value: PlotState[K]): void {
    if (!this.mayChange(facet)) return
    if (facet === 'source') this.formula.source = value as string
    else this.#set = { ...this.#set, [facet]: value }
    if (facet === 'formulas') this.#wantRows()
  }

  #wantRows(): void {
    if (this.#set.formulas.size > 0 && !this.rows) void this.fetchRows().catch(console.warn)
  }

  /** A point beyond the domain widens it, as a value does its slider's range. Locks hold visitors, not links. */
  restore(state: PlotState): void {
    this.formula.restore(state.source)
    const domain = holdPoint(state.domain, state.point)
    const parameters = new Map([...state.parameters].map(([name, parameter]) => [name, holdValue(parameter)]))
    // Data that no link holds stays while the reader goes back and forth between links. Without data nothing derived is
    // read here: on the server such a value stays for good what it was when it was read first.
    const keepsData = this.#set.columns.size > 0 && state.columns.size === 0 && !this.linkHoldsData
    const columns = keepsData ? this.#set.columns : state.columns
    this.#set = { ...state, domain, parameters, columns, point: clampPoint(state.point, domain) }
    this.home = null
    this.#wantRows()
    this.read()
  }

  /** Takes other data, and reads the formula with it. */
  setColumns(columns: Columns): void {
    this.change('columns', columns)
    this.read()
  }

  /** Calls a column by another name, in the formula too. */
  renameColumn(name: string, next: string): void {
    const { formula } = this
    if (formula.problem === null && formula.isCurrent) formula.source = formula.withColumnNamed(name, next)
    this.setColumns(new Map([...this.columns].map(([old, values]) => [old === name ? next : old, values])))
  }

  setParameter(name: string, change: Partial<Parameter>): void {
    const parameter = { ...(this.#parameters.get(name) ?? untouched), ...change }
    this.change('parameters', new Map(this.#parameters).set(name, holdRange(parameter, change)))
  }

  setSide(side: 'x' | 'y', range: Range): void {
    this.#setDomain({ ...this.domain, [side]: range })
    this.home = null
  }

  /** Multiplies both sides of the domain by a factor; the place `anchor` keeps its place in it. */
  zoomDomain(factor: number, anchor: PlanePoint): void {
    this.wander(zoomDomain(this.domain, factor, anchor))
  }

  moveDomain(x: number, y: number): void {
    this.wander(moveDomain(this.domain, { x, y }))
  }

  /** Takes a domain that the reader came to by hand; who comes home again is home. */
  wander(domain: Domain): void {
    if (!this.mayChange('domain')) return
    const home = this.home ?? this.domain
    const back = sameDomain(domain, home)
    this.#setDomain(back ? home : domain)
    this.home = back ? null : home
  }

  /** Back to the domain before zooming and moving. */
  goHome(): void {
    if (this.home) this.#setDomain(this.home)
    this.home = null
  }

  /** Moves the point, within the domain and to a place that is short to write. */
  movePoint(x: number, y: number): void {
    const { x: sideX, y: sideY } = this.domain
    const place: [number, number] = [snap(x, sideX[1] - sideX[0]), snap(y, sideY[1] - sideY[0])]
    this.change('point', clampPoint(place, this.domain))
  }

  /** Moves the point to a place that somebody wrote down; a domain that does not reach so far is widened. */
  goTo(x: number, y: number): void {
    if (!this.mayChange('point')) return
    this.change('domain', holdPoint(this.domain, [x, y]))
    this.change('point', clampPoint([x, y], this.domain))
  }

  toggleLayer(name: string): void {
    this.change('layers', toggled(this.layers, name))
  }

  /** Opens a tool, and closes the one that is open. */
  openTool(name: OpenTool): void {
    this.change('tool', name)
  }

  /** Keeps the marks of a tool while others are open, or no longer. */
  togglePin(name: ToolName): void {
    const { pins } = this
    this.change('pins', pins.includes(name) ? pins.filter((pin) => pin !== name) : [...pins, name])
  }

  /** The point stays where it is; outside the domain it comes to its nearest place. */
  #setDomain(domain: Domain): void {
    if (!this.mayChange('domain')) return
    this.#set = { ...this.#set, domain, point: clampPoint(this.point, domain) }
  }

  #rowsAreRead(): boolean {
    return this.formulas.size === 0 || this.rows?.isRead === true
  }

  /**
   * The parameters that a link has to name: those of the formulas that are not as they begin. Of formulas
   * that cannot be read nobody knows them: all that are set.
   */
  #touchedParameters(): Map<string, Parameter> {
    const isKnown = !this.problem && !this.formula.isReading && this.formula.field && this.#rowsAreRead()
    const names = isKnown ? this.#names : [...this.#parameters.keys()]
    const touched = names.flatMap((name) => {
      const parameter = this.#parameters.get(name)
      return parameter && !sameParameter(parameter, untouched) ? [[name, parameter] as const] : []
    })
    return new Map(touched)
  }
}

const toggledIn = (names: readonly FormulaName[], name: FormulaName): FormulaName[] =>
  formulaNames.filter((other) => names.includes(other) !== (other === name))

/** Degrees brought to (−180, 180]. */
const wrapDegrees = (degrees: number): number => degrees - 360 * Math.ceil((degrees - 180) / 360)

const sameParameter = (a: Parameter, b: Parameter): boolean =>
  a.value === b.value && a.min === b.min && a.max === b.max

/** A value outside the range widens it. */
function holdValue({ value, min, max }: Parameter): Parameter {
  return { value, min: Math.min(min, value), max: Math.max(max, value) }
}

/** Whoever edits the range moves the value into it; whoever sets the value widens the range. */
function holdRange(parameter: Parameter, change: Partial<Parameter>): Parameter {
  if (change.value !== undefined) return holdValue(parameter)
  const { value, min, max } = parameter
  return { value: clamp(value, min, max), min, max }
}
