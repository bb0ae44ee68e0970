import { readTyped, readWith } from '../../field/readText'
import type { ScalarField } from '../../field/field'
import type { Question } from '../../figure/facets/ask'
import { formatNumber } from '../../figure/format'
import type { PlotState } from '../../figure/plotState'
import { unitVector } from '../../figure/unitVector'
import { derivation } from '../../math/explain/steps'
import type { Jet } from '../../math/expression/jet'
import { latexNotation } from '../../math/write'
import { pasted } from '../../math/read/pasted'
import type { Answer, Exercise, NumbersAnswer, PointAnswer } from '../exercise/exercise'
import { paragraphsOf } from '../exercise/paragraphs'

/** What is asked about, as it was read. */
interface Subject {
  field: ScalarField
  state: PlotState
  values: Record<string, number>
  /** Of the point. */
  value: number
  gradient: readonly number[]
  /** Whether the gradient is 0 there, as far as the rounding of its parts and of the point can tell. */
  isFlat: boolean
  /** Whether rounding leaves no digit of the value. */
  isHidden: boolean
  /** Of length 1. */
  direction: readonly [number, number]
  /** f(x, y) = … as LaTeX; the point; and how the point is called in a sentence. */
  definition: string
  point: string
}

/** A question's own part of its exercise. */
interface Asked {
  prompt: string
  answer: Answer
  hints: readonly string[]
  solution: readonly string[]
}

/** One entry for each question: its name in a form, and the exercise about a function. */
interface QuestionKind {
  label: string
  /** Whether it is asked at the point, and in the direction. */
  at?: boolean
  along?: boolean
  make(subject: Subject): Asked | { problem: string }
}

const { raw } = String
const tex = latexNotation.symbol
const number = (value: number): string => formatNumber(value).replace('−', '-')
/** Squared, in brackets where it is more than digits. */
const square = (text: string): string => (/^[\d.]+$/.test(text) ? `${text}^2` : `(${text})^2`)

/** ∂f/∂x, with the name of a variable. */
const partial = (name: string): string => raw`\frac{\partial f}{\partial ${tex(name)}}`

/** A number, and wrong ones with their reasons as far as they differ from it. */
const numberOf = (value: number, mistakes: NonNullable<NumbersAnswer['mistakes']>): NumbersAnswer => ({
  kind: 'numbers',
  components: [value],
  mistakes: mistakes.filter(({ components: [wrong] }) => Math.abs(wrong - value) > 1e-3 * Math.abs(value))
})

const noGradient = { problem: 'f has no gradient at this point. Choose another point.' }
const hasGradient = ({ gradient }: Subject): boolean => gradient.every(Number.isFinite)

function partialQuestion(i: 0 | 1): QuestionKind {
  return {
    label: `The partial derivative along the ${['first', 'second'][i]} variable`,
    make({ field, definition }) {
      const [along, other] = i === 0 ? field.variables : [...field.variables].reverse()
      const hindrance = formulasHindrance(field)
      if (hindrance) return hindrance
      return {
        prompt: `Find $${partial(along)}$ of ${definition}.`,
        answer: formulasOf(field, [i]),
        hints: [`Hold $${tex(other)}$ constant: treat it as a number.`],
        solution: derived(field, i)
      }
    }
  }
}

/** How a partial derivative comes about, or where that is too long to read what it is. */
function derived(field: ScalarField, i: number): string[] {
  const along = field.variables[i]
  const found = paragraphsOf(derivation(field.expressions, field.variables, along))
  return found.length > 0 ? found : [`$${partial(along)} = ${field.latex.gradient[i]}$.`]
}

const withData = {
  problem:
    'A formula with data has only numbers to ask for: its value, its gradient’s length, a slope or a direction at the point.'
}

/** Why formulas cannot be asked for; null where they can. */
function formulasHindrance(field: ScalarField): { problem: string } | null {
  if (field.tape.columns.length > 0) return withData
  const isRead = (text: string) => 'field' in readTyped(text, { variables: field.variables })
  return field.text.gradient.every(isRead)
    ? null
    : {
        problem:
          'The derivatives of this formula are too long to write. Ask for a number at the point instead.'
      }
}

