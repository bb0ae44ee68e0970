import { Mistake } from '../../../basics/problem'
import { formatName, formatNumber } from '../../../figure/format'
import { Graph, symbolsOf } from '../../../math/expression/expression'
import type { Expr } from '../../../math/expression/expression'
import { toBounded } from '../../../math/judge/bounded'
import { compareExpressions } from '../../../math/judge/equivalent'
import type { Verdict } from '../../../math/judge/equivalent'
import { mayEqual } from '../../../math/judge/glance'
import { mistakeIn } from '../../../math/judge/mistakes'
import type { DerivativeQuestion } from '../../../math/judge/mistakes'
import { samplePoints } from '../../../math/judge/samples'
import { readExpression } from '../../../math/read/read'
import type { FormulasAnswer, Judgement } from '../exercise'
import { itemsOf, noQuestion, readAnswer, unknownNames, unread, wrongCount } from './reading'
import { factorReason, listOf, ofComponent, orderReason, placeText, signReason } from './words'

/** What is asked for, in one graph. */
interface Question {
  g: Graph
  variables: string[]
  right: Expr[]
  /** The function and variable that a component is the derivative of. */
  derivatives: (DerivativeQuestion | null)[]
}

/** The answer beside the right one; `names` are all that occur, variables first. */
interface Comparison extends Question {
  yours: Expr[]
  names: string[]
}

/** Judges a formula, or a vector of formulas, by whether each component is the same function as the right one. */
export function judgeFormulas(answer: FormulasAnswer, typed: string): Judgement {
  const question = readQuestion(answer)
  if (!question) return noQuestion()
  const { g, variables, right } = question
  const asked = [
    ...question.derivatives.flatMap((derivative) => (derivative ? [derivative.f] : [])),
    ...right
  ]
  const known = [...new Set([...variables, ...symbolsOf(...asked)])]
  const read = readAnswer(g, typed, { variables: known })
  if ('problem' in read) return read.isMisfit ? misfit(read.problem.message) : unread(read.problem)
  const count = wrongCount(read.value, right.length, 'formula')
  if (count) return { verdict: 'wrong', reasons: [count] }
  const yours = itemsOf(read.value)
  const unknown = unknownNames(yours, known)
  const names = [...variables, ...symbolsOf(...right, ...yours).filter((name) => !variables.includes(name))]
  const judged = compared({ ...question, yours, names })
  if (judged.verdict === 'right' || unknown.length === 0) return judged
  const reason = `The question has no ${unknown.length > 1 ? 'names' : 'name'} ${listOf(unknown.map(formatName))}.`
  return { ...judged, reasons: [reason] }
}

const misfit = (message: string): Judgement => ({ verdict: 'wrong', reasons: [message] })

/** Null where the question itself makes no sense. */
function readQuestion({ components, variables }: FormulasAnswer): Question | null {
  const g = new Graph()
  const read = (source: string): Expr => readExpression(source, { variables }, g).expression
  try {
    const right = components.map(({ is }) => read(is))
    const derivatives = components.map(
      ({ derivative }) =>
        derivative && { f: read(derivative.of), along: derivative.along, variables: [...variables] }
    )
    return {
      g,
      variables: [...variables],
      right,
      derivatives: derivatives.map((derivative) => derivative ?? null)
    }
  } catch (error) {
    if (error instanceof Mistake) return null
    throw error
  }
}

/** How one component compares. */
interface Component {
  /** The two have different domains alone where `domain` holds. */
  state: 'same' | 'domain' | 'different' | 'undecided'
  verdict: Verdict
}

function compared(comparison: Comparison): Judgement {
  const { yours, right } = comparison
  const components = yours.map((own, i) => component(comparison, own, right[i]))
  const remarks = components.flatMap((found, i) => {
    const remark = domainRemark(found)
    return remark ? [ofComponent(i, right.length, remark)] : []
  })
  const isWrong = components.some(({ state }) => state === 'different')
  if (isWrong) return wrong(comparison, components)
  if (components.some(({ state }) => state === 'undecided'))
    return {
      verdict: 'unsure',
      reasons: ['It could not be decided whether your answer is the right one; try to write it more simply.']
    }
  return { verdict: 'right', reasons: remarks }
}

function component(comparison: Comparison, own: Expr, right: Expr): Component {
  const { g, names, variables } = comparison
  const verdict = compareExpressions(g, own, right, names, { variables })
  if (verdict.verdict === 'undecided') return { state: 'undecided', verdict }
  const exceptions = verdict.onlyLeft.length + verdict.onlyRight.length > 0
  if (verdict.verdict === 'equal') return { state: exceptions ? 'domain' : 'same', verdict }
  const domain = verdict.hint?.kind === 'domain' && meet(own, right, names)
  return { state: domain ? 'domain' : 'different', verdict }
}

