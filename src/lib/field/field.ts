import { lower, toFloat64, withoutDead } from '../tape/program/lower'
import { toScalar } from '../tape/evaluators/scalar'
import { oneSided } from '../tape/special/sides'
import type { OneSided, Sides } from '../tape/special/sides'
import type { Smoothness, Verdict } from '../tape/special/smoothness'
import { isHidden, toSure } from '../tape/rounding/sure'
import type { Tape } from '../tape/program/tape'
import { thin } from '../tape/program/thin'
import { differentiate, edgesOf } from '../math/differentiate/differentiate'
import type { Expr, Graph } from '../math/expression/expression'
import type { Expressions, Jet } from '../math/expression/jet'
import { lazily, lazilyFor } from '../basics/lazily'
import { nextTask } from '../basics/nextTask'
import { latexNotation, textNotation } from '../math/write'
import { present } from '../math/write/present'
import type { SourceRange } from '../basics/problem'
import { simplify } from '../math/simplify/simplify'
import { fetchSpecialPoints, specialPoints } from '../tape/special/specialPoints'
import type { Code } from '../tape/special/specialPoints'
import { speak } from '../math/write/speech'
import type { Step } from '../math/explain/steps'
import { withoutThinBranches } from '../math/differentiate/thinSets'

/** The jet at a point, in numbers. */
export interface PointJet extends Jet<number> {
  /** Whether a plane touches f at the point: then the gradient is its slope, and else nobody's. */
  differentiable: Verdict
}

/** A function as read: its derivatives as numbers, as text, as mathematics and as a kernel. */
export interface ScalarField {
  source: string
  variables: string[]
  /** Every other free name, in order of appearance. */
  parameters: string[]
  /**
   * In f64 from the symbolic derivatives; each partial is NaN where it does not exist. Where their formulas are
   * 0/0 or pass over a kink, expansions of f decide. A missing parameter counts as 1.
   */
  jet(at: number[], parameters?: Record<string, number>): PointJet
  /** How far rounding may have moved f and its derivatives as the jet has them; infinite where that hides them. */
  rounding(at: number[], parameters?: Record<string, number>): Jet<number>
  /** f alone in f64; NaN where undefined. For marching, where the derivatives are not needed. */
  value(at: number[], parameters?: Record<string, number>): number
  /** The slopes to the left and to the right along each variable: the subdifferential at a kink of one variable. */
  oneSided(at: number[], parameters?: Record<string, number>): OneSided[]
  /** What f itself says where the formulas of its derivatives say nothing; null where they hold, and where f has no value. */
  smoothness(at: number[], parameters?: Record<string, number>): Smoothness | null
  /** The slopes in a direction and in the opposite one: one-sided limits of their own. */
  sides(at: number[], direction: number[], parameters?: Record<string, number>): Sides
  /** By reverse mode on the tape of f alone; PyTorch's conventions at kinks. On a page it comes with the code for special points. */
  autodiff(at: number[], parameters?: Record<string, number>): { value: number; gradient: number[] }
  /** The Hessian by forward mode over reverse mode, on the tape of f alone. */
  autodiffHessian(at: number[], parameters?: Record<string, number>): number[][]
  /** f as typed, its derivatives simplified; reads back in as a formula. */
  text: Jet<string>
  latex: Jet<string>
  /** As read aloud: f alone, its derivatives as sentences. */
  speech: Jet<string>
  /** Whether formulas of derivatives leave sets without inside out, such as x = 0, where f has a value of its own. */
  leavesOut(): boolean
  /** The kernel's function. */
  wgsl: string
  /** f and its gradient on one tape, for sampling. */
  tape: Tape
  expressions: Expressions
  /** Of a long formula: makes `expressions` with its gradient in a task of its own, before others stand on it. */
  expressionsLater?(): Promise<Expressions>
  /** How the derivative along one of the variables comes about, rule by rule; its code is loaded when first asked for. */
  steps(variable: string): Promise<Step>
  /** The same over at most so many rows of its data, evenly taken, and sums scaled up: for pictures. */
  thinned(most: number): ScalarField
  /** What a worker hands over, for `restoreField`. */
  toData(): FieldData
}

