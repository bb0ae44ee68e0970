import type { TokenKind } from './tokens'

/**
 * What says in a text that a condition follows, joins two, or stands for all that is left, in the languages that
 * textbooks are pasted from.
 */
const sayings: [RegExp, readonly [TokenKind, string]][] = [
  [
    /^(?:otherwise|else(?:where)?|(?:in )?all other .*|sonst|andernfalls|autrement|sinon|ailleurs|(?:en|em) (?:otr|outr|cualquier|caso|cas|los demás).*|de lo contrario|si no|altrimenti|altrove|(?:in )?caso contr[aá]rio|anders|annars|ellers|w przeciwnym .*|jinak|иначе)$/iu,
    ['word', 'otherwise']
  ],
  [
    /^(?:if|for(?: (?:all|every|any))?|when(?:ever)?|where|provided(?: that)?|as long as|si|pour(?: tout)?|quand|lorsque|cuando|para(?: todo)?|se|quando|per|falls|wenn|für(?: alle)?|als|indien|voor|om|för|hvis|dla|gdy|jeśli|pokud|když|pro|если|при|для)(?!\p{L})/iu,
    ['word', 'for']
  ],
  [/^(?:and|und|et|och|og)(?!\p{L})/iu, ['sign', 'and']],
  [/^(?:or|oder|ou)(?!\p{L})/iu, ['sign', 'or']]
]

/** The token that the beginning of a text stands for, and how long that beginning is. */
export function sayingAt(text: string): { token: readonly [TokenKind, string]; length: number } | null {
  for (const [pattern, token] of sayings) {
    const found = pattern.exec(text)
    if (found) return { token, length: found[0].length }
  }
  return null
}