/** Whether both have a value somewhere at once. */
function meet(u: Expr, v: Expr, names: string[]): boolean {
  const evaluate = toBounded([u, v], names)
  const box = names.map(() => [-3, 3] as const)
  return samplePoints(box, true, 1).generic.some((at) =>
    evaluate(at).every(({ value, error }) => Number.isFinite(value) && error < Infinity)
  )
}

/** What to mind about an answer that is right but for places where one of the two has no value. */
function domainRemark({ state, verdict: { names, onlyLeft, onlyRight } }: Component): string | null {
  if (state !== 'domain') return null
  const [mine] = onlyRight
  if (mine)
    return `Right where it has a value; at ${placeText(names, mine)} yours has none, but there is one.`
  return `Right; at ${placeText(names, onlyLeft[0])} yours has a value, but the formula that was asked for has none.`
}

function wrong(comparison: Comparison, components: Component[]): Judgement {
  const counterExample = counterExampleOf(comparison, components)
  const reasons = isReordered(comparison)
    ? [orderReason(components.length)]
    : reasonsOf(comparison, components)
  return { verdict: 'wrong', reasons, ...(counterExample && { counterExample }) }
}

/** A reason for each wrong component; what is wrong with all of them is said once. */
function reasonsOf(comparison: Comparison, components: Component[]): string[] {
  const found = components.map(({ state, verdict }, i) =>
    state === 'different' ? reasonOf(comparison, i, verdict) : null
  )
  const isOneMistake =
    found.length > 1 &&
    found.every((reason) => reason !== null && reason === found[0] && reason !== plainlyWrong)
  if (isOneMistake) return [found[0]!]
  return found.flatMap((reason, i) =>
    reason === null || (reason === plainlyWrong && found.length === 1)
      ? []
      : [ofComponent(i, found.length, reason)]
  )
}

const plainlyWrong = 'This is a different function.'

function reasonOf({ g, yours, derivatives }: Comparison, i: number, verdict: Verdict): string {
  const question = derivatives[i]
  const mistake = question && mistakeIn(g, yours[i], question)
  return mistake?.reason ?? hintOf(verdict) ?? plainlyWrong
}

/** What the two have in common though they differ, in words to the learner. */
function hintOf({ hint, names, left }: Verdict): string | null {
  switch (hint?.kind) {
    case 'sign':
      return signReason
    case 'factor':
      return factorReason(hint.value!)
    case 'constant':
      return hint.value === undefined
        ? 'Your answer differs from the right one by a constant.'
        : `Your answer differs from the right one by a constant: it is ${constantText(hint.value)}.`
    case 'swapped':
      return `${listOf(names.slice(0, 2).map(formatName))} have changed places.`
    case 'domain':
      return Number.isNaN(left) ? 'Your answer has no value where the right one has one.' : null
    case undefined:
      return null
  }
}

const constantText = (value: number): string =>
  `${formatNumber(Math.abs(value))} too ${value > 0 ? 'large' : 'small'}`

/** Whether the components are right in another order. */
function isReordered(comparison: Comparison): boolean {
  const { yours, right, names } = comparison
  if (right.length < 2 || right.length > 4) return false
  const may = yours.map((own) => mayEqual(own, right, names))
  const free = new Set(right.keys())
  return yours.every((own, i) => {
    const at = [...free].find((k) => may[i][k] && component(comparison, own, right[k]).state === 'same')
    return at !== undefined && free.delete(at)
  })
}

/** Of the places where a component differs, that where the vectors do most for their length. */
function counterExampleOf(
  { yours, right, names }: Comparison,
  components: Component[]
): Judgement['counterExample'] {
  const places = components.flatMap(({ state, verdict }) =>
    state === 'different' && verdict.at ? [verdict.at] : []
  )
  const evaluate = toBounded([...yours, ...right], names)
  const [worst] = places
    .map((at) => {
      const values = evaluate(at).map(({ value, error }) => (error < Infinity ? value : NaN))
      return { names, at, yours: values.slice(0, yours.length), right: values.slice(yours.length) }
    })
    // A difference that only more digits show is none to look at.
    .filter((place) => difference(place) > 0)
    .sort((a, b) => difference(b) - difference(a))
  return worst
}

/** How far apart two vectors are for their length; those of which one has no value are so most. */
function difference({ yours, right }: { yours: number[]; right: number[] }): number {
  const gap = Math.hypot(...yours.map((value, i) => value - right[i]))
  return Number.isNaN(gap) ? Infinity : gap / (Math.hypot(...yours) + Math.hypot(...right) || 1)
}
