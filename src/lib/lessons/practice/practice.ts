import { readTyped } from '../../field/readText'
import { derivation, type Step } from '../../math/explain/steps'
import type { Exercise } from '../exercise/exercise'
import { practiceFunction, type Difficulty, type Rule } from './functions'

const { raw } = String

/** What to think of first. */
const hints: Record<Rule, readonly string[]> = {
  power: [raw`Each term by itself: $(v^n)' = n\, v^{n-1}$, and a term without the variable gives 0.`],
  product: [raw`Two factors depend on the variable: $(uv)' = u'v + uv'$. Say first what $u$ and $v$ are.`],
  quotient: [raw`$\left(\frac{u}{v}\right)' = \frac{u'v - uv'}{v^2}$. Mind the sign, and the square below.`],
  chain: [
    raw`A function of something: its derivative at the same inside, times the derivative of the inside.`
  ],
  mixed: ['Which operation is done last, if one puts in numbers? Its rule comes first.']
}

/** Deeper steps than this are for whoever opens the steps of the playground. */
const depth = 2

/** A derivation as paragraphs, a rule to each. */
function paragraphs(step: Step, level = 0): string[] {
  const { before, set, after } = step.latex
  const lines = [before, step.set && set, after].filter((line) => line !== null)
  const own = `${step.title}: $${lines.join(' = ')}$.`
  const parts = level < depth && !step.brief ? step.steps.flatMap((part) => paragraphs(part, level + 1)) : []
  return [own, ...parts]
}

/** An exercise that practises a rule: always the same for a seed. */
export function practiceExercise(rule: Rule, difficulty: Difficulty, seed: number): Exercise {
  const { source, along } = practiceFunction(rule, difficulty, seed)
  const variables = ['x', 'y']
  const reading = readTyped(source, { variables })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  const { latex, text, expressions } = reading.field
  const i = variables.indexOf(along)
  const other = variables[1 - i]
  return {
    id: `practice-${rule}-${difficulty}-${seed}`,
    prompt: raw`Find $\frac{\partial f}{\partial ${along}}$ of $f(x, y) = ${latex.value}$.`,
    answer: {
      kind: 'formulas',
      variables,
      components: [{ is: text.gradient[i], derivative: { of: source, along } }]
    },
    hints: [`Hold $${other}$ constant: treat it as a number.`, ...hints[rule]],
    solution: paragraphs(derivation(expressions, variables, along))
  }
}
