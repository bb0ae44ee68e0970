import katex from 'katex'
import type { Attachment } from 'svelte/attachments'

const options = {
  throwOnError: false,
  trust: false,
  maxSize: 20,
  maxExpand: 500,
  strict: 'ignore'
} as const

/** Formulas too long for a line are set at this share of their size before they wrap. */
const longScale = 0.78

/** One line of mathematics, fractions included, is at most this high, in pixels. */
const tallestLine = 60

/** Sets mathematics into an element. Rendering into the DOM, not from markup, needs no inline styles. */
export function tex(latex: string): Attachment<HTMLElement> {
  return (element) => katex.render(latex, element, options)
}

/** Sets a formula that may be long: it shrinks a little, wraps at its sums, and at last scrolls. */
export function longTex(latex: string): Attachment<HTMLElement> {
  return (element) => {
    katex.render(`\\displaystyle ${keepBracketsWhole(latex)}`, element, options)
    element.style.removeProperty('font-size')
    const isLong = element.scrollWidth > element.clientWidth || element.clientHeight > tallestLine
    if (isLong) element.style.fontSize = `${longScale}em`
    element.classList.toggle('scrolls', element.scrollWidth > element.clientWidth)
  }
}

/** KaTeX would break a line after any plus or minus; between brackets that tears a factor apart. */
function keepBracketsWhole(latex: string): string {
  let depth = 0
  return latex.replace(/\\[a-zA-Z]+|\\.|[()[\]+-]/g, (token) => {
    if (token === '(' || token === '[') depth++
    if (token === ')' || token === ']') depth--
    return depth > 0 && (token === '+' || token === '-') ? `${token}\\nobreak ` : token
  })
}
