import type { Notice, Problem } from '../basics/problem'
import type { PointJet, ScalarField } from '../field/field'
import type { ReadOptions, Reading } from '../field/readText'
import type { FieldReader } from '../field/readLater'
import { readText, readTyped } from '../field/readText'
import { specialPoints, specialPointsCome } from '../tape/special/specialPoints'
import type { Domain, Range } from '../tape/sampling/sampling'
import { slopeOf } from '../tape/special/sides'
import { rowCount } from '../tape/program/tape'
import { cancellationSentence, isHidden } from '../figure/sentences/cancellation'
import type { Columns } from '../data/columnNames'
import { kinkSentence } from '../figure/sentences/kinks'
import {
  defaultState,
  holdPoint,
  linkHoldsData,
  type CameraState,
  type LinkState,
  type Parameter
} from '../figure/link/link'
import { clamp, snap } from '../figure/number'
import { moveDomain, sameDomain, zoomDomain, type Place } from '../figure/zoom'

/** A source and the data it is read with. */
interface Asked {
  source: string
  columns: Columns
}

export interface Slider extends Parameter {
  name: string
}

const radians = Math.PI / 180

const nowhere: PointJet = { value: NaN, gradient: [NaN, NaN], hessian: [], differentiable: false }
/** The picture takes so many rows of the data, on the processor within a second; numbers take them all. */
export const mostPicturedRows = 4000

const untouched: Parameter = { value: 1, min: -5, max: 5 }

/** One function with everything a reader can set about its picture, and what follows from that. */
export class Plot {
  /** The names of the layers there are, in drawing order. */
  readonly layerNames: readonly string[]

  /** As typed; `read` catches up with it. */
  source = $state.raw('')
  /** The last source that was read. */
  readSource = $state.raw('')
  problem = $state.raw<Problem | null>(null)
  /** Of the last function: what was read, but perhaps otherwise than it was meant. */
  doubts = $state.raw<readonly Notice[]>([])
  /** The last function without a mistake. */
  field = $state.raw<ScalarField | null>(null)

  /** The function that the picture shows: `field`, or of many rows of data some, evenly taken. */
  pictured = $state.raw<ScalarField | null>(null)

  /** The data, by the names that formulas have for it. */
  columns = $state.raw<Columns>(new Map())
  /** What was read last, or is being read. */
  #asked: Asked | null = null
  /** Whether a long formula is being read. */
  #reading = $state.raw(false)
  /** Reads long formulas elsewhere; without it all are read at once. */
  reader: FieldReader | null = null

  /** What the formula calls the two directions. */
  variables = $derived(this.field?.variables ?? ['x', 'y'])

  domain = $state.raw<Domain>({ x: [-3, 3], y: [-3, 3] })
  /** The domain before the reader zoomed and moved it by hand; null while it is as it was set. */
  home = $state.raw<Domain | null>(null)
  point = $state.raw<[number, number]>([0, 0])
  direction = $state.raw(0)
  layers = $state.raw<readonly string[]>([])
  /** Null is the stage's own standpoint. */
  camera = $state.raw<CameraState | null>(null)
  notices = $state.raw<readonly string[]>([])
  /** Every parameter that was ever set, also of formulas that are gone: nothing set is lost by typing. */
  #parameters = $state.raw<ReadonlyMap<string, Parameter>>(new Map())
  #z: Range | null = null

