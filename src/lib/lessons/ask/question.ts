import { readWith } from '../../field/readText'
import type { ScalarField } from '../../field/field'
import type { Question } from '../../figure/facets/ask'
import { formatNumber } from '../../figure/format'
import type { PlotState } from '../../figure/plotState'
import { unitVector } from '../../figure/unitVector'
import { latexNotation } from '../../math/write'
import { pasted } from '../../math/read/pasted'
import type { Answer, Exercise, PointAnswer } from '../exercise/exercise'

/** What is asked about, as it was read. */
interface Subject {
  field: ScalarField
  state: PlotState
  values: Record<string, number>
  /** Of the point. */
  value: number
  gradient: readonly number[]
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

/** ∂f/∂x, with the name of a variable. */
const partial = (name: string): string => raw`\frac{\partial f}{\partial ${tex(name)}}`

const noGradient = { problem: 'f has no gradient at this point. Choose another point.' }
const hasGradient = ({ gradient }: Subject): boolean => gradient.every(Number.isFinite)

function partialQuestion(i: 0 | 1): QuestionKind {
  return {
    label: `The partial derivative along the ${['first', 'second'][i]} variable`,
    make({ field, definition }) {
      const [along, other] = i === 0 ? field.variables : [...field.variables].reverse()
      return {
        prompt: `Find $${partial(along)}$ of ${definition}.`,
        answer: formulasOf(field, [i]),
        hints: [`Hold $${tex(other)}$ constant: treat it as a number.`],
        solution: [`$${partial(along)} = ${field.latex.gradient[i]}$.`]
      }
    }
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
    make: ({ field, definition }) => ({
      prompt: raw`Find the gradient $\nabla f$ of ${definition}, as a vector.`,
      answer: formulasOf(field, [0, 1]),
      hints: ['Its components are the partial derivatives, in the order of the variables.'],
      solution: [
        ...field.variables.map((name, i) => `$${partial(name)} = ${field.latex.gradient[i]}$.`),
        raw`Together, $\nabla f = (${field.latex.gradient.join(raw`,\; `)})$.`
      ]
    })
  },
  'partial-x': partialQuestion(0),
  'partial-y': partialQuestion(1),
  value: {
    label: 'The value at the point',
    at: true,
    make: ({ value, definition, point }) =>
      Number.isFinite(value)
        ? {
            prompt: `What is the value of ${definition} at $${point}$?`,
            answer: { kind: 'numbers', components: [value] },
            hints: ['Put the coordinates in for the variables.'],
            solution: [`$f${point} = ${number(value)}$.`]
          }
        : { problem: 'f has no value at this point. Choose another point.' }
  },
  norm: {
    label: 'The length of the gradient at the point',
    at: true,
    make(subject) {
      const { gradient, definition, point } = subject
      if (!hasGradient(subject)) return noGradient
      return {
        prompt: raw`How long is the gradient of ${definition} at $${point}$?`,
        answer: { kind: 'numbers', components: [Math.hypot(...gradient)] },
        hints: ['First both partial derivatives at the point, then the length of that vector.'],
        solution: [
          raw`$\nabla f${point} = (${gradient.map(number).join(', ')})$.`,
          raw`$|\nabla f| = \sqrt{(${number(gradient[0])})^2 + (${number(gradient[1])})^2} = ${number(Math.hypot(...gradient))}$.`
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
        answer: {
          kind: 'numbers',
          components: [slope],
          mistakes: [
            {
              components: [Math.hypot(...gradient)],
              reason: 'That is the length of the gradient, which is the slope in its own direction.'
            }
          ].filter(({ components }) => Math.abs(components[0] - slope) > 1e-3)
        },
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
      const { gradient, definition, point } = subject
      if (!hasGradient(subject)) return noGradient
      const length = Math.hypot(...gradient)
      if (!(length > 0))
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
  const { value, gradient, differentiable } = field.jet(point, values)
  const [x, y] = field.variables.map(tex)
  const withValues = field.parameters.map((name) => `${tex(name)} = ${number(values[name])}`)
  const kind = questionKinds[ask]
  const asked = kind.make({
    field,
    state,
    values,
    value,
    gradient: differentiable === true ? gradient : [NaN, NaN],
    direction: unitVector(direction),
    definition: `$f(${x}, ${y}) = ${field.latex.value}$${kind.at && withValues.length > 0 ? ` with $${withValues.join(', ')}$` : ''}`,
    point: `(${point.map(number).join(', ')})`
  })
  return 'problem' in asked ? asked : { id: 'asked', ...asked }
}