/** A function read as text, before anything about it is worked out. */
export interface Read {
  graph: Graph
  expression: Expr
  places: ReadonlyMap<number, SourceRange[]>
  source: string
  variables: string[]
  parameters: string[]
}

/** The values of the parameters. */
type Values = Record<string, number> | undefined

/** A data column: one value per row. */
type Data = Readonly<Record<string, ArrayLike<number>>>

/** What takes long about a field, as plain data: a worker finds it and the page makes a field of it. */
export interface FieldData {
  /** f, its gradient, its Hessian and its edges, without the values of its data columns. */
  tape: Tape
  text: Written
  latex: Written
  speech: Written
  leavesOut: boolean
}

/** f and its partial derivatives. */
type Written = Pick<Jet<string>, 'value' | 'gradient'>

/** `data` holds the columns that the formula names; of more than `mostRows` rows it takes that many, evenly. */
export function createField(read: Read, data: Data = {}, mostRows = Infinity): ScalarField {
  const { graph: g, expression: f, variables, parameters, places } = read
  const lowered = (roots: Expr[]) => thin(lower(roots, variables, parameters, data), mostRows)
  const symbols = differentiateTwice(g, f, variables)
  const shown = mapJet(symbols, (e, along) => {
    if (e === f) return f
    const smooth = withoutThinBranches(g, f, variables, variables[along[0]])
    return simplify(
      g,
      smooth === f ? e : along.reduce((d, i) => differentiate(g, d, variables[i]), smooth),
      f
    )
  })
  const words: Words = {
    text: mapJet(shown, (e) => present(e, textNotation)),
    latex: mapJet(shown, (e) => present(e, latexNotation)),
    speech: mapJet(shown, (e, along) =>
      speak(
        e,
        along.map((i) => variables[i])
      )
    ),
    leavesOut: () => variables.some((name) => withoutThinBranches(g, f, variables, name) !== f)
  }
  const tapes: Tapes = {
    all: lazily(() => lowered([...rootsOf(symbols), ...edgesOf(g, f)])),
    value: lazily(() => lowered([f])),
    sampled: lazily(() => lowered([f, ...symbols.gradient]))
  }
  const expressions = () => ({ graph: g, places, shown })
  return assemble(read, tapes, words, expressions, (most) => createField(read, data, most))
}

/** The field that `data` was made of, by a reading of the same source; its graph is made when it is asked for. */
export function restoreField(
  read: Read,
  found: FieldData,
  data: Data = {},
  mostRows = Infinity
): ScalarField {
  const { tape, text, latex, speech, leavesOut } = found
  const own = lazily(() => createField(read, data))
  const columns = tape.columns.map(({ name }) => ({ name, values: toFloat64(data[name]) }))
  const all = thin({ ...tape, columns }, mostRows)
  const first = (count: number) => withoutDead({ ...all, outputs: all.outputs.slice(0, count) })
  const tapes: Tapes = {
    all: () => all,
    value: lazily(() => first(1)),
    sampled: lazily(() => first(1 + read.variables.length))
  }
  const words: Words = {
    text: withHessian(text, () => own().text.hessian),
    latex: withHessian(latex, () => own().latex.hessian),
    speech: withHessian(speech, () => own().speech.hessian),
    leavesOut: () => leavesOut
  }
  const restored = (most: number) => restoreField(read, found, data, most)
  const field = assemble(read, tapes, words, () => own().expressions, restored)
  const expressionsLater = async () => {
    await nextTask()
    void own().expressions.shown.gradient
    await nextTask()
    return own().expressions
  }
  return Object.assign(field, { expressionsLater })
}

const withHessian = ({ value, gradient }: Written, hessian: () => string[][]): Jet<string> => ({
  value,
  gradient,
  get hessian() {
    return hessian()
  }
})

/** Each tape begins with f. */
interface Tapes {
  /** f, its gradient, its Hessian and its edges. */
  all(): Tape
  value(): Tape
  /** f and its gradient. */
  sampled(): Tape
}

type Words = Pick<ScalarField, 'text' | 'latex' | 'speech' | 'leavesOut'>

