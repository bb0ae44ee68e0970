import { mistake } from '../../basics/problem'
import type { Notice } from '../../basics/problem'
import type { Quoted } from './source'
import type { Token } from './tokens'

/** What a text says behind a formula, and the formula alone. */
interface Parted {
  tokens: Token[]
  /** The numbers of a point that stands there, as formulas. */
  point: Token[][] | null
  notice: Notice | null
}

const wideGap = /\\q?quad|\\[hm]s|\$/
const beforePoint = /^(?:(?:at|in|near)(?:\s+(?:the\s+)?point)?)?\s*(?:\p{Lu}\s*=?\s*)?$/u
const unit = /^(?:\\(?:text\w*|mathrm|mbox|rm)\s*\{[^{}]*\}|[\s/^{}\d-]|\\[,;: ])+$/
const numeric = new Set(['number', 'constant', 'command', 'sign', 'comma', 'open', 'close'])

const isRelation = ({ kind, text }: Token): boolean => kind === 'sign' && /^(?:[<>]=?|[!=]=?)$/.test(text)
const isStop = ({ kind, text, start, end }: Token, source: string): boolean =>
  (kind === 'comma' || kind === 'strange' || text === ';') && /^[.,;，；。]$/.test(source.slice(start, end))
const depthOf = ({ kind }: Token): number =>
  kind === 'open' || kind === 'begin' ? 1 : kind === 'close' || kind === 'finish' ? -1 : 0

/** Whether each token stands in no bracket. */
function outermost(tokens: Token[]): boolean[] {
  let depth = 0
  return tokens.map((token) => {
    const step = depthOf(token)
    depth += step
    return depth - Math.max(step, 0) === 0 && step >= 0
  })
}

/** Outside of tables TeX's line breaks part nothing. */
function withoutLineBreaks(tokens: Token[], source: string): Token[] {
  const outer = outermost(tokens)
  return tokens.filter(({ text, start }, i) => !(outer[i] && text === ';' && source[start] === '\\'))
}