  sliders = $derived<Slider[]>(
    (this.field?.parameters ?? []).map((name) => ({ name, ...(this.#parameters.get(name) ?? untouched) }))
  )
  values = $derived<Record<string, number>>(
    Object.fromEntries(this.sliders.map(({ name, value }) => [name, value]))
  )
  /** Whether the code for special points has come. */
  #special = $state.raw(specialPoints() !== null)
  jet = $derived.by(() => {
    const { field, point, values } = this
    if (!field) return nowhere
    void this.#special
    return field.jet(point, values)
  })
  /** How far rounding may have moved the jet. */
  rounding = $derived.by(() => {
    void this.#special
    return this.field?.rounding(this.point, this.values) ?? { value: 0, gradient: [0, 0] }
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
    void this.#special
    return field?.sides(point, unitVector(direction), values) ?? null
  })
  /** The directional derivative in the chosen direction: from this side alone. */
  slope = $derived(this.sides ? slopeOf(this.sides.ahead) : NaN)
  /** Between the chosen direction and the gradient, 0 to 180 degrees. */
  angle = $derived(Math.abs(wrapDegrees(this.gradientDirection - this.direction)))

  /** What f itself says at the point where the formulas of its derivatives do not, else null. */
  smoothness = $derived((this.#special && this.field?.smoothness(this.point, this.values)) || null)
  /** Why no plane touches at the point, in words; empty where one does, and where f has no value. */
  kink = $derived.by(() => {
    const { field, jet, point, values, rounding, smoothness } = this
    if (!field || !smoothness || isHidden(rounding)) return cancellationSentence(this.variables, rounding)
    const autodiff = field.autodiff(point, values).gradient
    return kinkSentence({ variables: field.variables, gradient: jet.gradient, smoothness, autodiff })
  })

  /** What a link to this plot says. */
  state = $derived<LinkState>({
    source: this.source,
    domain: this.domain,
    z: this.#z,
    point: this.point,
    direction: this.direction,
    parameters: this.#touchedParameters(),
    columns: this.columns,
    layers: this.layers,
    camera: this.camera
  })
  /** Whether the link holds the data too. */
  linkHoldsData = $derived.by(() => linkHoldsData(this.state, this.layerNames))

  constructor(layerNames: readonly string[]) {
    this.layerNames = layerNames
    void specialPointsCome.then(() => (this.#special = true))
    this.restore(defaultState(layerNames))
  }

  /** A point beyond the domain widens it, as a value does its slider's range. */
  restore(state: LinkState): void {
    this.source = state.source
    this.domain = holdPoint(state.domain, state.point)
    this.home = null
    this.#z = state.z
    this.point = clampPoint(state.point, this.domain)
    this.direction = state.direction
    this.layers = state.layers
    this.camera = state.camera
    // Data that no link holds stays while the reader goes back and forth between links.
    if (this.linkHoldsData || state.columns.size > 0) this.columns = state.columns
    const given = [...state.parameters].map(([name, parameter]) => [name, holdValue(parameter)] as const)
    this.#parameters = new Map(given)
    this.read()
  }

  /** Reads the source as typed; after a mistake, and until a long one is read, the last good function stays. */
  read(): void {
    const asked = { source: this.source, columns: this.columns }
    if (sameAsked(asked, this.#asked)) return
    this.#asked = asked
    const options = optionsOf(asked)
    const reading = this.reader ? this.reader.read(asked.source, options) : readTyped(asked.source, options)
    this.#reading = reading instanceof Promise
    if (!(reading instanceof Promise)) return this.#take(reading, asked)
    void reading.then((reading) => asked === this.#asked && this.#take(reading, asked))
  }

  #take(reading: Reading, asked: Asked): void {
    this.#reading = false
    this.readSource = asked.source
    this.problem = 'problem' in reading ? reading.problem : null
    if (!('field' in reading)) return
    const { field, notices = [] } = reading
    this.field = field
    this.pictured = rowCount(field.tape) > mostPicturedRows ? field.thinned(mostPicturedRows) : field
    if (mayBeDoubted(field)) void this.#doubt(asked, notices)
    else this.doubts = notices
  }

  /** What may have been meant otherwise is told by code that most visits do not need. */
  async #doubt(asked: Asked, notices: readonly Notice[]): Promise<void> {
    const [{ doubtsOf }, { pasted }] = await Promise.all([
      import('../field/doubts'),
      import('../math/read/pasted')
    ])
    const read = readText(asked.source, optionsOf(asked), pasted)
    if (asked === this.#asked && !('problem' in read)) this.doubts = [...notices, ...doubtsOf(read)]
  }

  /** Takes other data, and reads the formula with it. */
  setColumns(columns: Columns): void {
    this.columns = columns
    this.read()
  }

  /** Calls a column by another name, in the formula too. */
  renameColumn(name: string, next: string): void {
    if (this.problem === null && this.source === this.readSource) this.source = this.#renamed(name, next)
    this.setColumns(new Map([...this.columns].map(([old, values]) => [old === name ? next : old, values])))
  }

  setParameter(name: string, change: Partial<Parameter>): void {
    const parameter = { ...(this.#parameters.get(name) ?? untouched), ...change }
    this.#parameters = new Map(this.#parameters).set(name, holdRange(parameter, change))
  }

  setSide(side: 'x' | 'y', range: Range): void {
    this.#setDomain({ ...this.domain, [side]: range })
    this.home = null
  }

  /** Multiplies both sides of the domain by a factor; the place `anchor` keeps its place in it. */
  zoomDomain(factor: number, anchor: Place): void {
    this.wander(zoomDomain(this.domain, factor, anchor))
  }

  moveDomain(x: number, y: number): void {
    this.wander(moveDomain(this.domain, { x, y }))
  }

  /** Takes a domain that the reader came to by hand; who comes home again is home. */
  wander(domain: Domain): void {
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
    this.point = clampPoint(place, this.domain)
  }

  /** Moves the point to a place that somebody wrote down; a domain that does not reach so far is widened. */
  goTo(x: number, y: number): void {
    this.domain = { x: holding(this.domain.x, x), y: holding(this.domain.y, y) }
    this.point = [x, y]
  }

  toggleLayer(name: string): void {
    const shown = new Set(this.layers)
    if (!shown.delete(name)) shown.add(name)
    const known = this.layerNames.filter((layer) => shown.has(layer))
    this.layers = [...known, ...this.layers.filter((layer) => !this.layerNames.includes(layer))]
  }

  /** The point stays where it is; outside the domain it comes to its nearest place. */
  #setDomain(domain: Domain): void {
    this.domain = domain
    this.point = clampPoint(this.point, domain)
  }

  #renamed(name: string, next: string): string {
    if (!this.field) return this.source
    const { graph, places } = this.field.expressions
    const found = [...(places.get(graph.column(name).id) ?? [])].sort((a, b) => b.start - a.start)
    return found.reduce((text, { start, end }) => {
      const [before, after] = [text.slice(0, start), text.slice(end)]
      // Letters run together were told apart by the old name.
      const left = /[\p{L}\d_]$/u.test(before) ? ' ' : ''
      const right = /^[\p{L}\d_]/u.test(after) ? ' ' : ''
      return before + left + next + right + after
    }, this.source)
  }

  /**
   * The parameters that a link has to name: those of this formula that are not as they begin. Of a formula
   * that cannot be read nobody knows them: all that are set.
   */
  #touchedParameters(): Map<string, Parameter> {
    const known = !this.problem && !this.#reading && this.field
    const names = known ? known.parameters : [...this.#parameters.keys()]
    const touched = names.flatMap((name) => {
      const parameter = this.#parameters.get(name)
      return parameter && !sameParameter(parameter, untouched) ? [[name, parameter] as const] : []
    })
    return new Map(touched)
  }
}

const clampPoint = ([px, py]: [number, number], { x, y }: Domain): [number, number] => [
  clamp(px, x[0], x[1]),
  clamp(py, y[0], y[1])
]

const holding = ([low, high]: Range, value: number): Range => [Math.min(low, value), Math.max(high, value)]

/** A step of length 1; exactly along the axes and the diagonals, where formulas treat directions apart. */
function unitVector(degrees: number): [number, number] {
  const round = Math.round(degrees / 45)
  if (round * 45 !== degrees) return [Math.cos(degrees * radians), Math.sin(degrees * radians)]
  const [x, y] = [Math.cos(round * 45 * radians), Math.sin(round * 45 * radians)].map((c) =>
    Math.round(c * 1.4)
  )
  const length = Math.hypot(x, y)
  return [x / length, y / length]
}

/** Degrees brought to (−180, 180]. */
const wrapDegrees = (degrees: number): number => degrees - 360 * Math.ceil((degrees - 180) / 360)

const optionsOf = ({ columns }: Asked): ReadOptions => ({
  variables: ['x', 'y'],
  columns: Object.fromEntries(columns)
})

/** Whether a name, a number behind something, a letter behind e or the like is there, which may be meant otherwise. */
const mayBeDoubted = ({ source, parameters }: ScalarField): boolean =>
  parameters.length > 0 || /[\p{L})]\s*\d|e\p{L}|E|\d,\d|\d ?x ?10/u.test(source)

const sameAsked = (a: Asked, b: Asked | null): boolean => a.source === b?.source && a.columns === b.columns

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
