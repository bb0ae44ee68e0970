import { readTyped } from '../../field/readText'
import type { ScalarField } from '../../field/field'
import { derivation, type Step } from '../../math/explain/steps'
import { latexNotation } from '../../math/write'
import { present } from '../../math/write/present'
import type { Exercise } from '../exercise/exercise'
import { paragraphsOf } from '../exercise/paragraphs'
import { drawn, type Difficulty, type Drawn, type Rule, type Variable } from './functions'
import { needs, ruleOf, stepsBelow } from './needs'

const { raw } = String

const variables = ['x', 'y'] as const

/** Longer functions and derivatives, in characters, are tedious rather than hard. */
const longest: Record<Difficulty, { source: number; derivative: number }> = {
  1: { source: 24, derivative: 40 },
  2: { source: 34, derivative: 75 },
  3: { source: 44, derivative: 110 }
}

/** A function that needs a rule along a variable, with its derivation. */
export interface PracticeFunction extends Drawn {
  field: ScalarField
  step: Step
}

/** A function that needs a rule, of a difficulty: always the same for a seed. It depends on both variables. */
export function practiceFunction(rule: Rule, difficulty: Difficulty, seed: number): PracticeFunction {
  const most = longest[difficulty]
  const functions = drawn(rule, difficulty, seed)
  for (;;) {
    const { source, along } = functions.next().value
    if (source.length > most.source) continue
    const reading = readTyped(source, { variables: [...variables] })
    if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
    const { field } = reading
    const { gradient } = field.text
    if (gradient.some((derivative) => derivative === '0' || derivative.length > most.derivative)) continue
    // (x^2 + x y)/(x + y) is x, and needs no quotient rule.
    if (rule === 'quotient' && !gradient[variables.indexOf(along)].includes('/')) continue
    const step = derivation(field.expressions, field.variables, along)
    if (needs(step, rule, difficulty)) return { source, along, field, step }
  }
}

/** An exercise that practises a rule: always the same for a seed. At every fourth seed it asks for the whole gradient. */
export function practiceExercise(rule: Rule, difficulty: Difficulty, seed: number): Exercise {
  const { source, along, field, step } = practiceFunction(rule, difficulty, seed)
  const { latex, text } = field
  const isGradient = seed % 4 === 3
  const asked = isGradient ? variables : [along]
  const definition = raw`$f(x, y) = ${latex.value}$`
  const other = along === 'x' ? 'y' : 'x'
  return {
    id: `practice-${rule}-${difficulty}-${seed}`,
    prompt: isGradient
      ? raw`Find the gradient $\nabla f$ of ${definition}, as a vector.`
      : raw`Find $\frac{\partial f}{\partial ${along}}$ of ${definition}.`,
    answer: {
      kind: 'formulas',
      variables,
      components: asked.map((name) => ({
        is: text.gradient[variables.indexOf(name)],
        derivative: { of: source, along: name }
      }))
    },
    hints: [
      isGradient
        ? raw`Its components are $\frac{\partial f}{\partial x}$ and $\frac{\partial f}{\partial y}$. For each, the other variable is held constant.`
        : `Hold $${other}$ constant: treat it as a number.`,
      ...hintsOf(step, rule, along)
    ],
    solution: [
      ...asked.flatMap((name) =>
        paragraphsOf(name === along ? step : derivation(field.expressions, field.variables, name))
      ),
      ...(isGradient ? [raw`Together, $\nabla f = (${latex.gradient.join(raw`,\; `)})$.`] : [])
    ]
  }
}

/** Which rule it is, then what its parts are, and then their derivatives. */
function hintsOf(root: Step, rule: Rule, along: Variable): string[] {
  const step = [...stepsBelow(root)].find((step) => {
    const own = ruleOf(step)
    return rule === 'mixed' ? own !== null && own !== 'power' : own === rule
  })
  const own = step && ruleOf(step)
  if (!step || !own) return []
  const last =
    root.rule === 'sum'
      ? 'A sum is differentiated term by term.'
      : 'Which operation is done last, if one puts in numbers? Its rule comes first.'
  return [...(rule === 'mixed' ? [last] : []), ...hintsBy[own](step, along)]
}

const d = (what: string, along: Variable): string => raw`\frac{\partial ${what}}{\partial ${along}}`

/** The parts of a step by their letters, such as $u = x^2$ and $v = \sin x$. */
const named = (step: Step): string =>
  listed(step.steps.map(({ before }, i) => `$${'uvw'[i]} = ${present(before, latexNotation)}$`))

/** The derivatives of the parts. */
const slopes = (step: Step, along: Variable): string =>
  `${listed(step.steps.map(({ latex }, i) => `$${d('uvw'[i], along)} = ${latex.after}$`))}.`

const listed = (parts: readonly string[]): string =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}` : parts[0]

const hintsBy: Record<Exclude<Rule, 'mixed'>, (step: Step, along: Variable) => string[]> = {
  power: ({ latex }, along) => [
    raw`Each term by itself, by the power rule: $${d(raw`(${along}^n)`, along)} = n\, ${along}^{n-1}$. A term without $${along}$ gives 0.`,
    `For one of them, $${latex.before} = ${latex.after}$.`
  ],
  product: (step, along) => [
    step.steps.length > 2
      ? `Three factors depend on $${along}$. By the product rule each is differentiated once, and the others stay.`
      : raw`Two factors depend on $${along}$. The product rule: $(uv)' = u'v + uv'$.`,
    `Here ${named(step)}.`,
    slopes(step, along)
  ],
  quotient: (step, along) => [
    raw`The quotient rule: $\left(\frac{u}{v}\right)' = \frac{u'v - uv'}{v^2}$. Mind the order above and the square below.`,
    `Here ${named(step)}.`,
    slopes(step, along)
  ],
  chain: (step, along) => [
    'It is a function of something. The chain rule: the derivative of the outer function, taken at the inner one, times the derivative of the inner one.',
    `The inner function is ${named(step)}.`,
    slopes(step, along)
  ]
}
