import type { Token } from './tokens'

/** A bracket's contents while its tokens go by: where it opened and what stands directly in it. */
interface Level {
  open: number
  /** Whether a colon stands in it, as in {x < 0: 1, 2}. */
  cases: boolean
  newlines: number[]
  bars: number[]
}

const level = (open: number): Level => ({ open, cases: false, newlines: [], bars: [] })

/**
 * Settles what a token means by the bracket it stands in: a new line separates the cases of a piecewise
 * function, is left standing between two formulas and is a space elsewhere; `|` and `||` between two
 * comparisons are Python's and C's “or”.
 */
export function arrange(tokens: Token[]): Token[] {
  const comparisons = countComparisons(tokens)
  const levels = [level(-1)]
  const separators = new Map<number, Partial<Token>>()
  const finish = (end: number) => {
    const { open, cases, newlines, bars } = levels.pop()!
    const top = open < 0
    for (const at of newlines)
      if ((cases || top) && separates(tokens, at, top))
        separators.set(at, top ? {} : { kind: 'comma', text: ',' })
    const runs = adjacent(tokens, bars)
    const stops = [...runs.map((run) => run[0]), end]
    const starts = [Math.max(open, 0), ...runs.map((run) => run[run.length - 1])]
    if (stops.every((stop, i) => comparisons[stop] > comparisons[starts[i]]))
      for (const run of runs)
        separators.set(run[0], { kind: 'sign', text: 'or', end: tokens[run[run.length - 1]].end })
    else for (const at of bars) separators.set(at, {})
  }
  tokens.forEach((token, i) => {
    const inside = levels[levels.length - 1]
    if (token.kind === 'open' || token.kind === 'begin') levels.push(level(i))
    else if ((token.kind === 'close' || token.kind === 'finish') && levels.length > 1) finish(i)
    else if (token.kind === 'newline') inside.newlines.push(i)
    else if (isBar(token)) inside.bars.push(i)
    else if (token.kind === 'sign' && token.text === ':') inside.cases = true
  })
  while (levels.length) finish(tokens.length - 1)
  return tokens.flatMap((token, i) => {
    const settled = separators.get(i)
    return settled ? [{ ...token, ...settled }] : token.kind === 'newline' || isBar(token) ? [] : [token]
  })
}

const isBar = ({ kind, text }: Token): boolean => kind === 'bar' && text === '|'
const isComparison = ({ kind, text }: Token): boolean =>
  kind === 'sign' && /^(?:[<>]=?|[=!]=|=|not)$/.test(text)

/** How many comparisons stand before each token. */
function countComparisons(tokens: Token[]): number[] {
  let count = 0
  return tokens.map((token) => (isComparison(token) ? count++ : count))
}

/** Whether a new line ends a formula: something whole stands before it and something new after it. */
function separates(tokens: Token[], at: number, top: boolean): boolean {
  const other = (step: number) => {
    let i = at + step
    while (tokens[i]?.kind === 'newline') i += step
    return tokens[i]
  }
  const [before, after] = [other(-1), other(1)]
  const goesOn = after.kind === 'sign' && (top || after.text !== '-')
  return (
    before !== undefined &&
    tokens[at - 1].kind !== 'newline' &&
    !['open', 'comma', 'sign'].includes(before.kind) &&
    !['close', 'comma', 'end'].includes(after.kind) &&
    !goesOn
  )
}

/** Bars in runs of one, or of two that touch. */
function adjacent(tokens: Token[], bars: number[]): number[][] {
  const runs: number[][] = []
  for (const at of bars) {
    const last = runs[runs.length - 1]
    if (last?.length === 1 && last[0] === at - 1 && tokens[at - 1].end === tokens[at].start) last.push(at)
    else runs.push([at])
  }
  return runs
}
