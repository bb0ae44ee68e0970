import katex from 'katex'
import type { Attachment } from 'svelte/attachments'

const options = {
  throwOnError: false,
  trust: false,
  maxSize: 20,
  maxExpand: 500,
  strict: 'ignore'
} as const

/**
 * KaTeX gives the SVG of a tall bracket its width as a style attribute, which the content security policy
 * forbids; as a property it is allowed.
 */
interface SvgNode {
  attributes: Record<string, string>
  toNode(): SVGElement
}
/** Its path of a tall floor or ceiling bracket has one M too many, which browsers complain about. */
interface PathNode {
  alternate?: string
  toNode(): SVGPathElement
}
const { SvgNode, PathNode } = (
  katex as unknown as {
    __domTree: Record<'SvgNode', { prototype: SvgNode }> & Record<'PathNode', { prototype: PathNode }>
  }
).__domTree
const { toNode } = SvgNode.prototype
SvgNode.prototype.toNode = function () {
  const { style, ...attributes } = this.attributes
  const node = toNode.call({ ...this, attributes })
  if (style) node.style.cssText = style
  return node
}
const { toNode: toPath } = PathNode.prototype
PathNode.prototype.toNode = function () {
  return toPath.call({ ...this, alternate: this.alternate?.replace('MM', 'M') })
}

/** Formulas too long for a line are set at this share of their size before they wrap. */
const longScale = 0.78

/** One line of mathematics, fractions included, is at most this high, in pixels. */
const tallestLine = 60

/** Sets mathematics into an element. Rendering into the DOM, not from markup, needs no inline styles. */
export function tex(latex: string): Attachment<HTMLElement> {
  return (element) => katex.render(latex, element, options)
}

/**
 * Sets a formula that may be long: it wraps at its sums; higher than `tallest` or wider than its place it
 * shrinks a little, and at last it scrolls.
 */
export function longTex(latex: string, tallest = tallestLine): Attachment<HTMLElement> {
  return (element) => {
    katex.render(`\\displaystyle ${keepBracketsWhole(latex)}`, element, options)
    element.style.removeProperty('font-size')
    const isLong = element.scrollWidth > element.clientWidth || element.clientHeight > tallest
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
