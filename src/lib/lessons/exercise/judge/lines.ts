import { Mistake } from '../../../basics/problem'
import type { SourceRange } from '../../../basics/problem'
import { formatName } from '../../../figure/format'
import { differentiate } from '../../../math/differentiate/differentiate'
import { Graph, symbolsOf } from '../../../math/expression/expression'
import type { Expr } from '../../../math/expression/expression'
import { rational } from '../../../math/expression/rational'
import { toBounded } from '../../../math/judge/bounded'
import { compareExpressions } from '../../../math/judge/equivalent'
import { samplePoints } from '../../../math/judge/samples'
import { readValue } from '../../../math/read/value'
import { isMatrix, shapeOf } from '../../../math/read/vectors'
import type { Matrix, Value } from '../../../math/read/vectors'
import type { Judgement, LinesAnswer } from '../exercise'
import { noQuestion, readAnswer, unknownNames, unread, itemsOf } from './reading'
import { factorReason, listOf } from './words'

/** A line of a derivation; its place, and that of its problem, in the whole text. */
export interface JudgedLine extends SourceRange {
  judgement: Judgement
  /** What the line equals, where it is right. */
  is: 'loss' | 'gradient' | null
}

/** More lines than these are not looked at. */
const mostLines = 40

/** Judges every line by itself; empty ones are left out. */
export function judgeLines(answer: LinesAnswer, typed: string): JudgedLine[] {
  const setting = settingOf(answer)
  return linesOf(typed)
    .slice(0, mostLines)
    .map((place): JudgedLine => {
      const { judgement, is } = setting
        ? judgeLine(setting, typed.slice(place.start, place.end))
        : { judgement: noQuestion(), is: null }
      return { ...place, judgement: moved(judgement, place.start), is }
    })
}

/** The derivation as a whole: it is done, and right, once a line equals the gradient. */
export function judgeDerivation(answer: LinesAnswer, typed: string): Judgement {
  const lines = judgeLines(answer, typed)
  if (lines.length === 0) return { verdict: 'unsure', reasons: ['There is no line yet.'] }
  const reasons = lines.flatMap(({ judgement }, i) =>
    judgement.reasons.map((reason) => (lines.length > 1 ? `Line ${i + 1}: ${reason}` : reason))
  )
  if (lines.some(({ is }) => is === 'gradient')) return { verdict: 'right', reasons }
  const verdicts = lines.map(({ judgement }) => judgement.verdict)
  if (verdicts.includes('wrong')) return { verdict: 'wrong', reasons }
  const problem = lines.find(({ judgement }) => judgement.problem)?.judgement.problem
  if (problem) return { verdict: 'unsure', reasons, problem }
  if (verdicts.includes('unsure')) return { verdict: 'unsure', reasons }
  return { verdict: 'unsure', reasons: ['So far every line is right; the gradient is still to come.'] }
}

/** Lines end where the text breaks, or where LaTeX breaks it outside of matrices. */
function linesOf(typed: string): SourceRange[] {
  const breaks = typed.includes('matrix}') ? /\r?\n/g : /\r?\n|\\\\(?![a-zA-Z])/g
  return pieces(typed, breaks).filter(
    ({ start, end }) => typed.slice(start, end).replace(layout, '').trim() !== ''
  )
}

/** What stands between the places where a text is parted. */
function pieces(text: string, by: RegExp): SourceRange[] {
  const parts = [...text.matchAll(by)]
  const starts = [0, ...parts.map(({ 0: part, index }) => index + part.length)]
  return starts.map((start, i) => ({ start, end: parts[i]?.index ?? text.length }))
}

/** LaTeX's marks of aligned lines, which say nothing. */
const layout = /&|\\(?:begin|end)\s*\{(?:align|aligned|gather|gathered|split|equation)\*?\}/g

function moved(judgement: Judgement, by: number): Judgement {
  const { problem } = judgement
  if (!problem) return judgement
  return { ...judgement, problem: { ...problem, start: problem.start + by, end: problem.end + by } }
}

/** The loss and its gradient for symbols with numbers in the place of all but the one that it is derived by. */
interface Setting {
  answer: LinesAnswer
  isSymmetric: boolean
  g: Graph
  matrices: Map<string, Matrix>
  loss: Expr
  gradient: Expr[]
  /** The entries of the vector that the loss is derived by. */
  entries: string[]
  /** The names in the loss that are numbers. */
  numbers: string[]
}

/** Largest size of a symbol. */
const largestSize = 4

