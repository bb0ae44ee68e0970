import { spell } from './characters'
import type { Spelled } from './characters'
import { greek } from './names'
import type { SourceRange } from '../../basics/problem'

/** A tag, a comment, an entity, or a character between them. */
const piece = /<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>|<!--[^]*?-->|&(#?\w+);|[^]/giu

/** What stands before, between and behind the parts of an element; other elements only hold theirs. */
const forms: ReadonlyMap<string, readonly [string, string, string]> = new Map(
  Object.entries<[string, string, string]>({
    sup: ['^{', '', '}'],
    sub: ['_{', '', '}'],
    mfrac: ['\\frac{', '}{', '}'],
    msup: ['', '^{', '}'],
    msub: ['', '_{', '}'],
    msqrt: ['\\sqrt{', '', '}'],
    mtable: ['\\begin{array}', '\\\\', '\\end{array}'],
    mtr: ['', '&', ''],
    mtext: ['\\text{', '', '}']
  })
)
const holders = /^(?:math|mrow|m[ino]|mtd|mstyle|mpadded|mspace|[^m].*)$/

const entities: ReadonlyMap<string, string> = new Map([
  ...[...greek].map(([letter, name]) => [name, letter] as const),
  ...(
    'lt< gt> amp& nbsp\u00a0 thinsp\u2009 le≤ ge≥ ne≠ minus− times× middot· sdot⋅ divide÷ frasl⁄ radic√ piπ sup1¹ sup2² ' +
    'sup3³ frac12½ frac14¼ frac34¾ and∧ or∨ infin∞ deg° prime′ isin∈ part∂'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)] as const)
])

/** Text with the place that it was written for; `parts` counts the elements it was made of. */
interface Part {
  text: [string, SourceRange][]
  parts: number
}

interface Element {
  name: string
  place: SourceRange
  children: Part[]
}

/** Whether a source was copied as HTML or MathML. */
export const isMarkup = (source: string): boolean =>
  /<\/[a-z]+\s*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(source)

/** Writes HTML and presentational MathML in the signs that the grammar reads. */
export function fromMarkup(source: string): Spelled {
  const open: Element[] = [{ name: '', place: { start: 0, end: 0 }, children: [] }]
  const add = (part: Part) => open[open.length - 1].children.push(part)
  const close = () => add(written(open.pop()!))
  for (const found of source.matchAll(piece)) {
    const [whole, slash, tag, , empty, entity] = found
    const place = { start: found.index, end: found.index + whole.length }
    const name = tag?.toLowerCase()
    if (name && slash) {
      if (open.some((element) => element.name === name)) {
        while (open[open.length - 1].name !== name) close()
        close()
      }
    } else if (name) {
      open.push({ name, place, children: [] })
      if (empty) close()
    } else if (!whole.startsWith('<!'))
      add({ text: [[entity ? (character(entity) ?? whole) : whole, place]], parts: 0 })
  }
  while (open.length > 1) close()
  const pieces = open[0].children.flatMap(({ text }) => text)
  const places = pieces.flatMap(([text, place]) => Array.from(text, () => place))
  const spelled = spell(pieces.map(([text]) => text).join(''))
  const { starts, ends } = spelled
  return {
    ...spelled,
    starts: starts.map((at) => places[at].start),
    ends: ends.map((at) => places[at - 1].end)
  }
}

function character(entity: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,5})|(\d{1,6}))$/i.exec(entity) ?? []
  const code = hex ? parseInt(hex, 16) : Number(decimal)
  return Number.isNaN(code) ? entities.get(entity) : String.fromCodePoint(code)
}

/** An element with its children, in signs. */
function written({ name, place, children }: Element): Part {
  if (name.startsWith('annotation')) return { text: [], parts: 0 }
  const isLeaf = /^m[ino]$/.test(name)
  const isMath = name.startsWith('m') && !isLeaf && name !== 'mtext'
  const parts = isMath ? children.filter(({ text }) => text.some(([c]) => c.trim())) : children
  const sign = (text: string): [string, SourceRange] => [text, place]
  const [before, between, after] = forms.get(name) ?? ['', '', '']
  const joined = parts.flatMap((part, i) => [
    ...(i > 0 && between ? [sign(between)] : []),
    ...(i === 0 && name === 'msup' && part.parts > 1 ? [sign('{'), ...part.text, sign('}')] : part.text)
  ])
  if (name === 'mroot' && parts.length === 2) {
    const [under, order] = parts
    const text = [sign('\\sqrt['), ...order.text, sign(']{'), ...under.text, sign('}')]
    return { text, parts: 1 }
  }
  if (name === 'msubsup' && parts.length === 3) {
    const [base, down, up] = parts
    const text = [...base.text, sign('_{'), ...down.text, sign('}^{'), ...up.text, sign('}')]
    return { text, parts: 1 }
  }
  const start = forms.has(name) || holders.test(name) ? before : `\\${name} `
  return {
    text: [sign((isLeaf ? ' ' : '') + start), ...joined, sign(after)],
    parts: isMath ? parts.length : 1
  }
}