function assemble(
  { source, variables, parameters }: Read,
  tapes: Tapes,
  words: Words,
  expressions: () => Expressions,
  thinned: (most: number) => ScalarField
): ScalarField {
  const count = 1 + variables.length * (variables.length + 1)
  const evaluateAll = lazily(() => toSure(tapes.all(), count))
  const value = lazily(() => toScalar(tapes.value()))
  const wgsl = lazily(() => fetched().toWgsl(tapes.sampled()))
  const order = (values: Record<string, number> = {}) => parameters.map((name) => values[name] ?? 1)
  /** What the code for special points says, once it is there. */
  const special = lazilyFor(({ toExpansion, toReverse, smoothnessAt, sidesAlong }: Code) => {
    const expansion = toExpansion(tapes.value())
    const placeOf = (at: number[], values: Values, value: number) => ({
      expansion,
      at,
      parameters: order(values),
      value
    })
    return {
      reverse: lazily(() => toReverse(tapes.value())),
      smoothness: (...place: Parameters<typeof placeOf>) => smoothnessAt(placeOf(...place)),
      sides: (direction: number[], ...place: Parameters<typeof placeOf>) =>
        sidesAlong(placeOf(...place), direction)
    }
  })
  const judged = latest((at: number[], values: Values, code: Code | null): Judged => {
    const { values: numbers, errors, isShort } = evaluateAll()(at, order(values), code)
    if (isShort) void fetchSpecialPoints()
    const rounding = unflatten(errors, variables.length)
    const hidden = numbers.map((number, i) => isHidden(number, errors[i]))
    const known = numbers.map((number, i) => (hidden[i] ? NaN : number))
    const jet = unflatten(known.slice(0, count), variables.length)
    if (!Number.isFinite(jet.value)) {
      const differentiable = hidden[0] && 'unknown'
      return { jet: { ...mapNumbers(jet, () => NaN), differentiable }, smoothness: null, rounding }
    }
    const onEdge = numbers.slice(count).some((holds) => holds !== 0)
    const unsettled = (first: number, numbers: number[]) =>
      numbers.some((number, i) => !Number.isFinite(number) && !hidden[first + i])
    const isSure = jet.gradient.every(Number.isFinite) || 'unknown'
    const doubtful = onEdge || unsettled(1, jet.gradient)
    if (!doubtful && !unsettled(1 + variables.length, jet.hessian.flat()))
      return { jet: { ...mapNumbers(jet, finiteOr), differentiable: isSure }, smoothness: null, rounding }
    const found = lazily(() => {
      if (!code) void fetchSpecialPoints()
      return code && special(code).smoothness(at, values, jet.value)
    })
    const gradient = lazily(() =>
      (doubtful ? variables.map((_, i) => found()?.gradient[i] ?? NaN) : jet.gradient).map(finiteOr)
    )
    return {
      jet: {
        value: jet.value,
        get gradient() {
          return gradient()
        },
        get hessian() {
          return jet.hessian.map((row, i) => row.map((_, j) => finiteOr(found()?.hessian[i][j] ?? NaN)))
        },
        get differentiable() {
          return doubtful ? (found()?.differentiable ?? 'unknown') : isSure
        }
      },
      get smoothness() {
        return doubtful ? found() : null
      },
      rounding
    }
  })
  const reverse = () => special(fetched()).reverse()
  const judge = (at: number[], values: Values) => judged(at, values, specialPoints())
  return {
    source,
    variables,
    parameters,
    jet: (at, values) => judge(at, values).jet,
    rounding: (at, values) => judge(at, values).rounding,
    value: (at, values) => finiteOr(value()(at, order(values))[0]),
    smoothness: (at, values) => judge(at, values).smoothness,
    oneSided(at, values) {
      const { jet, smoothness } = judge(at, values)
      return smoothness ? smoothness.sides.map(oneSided) : jet.gradient.map((d) => ({ left: d, right: d }))
    },
    sides(at, direction, values) {
      const { jet } = judge(at, values)
      const both = (kind: 'undefined' | 'unknown'): Sides => ({ ahead: { kind }, behind: { kind } })
      if (Number.isNaN(jet.value)) return both('undefined')
      const code = specialPoints()
      if (jet.differentiable !== true)
        return code ? special(code).sides(direction, at, values, jet.value) : both('unknown')
      const slope = jet.gradient.reduce((sum, d, i) => sum + d * direction[i], 0)
      return { ahead: { kind: 'slope', slope }, behind: { kind: 'slope', slope: -slope } }
    },
    autodiff: (at, values) => reverse().gradient(at, order(values)),
    autodiffHessian: (at, values) => reverse().hessian(at, order(values)),
    ...words,
    get wgsl() {
      return wgsl()
    },
    get tape() {
      return tapes.sampled()
    },
    get expressions() {
      return expressions()
    },
    async steps(variable) {
      const { derivation } = await import('../math/explain/steps')
      return derivation(this.expressions, variables, variable)
    },
    thinned,
    toData: () => ({
      tape: {
        ...tapes.all(),
        columns: tapes.all().columns.map(({ name }) => ({ name, values: new Float64Array() }))
      },
      text: written(words.text),
      latex: written(words.latex),
      speech: written(words.speech),
      leavesOut: words.leavesOut()
    })
  }
}

