import { readWith } from '../../../field/readText'
import type { PointJet, ScalarField } from '../../../field/field'
import { criticalNear } from '../../../figure/curves/critical'
import { formatNumber } from '../../../figure/format'
import { unitVector } from '../../../figure/unitVector'
import { Graph } from '../../../math/expression/expression'
import { toBounded } from '../../../math/judge/bounded'
import { pasted } from '../../../math/read/pasted'
import type { Judgement, PointAnswer, WantedPoint } from '../exercise'
import { itemsOf, noQuestion, readAnswer, unknownNames, unread, wrongCount } from './reading'
import { listOf, placeText, vectorText } from './words'

/** A place that was pointed at in a figure. */
export interface Pointed {
  at: readonly [number, number]
  /** How far from the right place it may be: a step of the figure. */
  within: number
}

/** A typed place may be off by this part of its size, or of 1. */
const typedWithin = 5e-4

/** Judges a place by what f does there, in f64. */
export function judgePoint(answer: PointAnswer, given: string | Pointed): Judgement {
  const field = fieldOf(answer)
  if (!field) return noQuestion()
  const place = typeof given === 'string' ? readPlace(given) : given
  return 'verdict' in place ? place : judgePlace(answer, field, place)
}

function fieldOf({ of, variables }: PointAnswer): ScalarField | null {
  const reading = readWith(of, { variables: [...variables] }, pasted)
  return 'field' in reading ? reading.field : null
}

function readPlace(typed: string): Pointed | Judgement {
  const read = readAnswer(new Graph(), typed, { variables: [] }, true)
  if ('problem' in read) return unread(read.problem)
  const items = itemsOf(read.value)
  const names = unknownNames(items, [])
  const count = wrongCount(read.value, 2, 'number')
  if (count) return wrong(count)
  if (names.length > 0) return wrong(`A place is made of two numbers, and yours has ${listOf(names)} in it.`)
  const [x, y] = toBounded(items, [])([]).map(({ value }) => value)
  return { at: [x, y], within: typedWithin * Math.max(1, Math.hypot(x, y) || 0) }
}

const wrong = (...reasons: string[]): Judgement => ({ verdict: 'wrong', reasons })
const right = (...reasons: string[]): Judgement => ({ verdict: 'right', reasons })

function judgePlace(answer: PointAnswer, field: ScalarField, place: Pointed): Judgement {
  const at = [...place.at]
  if (!at.every(Number.isFinite)) return wrong('These coordinates are no numbers.')
  const jet = field.jet(at)
  const where = placeText(answer.variables, at)
  if (Number.isNaN(jet.value)) return wrong(`f has no value at ${where}.`)
  const { wanted } = answer
  switch (wanted.kind) {
    case 'level':
      return judgeNumber('f is', where, wanted.value, jet.value, jet.gradient, place.within)
    case 'slope':
      return judgeSlope(wanted, jet, where, place.within)
    case 'critical':
    case 'minimum':
    case 'maximum':
    case 'saddle':
      return judgeCritical(wanted, field, jet, where, place)
  }
}

/** A number this near, for its size, is met but for rounding. */
const rounding = 1e-9

/** Whether a function with this value and gradient takes a value nearby, to first order. */
function judgeNumber(
  what: string,
  where: string,
  wanted: number,
  value: number,
  gradient: readonly number[],
  within: number
): Judgement {
  const gap = Math.abs(value - wanted)
  const slope = Math.hypot(...gradient)
  if (gap <= rounding * Math.max(1, Math.abs(wanted)) || gap <= within * slope) return right()
  return wrong(`At ${where} ${what} ${formatNumber(value)}, not ${formatNumber(wanted)}.`)
}

function judgeSlope(
  { degrees, value }: Extract<WantedPoint, { kind: 'slope' }>,
  { gradient, hessian }: PointJet,
  where: string,
  within: number
): Judgement {
  if (!gradient.every(Number.isFinite)) return unsure(where)
  const u = unitVector(degrees)
  const along = (v: readonly number[]): number => v[0] * u[0] + v[1] * u[1]
  const change = hessian.map(along)
  const known = change.every(Number.isFinite) ? change : [0, 0]
  return judgeNumber('the slope in this direction is', where, value, along(gradient), known, within)
}

const unsure = (where: string): Judgement => ({
  verdict: 'unsure',
  reasons: [`At ${where} f has no gradient.`]
})

/** How far Newton's method may go, in parts of the sides by which it takes its differences. */
const reach = 1e-3

const nouns = { minimum: 'a minimum', maximum: 'a maximum', saddle: 'a saddle point' } as const

function judgeCritical(
  { kind }: Extract<WantedPoint, { kind: 'critical' | keyof typeof nouns }>,
  field: ScalarField,
  { gradient, hessian }: PointJet,
  where: string,
  { at, within }: Pointed
): Judgement {
  if (!gradient.every(Number.isFinite)) return unsure(where)
  const slopes = (x: number, y: number): [number, number, number] => {
    const [fx, fy] = field.jet([x, y]).gradient
    return [0, fx, fy]
  }
  const found = criticalNear(slopes, at, [within / reach, within / reach], reach)
  // Along a whole line of critical points Newton's method has no step.
  const isFlat = !found && Math.hypot(...gradient) <= within * Math.hypot(...hessian.flat())
  if (!found && !isFlat) return wrong(`At ${where} the gradient is ${vectorText(gradient)}, not 0.`)
  if (kind === 'critical' || found?.kind === kind) return right()
  if (!found || found.kind === 'flat')
    return {
      verdict: 'unsure',
      reasons: ['The gradient is 0 there, but the second derivatives do not decide what kind of point it is.']
    }
  return wrong(`The gradient is 0 there, but this is ${nouns[found.kind]}, not ${nouns[kind]}.`)
}