const formulasOf = (field: ScalarField, indices: readonly number[]): Answer => ({
  kind: 'formulas',
  variables: field.variables,
  components: indices.map((i) => ({
    is: field.text.gradient[i],
    derivative: { of: field.source, along: field.variables[i] }
  }))
})

function pointQuestion(
  label: string,
  what: string,
  wanted: (subject: Subject) => PointAnswer['wanted']
): QuestionKind {
  return {
    label,
    along: what.includes('direction'),
    make(subject) {
      const { field, definition } = subject
      if (field.parameters.length > 0)
        return {
          problem: `Put numbers for ${field.parameters.join(', ')}: a question about a place needs a formula without sliders.`
        }
      if (field.tape.columns.length > 0) return withData
      const [x, y] = field.variables
      const isSlope = wanted(subject).kind === 'slope'
      return {
        prompt: `Find ${what} of ${definition}. Answer with a point.${isSlope ? ` The direction is $(${subject.direction.map(number).join(', ')})$.` : ''}`,
        answer: { kind: 'point', of: field.source, variables: [x, y], wanted: wanted(subject) },
        hints: [
          isSlope
            ? 'The slope in a direction is 0 where the gradient stands at a right angle to it.'
            : raw`Begin where both partial derivatives are 0.`
        ],
        solution: [
          raw`$\nabla f = (${field.latex.gradient.join(raw`,\; `)})$.`,
          isSlope
            ? 'Set its product with the direction to 0; every point that solves this is right.'
            : 'Set both components to 0 and solve. The second derivatives at each solution tell what is there.'
        ]
      }
    }
  }
}

export const questionKinds: Record<Question, QuestionKind> = {
  gradient: {
    label: 'The gradient',
    make: ({ field, definition }) =>
      formulasHindrance(field) ?? {
        prompt: raw`Find the gradient $\nabla f$ of ${definition}, as a vector.`,
        answer: formulasOf(field, [0, 1]),
        hints: ['Its components are the partial derivatives, in the order of the variables.'],
        solution: [
          ...derived(field, 0),
          ...derived(field, 1),
          raw`Together, $\nabla f = (${field.latex.gradient.join(raw`,\; `)})$.`
        ]
      }
  },
  'partial-x': partialQuestion(0),
  'partial-y': partialQuestion(1),
  value: {
    label: 'The value at the point',
    at: true,
    make({ value, isHidden, definition, point }) {
      if (isHidden) return { problem: 'Rounding leaves no digit of f at this point. Choose another point.' }
      if (!Number.isFinite(value)) return { problem: 'f has no value at this point. Choose another point.' }
      return {
        prompt: `What is the value of ${definition} at $${point}$?`,
        answer: { kind: 'numbers', components: [value] },
        hints: ['Put the coordinates in for the variables.'],
        solution: [`$f${point} = ${number(value)}$.`]
      }
    }
  },
  norm: {
    label: 'The length of the gradient at the point',
    at: true,
    make(subject) {
      const { gradient, definition, point } = subject
      if (!hasGradient(subject)) return noGradient
      return {
        prompt: raw`How long is the gradient of ${definition} at $${point}$?`,
        answer: numberOf(Math.hypot(...gradient), [
          {
            components: [Math.abs(gradient[0]) + Math.abs(gradient[1])],
            reason:
              'The length is the root of the sum of the squares, not the sum of the components without their signs.'
          },
          {
            components: [gradient[0] + gradient[1]],
            reason: 'The length is the root of the sum of the squares, not the sum of the components.'
          }
        ]),
        hints: ['First both partial derivatives at the point, then the length of that vector.'],
        solution: [
          raw`$\nabla f${point} = (${gradient.map(number).join(', ')})$.`,
          raw`$|\nabla f| = \sqrt{${gradient.map(number).map(square).join(' + ')}} = ${number(Math.hypot(...gradient))}$.`
        ]
      }
    }
  },
  slope: {
    label: 'The slope at the point, in the direction',
    at: true,
    along: true,
    make(subject) {
      const { gradient, definition, point, direction } = subject
      if (!hasGradient(subject)) return noGradient
      const slope = gradient[0] * direction[0] + gradient[1] * direction[1]
      return {
        prompt: raw`What is the slope of ${definition} at $${point}$ in the direction $v = (${direction.map(number).join(', ')})$, which has length 1?`,
        answer: numberOf(slope, [
          {
            components: [Math.hypot(...gradient)],
            reason: 'That is the length of the gradient, which is the slope in its own direction.'
          }
        ]),
        hints: [raw`The slope along a vector of length 1 is $\nabla f \cdot v$.`],
        solution: [
          raw`$\nabla f${point} = (${gradient.map(number).join(', ')})$.`,
          raw`$\nabla f \cdot v = ${number(slope)}$.`
        ]
      }
    }
  },
  direction: {
    label: 'The direction of steepest ascent at the point',
    at: true,
    make(subject) {
      const { gradient, isFlat, definition, point } = subject
      if (!hasGradient(subject)) return noGradient
      const length = Math.hypot(...gradient)
      if (isFlat)
        return { problem: 'The gradient is 0 at this point: no way is the steepest. Choose another point.' }
      return {
        prompt: `In which direction does ${definition} rise fastest at $${point}$? Answer with a vector.`,
        answer: { kind: 'numbers', components: gradient.map((slope) => slope / length), isDirection: true },
        hints: ['It rises fastest along the gradient.'],
        solution: [
          raw`$\nabla f${point} = (${gradient.map(number).join(', ')})$, and any positive multiple of it.`,
          raw`Of length 1 it is $(${gradient.map((slope) => number(slope / length)).join(', ')})$.`
        ]
      }
    }
  },
  'point:critical': pointQuestion('A critical point', 'a critical point', () => ({ kind: 'critical' })),
  'point:min': pointQuestion('A minimum', 'a local minimum', () => ({ kind: 'minimum' })),
  'point:max': pointQuestion('A maximum', 'a local maximum', () => ({ kind: 'maximum' })),
  'point:saddle': pointQuestion('A saddle', 'a saddle point', () => ({ kind: 'saddle' })),
  'point:slope:0': pointQuestion(
    'A place where the slope in the direction is 0',
    'a place where the slope in a direction is 0',
    ({ state }) => ({ kind: 'slope', degrees: state.direction, value: 0 })
  )
}