/** The end of one formula set in a text and the beginning of another. */
const [closing, opening] = [/\$|\\[)\]]/, /\$|\\[([]/]

/** Two formulas joined by a word are no statement about both, unless both are comparisons. */
function refuseTwo(tokens: Token[], source: string): void {
  const outer = outermost(tokens)
  const compares = (from: number, to: number) =>
    tokens.some((token, i) => i >= from && i < to && outer[i] && isRelation(token))
  tokens.forEach(({ kind, text, start, end }, i) => {
    const joins = i > 0 && i + 1 < tokens.length && outer[i] && kind === 'sign' && /^(?:and|or)$/.test(text)
    if (!joins || (compares(0, i) && compares(i + 1, tokens.length))) return
    if (!closing.test(source.slice(tokens[i - 1].end, start))) return
    if (!opening.test(source.slice(end, tokens[i + 1].start))) return
    mistake(
      'These are two formulas.',
      { start: tokens[0].start, end: tokens[tokens.length - 1].end },
      'Keep one of them.'
    )
  })
}

/** Takes closing punctuation away, before the end and before the end of a cell or a row. */
function withoutStops(tokens: Token[], source: string): Token[] {
  let closes = false
  return [...tokens]
    .reverse()
    .filter((token) => {
      const { kind, text, start } = token
      if (isStop(token, source)) return !closes
      const ends = kind === 'end' || kind === 'finish' || (kind === 'sign' && text === '&')
      if (kind !== 'newline') closes = ends || (text === ';' && source[start] === '\\')
      return true
    })
    .reverse()
}

/** The index at which numbers in brackets begin that stand at the end; −1 where there are none. */
function pointAtEnd(tokens: Token[]): number {
  let depth = 0
  let isParted = false
  for (let i = tokens.length - 2; i >= 0 && numeric.has(tokens[i].kind); i--) {
    depth -= depthOf(tokens[i])
    if (tokens[i].kind === 'comma' && depth === 1) isParted = true
    if (depth === 0) return isParted && tokens[i].text === '(' ? i : -1
  }
  return -1
}

/** Where the formula ends and a remark begins; the end of the tokens where there is none. */
function endOfFormula(tokens: Token[], { source, isTeX, isNamed }: Quoted, point: number): number {
  const outer = outermost(tokens)
  const end = tokens.length - 1
  const chooses = tokens.some(({ kind, text }) => kind === 'word' || /^(?:\?|:|and|or|not)$/.test(text))
  const relates = (from: number) => tokens.some((token, i) => i >= from && outer[i] && isRelation(token))
  const isStrange = (from: number) => tokens.some(({ kind }, i) => i >= from && kind === 'strange')
  const isRemark = (from: number) =>
    relates(from) || isStrange(from) || point >= from || /\bin\b/.test(source.slice(tokens[from].start))
  for (let i = 1; i < end; i++) {
    if (!outer[i]) continue
    const [before, token] = [tokens[i - 1], tokens[i]]
    const gap = source.slice(before.end, token.start)
    const starts = before.kind !== 'sign' && before.kind !== 'function' && token.kind !== 'sign'
    if (isStop(token, source) && !/^(?:\d,\d|.\.\w)/.test(source.slice(token.start - 1)) && isRemark(i + 1))
      return i
    const compares = isRelation(token) && (isTeX || token.text === '=') && before.kind !== 'sign'
    if (isNamed && compares && !chooses) return i
    if (token.kind === 'word' && token.text === 'for' && isStrange(i)) return i
    if (!starts || gap === '') continue
    if (wideGap.test(gap) && isRemark(i)) return i
    if (point >= i && beforePoint.test(source.slice(token.start, tokens[point].start))) return i
    if (/^(?:∈|\\in)$/.test(source.slice(tokens[i + 1].start, tokens[i + 1].end))) return i
    if (isTeX && token.kind === 'symbol' && unit.test(source.slice(token.start).replace(/[\s$.,;]+$/, '')))
      return i
  }
  return end
}

/** Parts a formula from the text around it: a condition is used, a point is offered, the rest is named. */
export function partRemark(scanned: Token[], quoted: Quoted): Parted {
  const { source } = quoted
  const tokens = withoutStops(withoutLineBreaks(scanned, source), source)
  const end = tokens[tokens.length - 1]
  const point = pointAtEnd(tokens)
  const at = endOfFormula(tokens, quoted, point)
  refuseTwo(tokens.slice(0, at), source)
  if (tokens[at] === end) return { tokens, point: null, notice: null }
  const body = tokens.slice(0, at)
  const rest = tokens.slice(isStop(tokens[at], source) ? at + 1 : at, -1)
  const place = { start: rest[0].start, end: rest[rest.length - 1].end }
  const written = `“${source.slice(place.start, place.end)}”`
  const alone = [...body, { ...end, start: place.start, end: place.start }]
  if (point >= at && tokens[point - 1].text !== '!=')
    return {
      tokens: alone,
      point: entries(tokens.slice(point + 1, -2)),
      notice: { message: `${written} was read as a point behind the formula.`, ...place }
    }
  const stated = rest[0].kind === 'word'
  const condition = stated ? rest.slice(1) : rest
  if (!restricts(condition, body))
    return {
      tokens: alone,
      point: null,
      notice: { message: `${written} stands behind the formula and was left out.`, ...place }
    }
  const everywhere = source.slice(0, body[body.length - 1].end)
  const notice = {
    message: `Taken only where ${written.slice(1, -1)}.`,
    ...place,
    alternatives: [{ label: 'Everywhere', source: everywhere }]
  }
  const word: Token = { ...rest[0], kind: 'word', text: 'for' }
  return { tokens: [...body, word, ...joined(condition), end], point: null, notice: stated ? null : notice }
}

/** Whether a remark says where the formula holds: inequalities of its own variables. */
function restricts(condition: Token[], body: Token[]): boolean {
  const known = new Set(body.filter(({ kind }) => kind === 'symbol').map(({ text }) => text))
  const outer = outermost(condition)
  return (
    condition[0]?.kind !== 'sign' &&
    condition.some((token, i) => outer[i] && isRelation(token)) &&
    condition.every(({ kind, text }) => kind !== 'strange' && (kind !== 'symbol' || known.has(text))) &&
    !condition.some(({ kind, text }, i) => outer[i] && kind === 'sign' && /^(?:==?|[:;?])$/.test(text))
  )
}

/** Conditions one after the other hold together. */
function joined(condition: Token[]): Token[] {
  const outer = outermost(condition)
  return condition.map((token, i) =>
    outer[i] && token.kind === 'comma' ? { ...token, kind: 'sign', text: 'and' } : token
  )
}

/** What stands between commas, each with an end of its own. */
function entries(tokens: Token[]): Token[][] {
  const outer = outermost(tokens)
  const list: Token[][] = [[]]
  tokens.forEach((token, i) => {
    if (outer[i] && token.kind === 'comma') list.push([])
    else list[list.length - 1].push(token)
  })
  return list.map((entry) => [...entry, { ...tokens[0], kind: 'end', text: '' }])
}
