/** `X, Y and Z`. */
export const list = (parts: string[]): string =>
  parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** A count as it is printed, with commas between thousands. */
export function count(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A cell or a name, short enough to stand in a sentence. */
export const shortened = (text: string): string => {
  const characters = [...text.trim().replace(/\s+/g, ' ')]
  return characters.length > 24 ? characters.slice(0, 23).join('') + '…' : characters.join('')
}

export const quote = (text: string): string => `“${shortened(text)}”`

/** How many of a kind a sentence lists before it only counts. */
export const listed = 3