/** Null where the question makes no sense; `isSymmetric` makes all square matrices so. */
function settingOf(answer: LinesAnswer, isSymmetric = false): Setting | null {
  const { of, along, symbols } = answer
  const vector = symbols[along]
  if (!vector || !areSymbols(symbols)) return null
  const g = new Graph()
  const random = numbersFrom(g)
  const entries = namesOf(along, vector.rows * (vector.columns ?? 1))
  const matrices = new Map<string, Matrix>()
  if (!(unit in symbols)) matrices.set(unit, identity(g, vector.rows))
  for (const [name, { rows, columns = 1 }] of Object.entries(symbols)) {
    const drawn = Array.from({ length: rows * columns }, random)
    const mirrored = (i: number) => (i % rows) * rows + Math.floor(i / rows)
    const items =
      name === along
        ? entries.map((entry) => g.symbol(entry))
        : drawn.map((e, i) => (isSymmetric && rows === columns ? drawn[Math.max(i, mirrored(i))] : e))
    matrices.set(name, { rows, columns, items })
  }
  try {
    const loss = readValue(of, { variables: [], matrices }, g)
    if (isMatrix(loss)) return null
    const gradient = entries.map((entry) => differentiate(g, loss, entry))
    const numbers = symbolsOf(loss).filter((name) => !entries.includes(name))
    return { answer, isSymmetric, g, matrices, loss, gradient, entries, numbers }
  } catch (error) {
    if (error instanceof Mistake) return null
    throw error
  }
}

/** A derivation needs few symbols; each has a name of letters. */
const mostSymbols = 12

const areSymbols = (symbols: LinesAnswer['symbols']): boolean =>
  Object.keys(symbols).length <= mostSymbols &&
  Object.keys(symbols).every((name) => /^\p{L}\w*$/u.test(name)) &&
  Object.values(symbols).every(isShape)

const isShape = ({ rows, columns = 1 }: { rows: number; columns?: number }): boolean =>
  [rows, columns].every((size) => Number.isInteger(size) && size >= 1 && size <= largestSize)

/** The identity goes by this name where no symbol has it. */
const unit = 'I'

const identity = (g: Graph, size: number): Matrix => ({
  rows: size,
  columns: size,
  items: Array.from({ length: size * size }, (_, i) => g.number(i % (size + 1) === 0 ? 1 : 0))
})