/** On a page the code has to be fetched before. */
function fetched(): Code {
  const code = specialPoints()
  if (!code) throw new Error('this comes with the code for special points: await fetchSpecialPoints()')
  return code
}

/** The numbers at a point, and what they stand on where it is not the formulas. */
interface Judged {
  rounding: Jet<number>
  jet: PointJet
  smoothness: Smoothness | null
}

/** The answer to the last question is remembered: a page asks for one point again and again. */
function latest<T>(answer: (at: number[], values: Values, code: Code | null) => T): typeof answer {
  let known: { key: string; value: T } | undefined
  return (at, values, code) => {
    const key = JSON.stringify([at, values, code !== null])
    if (known?.key !== key) known = { key, value: answer(at, values, code) }
    return known.value
  }
}

const written = ({ value, gradient }: Jet<string>): Written => ({ value, gradient })
const rootsOf = ({ value, gradient, hessian }: Jet<Expr>): Expr[] => [value, ...gradient, ...hessian.flat()]

/** The Hessian's lower half mirrors its upper half, as expressions and so as work. */
function differentiateTwice(g: Graph, f: Expr, variables: string[]): Jet<Expr> {
  const gradient = lazily(() => variables.map((variable) => differentiate(g, f, variable)))
  const hessian = lazily(() => {
    const upper = gradient().map((fi, i) =>
      variables.slice(i).map((variable) => differentiate(g, fi, variable))
    )
    return upper.map((row, i) => variables.map((_, j) => (j >= i ? row[j - i] : upper[j][i - j])))
  })
  return {
    value: f,
    get gradient() {
      return gradient()
    },
    get hessian() {
      return hessian()
    }
  }
}

/**
 * A jet whose parts are made when they are asked for: the page shows the gradient, hardly ever the Hessian.
 * `along` are the indices of the variables that a part is differentiated by.
 */
function mapJet<A, B>(jet: Jet<A>, map: (a: A, along: number[]) => B): Jet<B> {
  const value = lazily(() => map(jet.value, []))
  const gradient = lazily(() => jet.gradient.map((d, i) => map(d, [i])))
  const hessian = lazily(() => jet.hessian.map((row, i) => row.map((d, j) => map(d, [i, j]))))
  return {
    get value() {
      return value()
    },
    get gradient() {
      return gradient()
    },
    get hessian() {
      return hessian()
    }
  }
}

function unflatten(values: number[], n: number): Jet<number> {
  const row = (i: number) => values.slice(1 + n + i * n, 1 + n + (i + 1) * n)
  return {
    value: values[0],
    gradient: values.slice(1, 1 + n),
    hessian: Array.from({ length: n }, (_, i) => row(i))
  }
}

const finiteOr = (value: number): number => (Number.isFinite(value) ? value : NaN)

const mapNumbers = ({ value, gradient, hessian }: Jet<number>, map: (n: number) => number): Jet<number> => ({
  value: map(value),
  gradient: gradient.map(map),
  hessian: hessian.map((row) => row.map(map))
})
