/** A part of a text: words as they are, emphasised words, or mathematics. */
export type Run = { kind: 'words' | 'emphasis' | 'math'; text: string }

/** The runs of a text with mathematics between dollar signs and emphasis between asterisks. */
export function runsIn(text: string): Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of text.matchAll(/\$([^$]+)\$|\*([^*$]+)\*/g)) {
    if (match.index > end) runs.push({ kind: 'words', text: text.slice(end, match.index) })
    const [whole, math, emphasis] = match
    runs.push(math === undefined ? { kind: 'emphasis', text: emphasis } : { kind: 'math', text: math })
    end = match.index + whole.length
  }
  if (end < text.length) runs.push({ kind: 'words', text: text.slice(end) })
  return runs
}