const namesOf = (vector: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${vector}_${i + 1}`)

/** Numbers that look random and are the same at every call: multiples of 1/16, which f64 holds exactly. */
function numbersFrom(g: Graph): () => Expr {
  let state = 20261
  return () => {
    state = (state * 48271) % 2147483647
    const size = 5 + (state % 43)
    return g.number(rational(state % 2 === 0 ? size : -size, 16))
  }
}

type Said = Pick<JudgedLine, 'judgement' | 'is'>

const right = (is: JudgedLine['is']): Said => ({ judgement: { verdict: 'right', reasons: [] }, is })
const wrong = (...reasons: string[]): Said => ({ judgement: { verdict: 'wrong', reasons }, is: null })

/** Judges what stands between signs of equality: all of it has to be right, and the same. */
function judgeLine(setting: Setting, line: string): Said {
  const bare = line.replace(layout, (found) => ' '.repeat(found.length))
  const all = pieces(bare, /=/g).map(({ start, end }) => ({ start, text: bare.slice(start, end) }))
  const isNamed = all.length > 1 && isHead(setting, all[0].text)
  const parts = (isNamed ? all.slice(1) : all).filter(({ text }) => text.trim() !== '')
  if (parts.length === 0) return unreadable('Something is missing here.', line.length)
  const judged = parts.map(({ start, text }) => {
    const said = judgePart(setting, text)
    return { ...said, judgement: moved(said.judgement, start) }
  })
  const refused = judged.find(({ judgement }) => judgement.verdict !== 'right')
  if (refused) return refused
  if (new Set(judged.map(({ is }) => is)).size > 1)
    return wrong('The sides are not equal: one is the loss, and the other its gradient.')
  if (isNamed && derivatives.test(all[0].text) && judged[0].is === 'loss' && setting.gradient.length > 1)
    return wrong('This is the loss, a number; the gradient is a vector.')
  return judged[0]
}

const unreadable = (message: string, end: number): Said => ({
  judgement: unread({ message, start: 0, end }),
  is: null
})

const derivatives =
  /∇|\\nabla|\bgrad|∂|\\partial|^\s*\$*\s*(?:d[^/=]*\/\s*\(?\s*d|\\[dt]?frac\s*\{\s*(?:d|\\mathrm))/
const lossName = /^[\s$]*\\?[\p{L}]\w*(?:_\{[^{}]*\}|_\w+)?'?\s*(?:(?:\\left)?\([^()]*\))?\s*$/u

/** Whether the left of an equation is a name: of a derivative, or one that is no symbol of the question. */
function isHead({ answer: { symbols } }: Setting, text: string): boolean {
  if (derivatives.test(text)) return true
  const name = /[\p{L}]\w*/u.exec(text)?.[0]
  return lossName.test(text) && name !== undefined && !Object.hasOwn(symbols, name)
}

function judgePart(setting: Setting, text: string): Said {
  const { g, matrices, entries, numbers } = setting
  const known = { variables: [...entries, ...numbers], matrices }
  const read = readAnswer(g, text, known)
  if ('problem' in read) {
    if (!read.isMisfit) return { judgement: unread(read.problem), is: null }
    const reason = transposeReason(setting, text)
    return wrong(read.problem.message, ...(reason ? [reason] : []))
  }
  const unknown = unknownNames(itemsOf(read.value), [...entries, ...numbers])
  if (unknown.length > 0)
    return wrong(
      `The question has no ${unknown.length > 1 ? 'symbols' : 'symbol'} ${listOf(unknown.map(formatName))}.`
    )
  const is = equalOf(setting, read.value)
  if (is === 'undecided')
    return {
      judgement: { verdict: 'unsure', reasons: ['It could not be decided whether this line is right.'] },
      is: null
    }
  if (is) return right(is)
  return wrong(...reasonsOf(setting, read.value, text))
}

/** Whether a value is the loss or its gradient, written as a column or as a row; null where it is neither. */
function equalOf(setting: Setting, value: Value): 'loss' | 'gradient' | 'undecided' | null {
  const { loss, gradient } = setting
  const items = itemsOf(value)
  const isLoss = isMatrix(value) ? false : isEqual(setting, [value], [loss])
  if (isLoss === true) return 'loss'
  const hasShape = items.length === gradient.length && (!isMatrix(value) || isLine(value))
  const isGradient = hasShape && isEqual(setting, items, gradient)
  if (isGradient === true) return 'gradient'
  return isLoss === null || isGradient === null ? 'undecided' : null
}

const isLine = ({ rows, columns }: Matrix): boolean => rows === 1 || columns === 1

/** Whether two lists are equal entry by entry; null where it cannot be decided. */
function isEqual({ g, entries, numbers }: Setting, items: Expr[], others: Expr[]): boolean | null {
  const names = [...entries, ...numbers]
  let open = false
  for (const [i, item] of items.entries()) {
    const { verdict, hint } = compareExpressions(g, item, others[i], names, { variables: entries })
    if (verdict === 'different' && hint?.kind !== 'domain') return false
    if (verdict === 'undecided') open = true
  }
  return open ? null : true
}

/** Why a value is neither the loss nor the gradient, as far as that is known. */
function reasonsOf(setting: Setting, value: Value, text: string): string[] {
  const { loss, gradient, answer } = setting
  if (!isMatrix(value)) {
    const hint = multipleReason(setting, [value], [loss], 'loss')
    return [hint ?? 'This is a number and not the loss; the gradient is a vector.']
  }
  const items = value.items
  if (items.length !== gradient.length || !isLine(value))
    return [
      `This is ${shapeOf(value)}, and the gradient is a vector of ${gradient.length}, like ${answer.along}.`,
      ...some(innerReason(setting, value) ?? transposeReason(setting, text))
    ]
  const reason =
    multipleReason(setting, items, gradient, 'gradient') ??
    innerReason(setting, value) ??
    transposeReason(setting, text) ??
    constantReason(setting, items) ??
    symmetryReason(setting, text)
  return [reason ?? 'This vector is not the gradient.']
}

const some = (reason: string | null): string[] => (reason === null ? [] : [reason])

/** Whether the items are a multiple of others, and the factor. */
function factorOf(setting: Setting, items: Expr[], others: Expr[]): number | null {
  const { g, entries, numbers } = setting
  const names = [...entries, ...numbers]
  const evaluate = toBounded([...items, ...others], names)
  const box = names.map(() => [-3, 3] as const)
  for (const at of samplePoints(box, false, 1).generic.slice(0, 8)) {
    const values = evaluate(at).map(({ value }) => value)
    const i = values.slice(items.length).findIndex((value) => Math.abs(value) > 1e-6)
    if (i < 0) continue
    const factor = Number((values[i] / values[items.length + i]).toPrecision(9))
    if (!Number.isFinite(factor) || factor === 0) return null
    // Factors that people lose are small fractions.
    const exact = [1, 2, 3, 4].map((den) => [Math.round(factor * den), den]).find(([num, den]) => Math.abs(num / den - factor) < 1e-8) // prettier-ignore
    if (!exact || exact[0] === 0) return null
    const [num, den] = exact
    const scaled = others.map((other) => g.call('multiply', g.number(rational(num, den)), other))
    return isEqual(setting, items, scaled) === true ? num / den : null
  }
  return null
}

function multipleReason(
  setting: Setting,
  items: Expr[],
  others: Expr[],
  noun: 'loss' | 'gradient'
): string | null {
  const factor = factorOf(setting, items, others)
  if (factor === null) return null
  if (factor === -1) return `The sign is the opposite: this is −1 times the ${noun}.`
  const missing = 1 / factor
  if (missing > 0 && Number.isInteger(missing)) return `The factor ${missing} is missing.`
  return factorReason(factor).replace('Your answer', 'This').replace('right one', noun)
}

/** The inner derivative of A u is Aᵀ, in front. */
function innerReason(setting: Setting, value: Matrix): string | null {
  const { g, matrices, gradient, answer } = setting
  const { symbols, along } = answer
  for (const name of Object.keys(symbols)) {
    const matrix = matrices.get(name)!
    if (matrix.columns === 1 || name === along) continue
    const scope = new Map([...matrices, ['u', column(value)]])
    for (const factor of [`${name}ᵀ`, name]) {
      const product = tried(() => readValue(`(${factor}) u`, { variables: [], matrices: scope }, g))
      if (!product || itemsOf(product).length !== gradient.length) continue
      if (factorOf(setting, itemsOf(product), gradient) !== null)
        return `The inner derivative is missing: ${factor} as a factor in front.`
    }
  }
  return null
}

const column = ({ items }: Matrix): Matrix => ({ rows: items.length, columns: 1, items })

/** Few of its places have a transpose too many or one too few. */
const mostPlaces = 12

/** Whether a transpose put to one of the matrices, or taken away, makes the line right. */
function transposeReason(setting: Setting, text: string): string | null {
  const { g, matrices, answer, entries, numbers } = setting
  const { symbols } = answer
  const matrixNames = Object.keys(symbols).filter((name) => (symbols[name].columns ?? 1) > 1)
  for (const name of matrixNames) {
    const places = placesOf(text, name).slice(0, mostPlaces)
    for (const end of places) {
      const transposed = `${text.slice(0, end)}'${text.slice(end)}`
      const value = tried(() => readValue(transposed, { variables: [...entries, ...numbers], matrices }, g))
      if (!value) continue
      const is = equalOf(setting, value)
      if (is !== 'loss' && is !== 'gradient') continue
      const which = places.length > 1 ? `the ${ordinals[places.indexOf(end)]} ` : ''
      return /^\s*(?:\^|ᵀ|⊤|'|\.T)/.test(text.slice(end))
        ? `It is right without the transpose of ${which}${name}.`
        : `It is right with the transpose of ${which}${name}: ${name}ᵀ.`
    }
  }
  return null
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' '
)

