/** So many lines of numbers say where columns stand, and so long a line has none that anybody sees. */
const looked = 300
const longest = 1000

/**
 * Where columns begin that stand below each other, as in what statistics programs print: apart by places at which
 * every line of numbers, and the names above, have a blank. Empty for no columns.
 */
export function edgesOf(lines: readonly string[]): number[] {
  const first = lines.slice(0, looked).findIndex((line) => /^(?!\s*[#%]).*\d/.test(line))
  const rows = lines
    .slice(Math.max(0, first - 1), first + looked)
    .filter(
      (line, k) => line.trim() !== '' && (k === 0 || /\d/.test(line)) && !/^\s*[[(]?\d+ rows/.test(line)
    )
  if (first < 0 || rows.length < 3 || rows.some((line) => line.length > longest || line.includes('\t')))
    return []
  const used = Array.from({ length: Math.max(...rows.map((line) => line.length)) }, (_, at) =>
    rows.some((line) => line[at] !== undefined && line[at] !== ' ')
  )
  // A column reaches to the next one, so that longer cells further down stay whole.
  const edges = used.flatMap((is, at) => (is && !used[at - 1] ? [at] : []))
  const [names] = rows
  const isNamed = (k: number) => /\d/.test(names) || names.slice(edges[k], edges[k + 1]).trim() !== ''
  // The words of a text may stand below each other by chance: they have one name.
  return edges.filter((_, k) => k < 2 || isNamed(k - 1))
}
