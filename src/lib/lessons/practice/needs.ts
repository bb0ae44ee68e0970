import type { RuleName } from '../../math/explain/rules'
import type { Step } from '../../math/explain/steps'
import type { Difficulty, Rule } from './functions'

/** A rule that a derivation applies somewhere. */
type Applied = Exclude<Rule, 'mixed'>

const functions: readonly RuleName[] = ['power', 'exponential', 'powerOfBoth', 'entry']

/** The rule that a step practises, if it is one of these: a function of something is the chain rule's. */
export function ruleOf({ rule, steps }: Step): Applied | null {
  if (rule === 'product' || rule === 'quotient') return rule
  if (functions.includes(rule) && steps.length > 0) return 'chain'
  return rule === 'power' ? 'power' : null
}

/** Every step of a derivation, the last operations first. */
export function* stepsBelow(root: Step): Generator<Step> {
  const queue = [root]
  for (const step of queue) {
    yield step
    queue.push(...step.steps)
  }
}

/** Whether a derivation needs just the rule that it shall practise, or of mixed ones several. */
export function needs(root: Step, rule: Rule, difficulty: Difficulty): boolean {
  const applied = new Set([...stepsBelow(root)].map(ruleOf))
  const others = (['product', 'quotient', 'chain'] as const).filter((name) => applied.has(name))
  if (rule === 'mixed') return others.length >= (difficulty === 3 ? 3 : 2)
  return applied.has(rule) && others.every((name) => name === rule)
}
