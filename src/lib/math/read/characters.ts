import { mistake } from '../../basics/problem'

/** A source in plain characters; `starts` and `ends` say where each stood in what was written. */
export interface Spelled {
  text: string
  starts: number[]
  ends: number[]
  /** Whether dollars or commands say that it is TeX: digits behind letters are factors then, line breaks blanks. */
  isTeX: boolean
}

export const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
export const subscripts = '₀₁₂₃₄₅₆₇₈₉'
/** Raised characters beside the digits, and what they raise. */
export const raised: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '⁺': '+', '⁻': '-', '⁽': '(', '⁾': ')', 'ᵃ': 'a', 'ᵇ': 'b', 'ᶜ': 'c', 'ᵈ': 'd', 'ᵉ': 'e', 'ᵏ': 'k',
    'ᵐ': 'm', 'ⁿ': 'n', 'ᵖ': 'p', 'ʳ': 'r', 'ˢ': 's', 'ᵗ': 't', 'ᵘ': 'u', 'ᵛ': 'v', 'ʷ': 'w', 'ˣ': 'x',
    'ʸ': 'y', 'ᶻ': 'z', 'ᵀ': "'"
  })
) // prettier-ignore

/** What a raised character raises; any other stays. */
export const lower = (c: string): string => {
  const digit = c ? superscripts.indexOf(c) : -1
  return digit >= 0 ? String(digit) : (raised.get(c) ?? c)
}

const kept = new Set([...superscripts, ...subscripts, ...raised.keys()])

/** What characters beyond ASCII are written for; spaces keep words apart. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': '−–—‐‑‒',
    '*': '·⋅×∙∗•✕✖⨯⨉‧・',
    '^': 'ˆ',
    '/': '÷∕⁄',
    '<=': '≤⩽≦',
    '>=': '≥⩾≧',
    '!=': '≠',
    ' and ': '∧',
    ' or ': '∨',
    ' not ': '¬',
    ' inf ': '∞',
    "'": '′’',
    ᵀ: '⊤⊺',
    '‖': '∥',
    '|': '∣',
    '[': '⟨',
    ']': '⟩',
    '.*': '⊙',
    // Spaces without width, the soft hyphen, the byte order mark and the operators that are not seen.
    ' ': '\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u00ad'
  }).flatMap(([plain, written]) => [...written].map((c) => [c, plain] as const))
)

/**
 * Writes a source in plain characters: signs of mathematics as their ASCII forms, full-width and
 * mathematical letters as plain ones (Unicode's compatibility form), `½` as (1/2). Raised and lowered
 * digits stay, for the scanner.
 */
export function spell(source: string): Spelled {
  const isTeX = /\\[^_^*\r\n]|\$/.test(source)
  const spelled: Spelled = { text: '', starts: [], ends: [], isTeX }
  let at = 0
  for (const c of source) {
    // Markdown's x\^2 and x\_1; \\* ends a row.
    const escapes = c === '\\' && /[_^*]/.test(source.charAt(at + 1)) && source[at - 1] !== c
    const plain = escapes ? '' : c <= '~' || kept.has(c) ? c : (spellings.get(c) ?? compatible(c))
    const place = { start: at, end: at + c.length }
    if (plain.length > 1 && plain[0] === '(' && /\d\s*$/.test(spelled.text))
      mistake('A number before a fraction can be read in two ways.', place, 'Write 2 + ½ or 2·½.')
    spelled.text += plain
    for (let i = 0; i < plain.length; i++) {
      spelled.starts.push(place.start)
      spelled.ends.push(place.end)
    }
    at = place.end
  }
  return spelled
}

function compatible(c: string): string {
  const plain = c.normalize('NFKC')
  return plain.includes('⁄') ? `(${plain.replace('⁄', '/')})` : plain
}
