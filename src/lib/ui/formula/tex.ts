import katex from 'katex'
import type { Attachment } from 'svelte/attachments'
import { atOnce, inTurn, type Job } from '../../basics/inTurn'

const options = {
  output: 'html',
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

/** The LaTeX that stands in an element: beside numbers that change it is often set again as it was. */
const standing = new WeakMap<HTMLElement, string>()

/** Sets mathematics into an element. Rendering into the DOM, not from markup, needs no inline styles. */
export function tex(latex: string): Attachment<HTMLElement> {
  return (element) => {
    if (standing.get(element) === latex) return
    const setting = () => {
      katex.render(latex, element, options)
      standing.set(element, latex)
    }
    return isEmpty(element) ? inTurn(setting) : atOnce(setting)
  }
}

/** A page that comes alive has many such places, each with text alone: one task for them all would be long. */
const isEmpty = (element: HTMLElement): boolean => element.childElementCount === 0

/** Up to this many characters of LaTeX are set at once, longer ones in turn with other work. */
const shortEnough = 60

/** More than this is longer than a line without looking. */
const surelyLong = 250

/** Beyond this many setting would keep the page from its work, and nobody reads it. */
const longestSet = 700

/** Nor does anybody read what is nested so deep that it has more elements than this. */
const mostElements = 800

/** So much of the plain text stands for a formula that is not set. */
const excerptLength = 300

interface LongTex {
  /** Higher than this, in pixels, it is set smaller. */
  tallest?: number
  /** What begins in the place of a formula too long to set; else an ellipsis. */
  text?: string
  /** One of many: short ones, too, are set in turn. */
  many?: boolean
}

/**
 * Sets a formula that may be long: it wraps at its sums; higher than `tallest` or wider than its place it
 * shrinks a little, and at last it scrolls.
 */
export function longTex(
  latex: string,
  { tallest = tallestLine, text, many = false }: LongTex = {}
): Attachment<HTMLElement> {
  return (element) => {
    if (latex.length > longestSet)
      return excerpt(element, `${grouped(latex.length)} characters of LaTeX, too many to set.`, text)
    const setting = () => setLong(element, latex, tallest, text)
    return many || isEmpty(element) || latex.length > shortEnough ? inTurn(setting) : atOnce(setting)
  }
}

/**
 * Beside the page first, for in it each look at its size is a layout that takes longer than all before. Without
 * the MathML for screen readers, which would double that: they get the formula in words.
 */
function setLong(element: HTMLElement, latex: string, tallest: number, text?: string): Job {
  const formula = document.createElement('span')
  katex.render(`\\displaystyle ${keepBracketsWhole(latex)}`, formula, { ...options, output: 'html' })
  if (formula.getElementsByTagName('*').length > mostElements)
    return () => excerpt(element, 'Too intricate to set.', text)
  const isSure = latex.length > surelyLong
  return () => {
    element.style.fontSize = isSure ? `${longScale}em` : ''
    element.classList.remove('scrolls')
    element.replaceChildren(...formula.childNodes)
    if (!isSure && fits(element, tallest)) return
    element.style.fontSize = `${longScale}em`
    return () => void element.classList.toggle('scrolls', !fits(element, Infinity))
  }
}

const fits = ({ scrollWidth, clientWidth, clientHeight }: HTMLElement, tallest: number): boolean =>
  scrollWidth <= clientWidth && clientHeight <= tallest

function excerpt(element: HTMLElement, reason: string, text = ''): void {
  const note = document.createElement('small')
  note.className = 'label'
  note.textContent = `${reason} Copy as has it whole.`
  element.classList.remove('scrolls')
  element.style.fontSize = `${longScale}em`
  const begin = text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text
  if (text) element.replaceChildren(`${begin} `, note)
  else element.replaceChildren('…')
}

/** A whole number with commas; the browser's own way loads a language's rules first, which takes a frame. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** KaTeX would break a line after any plus or minus; between brackets that tears a factor apart. */
function keepBracketsWhole(latex: string): string {
  let depth = 0
  return latex.replace(/\\[a-zA-Z]+|\\.|[()[\]+-]/g, (token) => {
    if (token === '(' || token === '[') depth++
    if (token === ')' || token === ']') depth--
    return depth > 0 && (token === '+' || token === '-') ? `${token}\\nobreak ` : token
  })
}