/** The point is rounded too, so a gradient that so small a step makes up may be 0 beside it. */
const isFlat = ({ gradient, hessian }: Jet<number>, rounding: Jet<number>, at: readonly number[]): boolean =>
  gradient.every((slope, i) => {
    const step = hessian[i].reduce((sum, d, j) => sum + Math.abs(d * at[j]), 0) * Number.EPSILON
    return Math.abs(slope) <= rounding.gradient[i] + (step || 0)
  })

/**
 * The exercise that a link asks, about the function, the point and the direction that it says; a problem, in a sentence
 * with the remedy, where it cannot be asked. Whether a minimum, say, exists at all nobody checks: the answer is judged
 * by f at the place that is given.
 */
export function exerciseOf(state: PlotState): Exercise | { problem: string } {
  const { ask, source, point, direction, columns } = state
  if (ask === 'none') return { problem: 'The link asks no question.' }
  const reading = readWith(source, { variables: ['x', 'y'], columns: Object.fromEntries(columns) }, pasted)
  if ('problem' in reading) return { problem: `The formula cannot be read. ${reading.problem.message}` }
  const { field } = reading
  const values = Object.fromEntries(
    field.parameters.map((name) => [name, state.parameters.get(name)?.value ?? 1])
  )
  const jet = field.jet(point, values)
  const { value, gradient, differentiable } = jet
  const rounding = field.rounding(point, values)
  const [x, y] = field.variables.map(tex)
  const withValues = field.parameters.map((name) => `${tex(name)} = ${number(values[name])}`)
  const kind = questionKinds[ask]
  const asked = kind.make({
    field,
    state,
    values,
    value,
    gradient: differentiable === true ? gradient : [NaN, NaN],
    isFlat: isFlat(jet, rounding, point),
    isHidden: rounding.value === Infinity,
    direction: unitVector(direction),
    definition: `$f(${x}, ${y}) = ${field.latex.value}$${kind.at && withValues.length > 0 ? ` with $${withValues.join(', ')}$` : ''}`,
    point: `(${point.map(number).join(', ')})`
  })
  return 'problem' in asked ? asked : { id: 'asked', ...asked }
}