/** Where a name ends in a text, each time; it may stand in a product without a sign, such as Xw. */
function placesOf(text: string, name: string): number[] {
  const ends: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) ends.push(at + name.length)
  return ends
}

function tried(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Mistake) return null
    throw error
  }
}

/** Whether only terms without the vector are wrong. */
function constantReason(
  { g, gradient, entries, numbers, answer: { along } }: Setting,
  items: Expr[]
): string | null {
  const others = items.map((item, i) => g.call('subtract', item, gradient[i]))
  // Where other names vary too, a constant cannot be seen like this.
  if (numbers.length > 0) return null
  const evaluate = toBounded(others, entries)
  const box = entries.map(() => [-3, 3] as const)
  const [first, ...more] = samplePoints(box, false, 1).generic.slice(0, 6).map(evaluate)
  const isConstant = more.every((values) =>
    values.every(({ value, error }, i) => Math.abs(value - first[i].value) <= error + first[i].error)
  )
  return isConstant ? `It differs from the gradient by terms without ${along}: look at those.` : null
}

/** 2 A w is the gradient of wᵀ A w for a symmetric A alone. */
function symmetryReason({ answer, isSymmetric }: Setting, text: string): string | null {
  const square = Object.keys(answer.symbols).filter((name) => {
    const { rows, columns } = answer.symbols[name]
    return rows > 1 && columns === rows
  })
  const setting = isSymmetric || square.length === 0 ? null : settingOf(answer, true)
  if (setting && judgePart(setting, text).judgement.verdict === 'right')
    return `This is right only if ${listOf(square)} ${square.length > 1 ? 'are' : 'is'} symmetric.`
  return null
}
