import type { Step } from '../../math/explain/steps'

/** More paragraphs than this nobody reads; the steps of the playground have them all. */
const most = 12

/**
 * A derivation in words: each rule written out, then the derivatives of its parts, and at last the parts put in.
 * Parts that are the variable itself or a constant go without saying.
 */
export function paragraphsOf(root: Step): string[] {
  const { name, inserted, after } = root.latex
  const parts = root.steps.filter(({ rule }) => rule !== 'identity' && rule !== 'constant')
  if (parts.length === 0) return equation(root.title, wholeOf(root))
  const result = equation('Put together', [name, inserted, after])
  const inner = parts.flatMap(partOf)
  return [...openingOf(root), ...inner.slice(0, most), ...result]
}

function partOf(step: Step): string[] {
  if (!isWorthOpening(step)) return equation(step.title, wholeOf(step))
  const { before, inserted, after } = step.latex
  const parts = step.steps.filter((part) => part.steps.length > 0 || !part.brief)
  return [...openingOf(step), ...parts.flatMap(partOf), ...equation('So', [before, inserted, after])]
}

/** Whether one line would leave a rule unsaid: that of a constant factor says nothing of what it stands before. */
const isWorthOpening = ({ rule, brief, steps }: Step): boolean =>
  !brief || (rule === 'multiple' && steps.some((part) => part.steps.length > 0))

const openingOf = ({ title, latex: { before, set } }: Step): string[] => equation(title, [before, set])

const wholeOf = ({ latex: { before, set, inserted, after } }: Step): (string | null)[] => [
  before,
  set,
  inserted,
  after
]

/** Lines that are too long to read are left out, and what says the same twice. */
function equation(title: string, lines: readonly (string | null)[]): string[] {
  const sides = lines.filter((line): line is string => line !== null)
  const distinct = sides.filter((side, i) => side !== sides[i - 1])
  return distinct.length > 1 ? [`${title}: $${distinct.join(' = ')}$.`] : []
}
