import { cssColour, type Palette, type Rgb } from './colours'

/** A word on the picture. Its middle stands at (x, y) in CSS pixels. */
export interface Label {
  /** Says which word this is from frame to frame. */
  key: string
  text: string
  x: number
  y: number
  colour: Rgb
  /** A name is set larger, in the font of mathematics. */
  name?: boolean
  /** What follows a name, set as other words are. */
  suffix?: string
}

export interface Labels {
  /** The words that a maker wants to be shown, in place of those it wanted before. */
  put(maker: string, labels: readonly Label[]): void
  /** Shows what all makers want, and no others; one that would touch an earlier one or leave the canvas is dropped. */
  show(width: number, height: number, colours: Palette): void
  /** How wide a text is when shown, in CSS pixels. */
  widthOf(text: string): number
  dispose(): void
}

const size = 12.5
const nameSize = 18
const lineHeight = 16
const suffixGap = 4

/** Words that are kept for when they come back. */
const mostSpans = 120

/** Words as HTML spans over the canvas: crisp at any size and in the page's own font. */
export function createLabels(container: HTMLElement): Labels {
  const spans = new Map<string, HTMLSpanElement>()
  const ruler = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()
  const wanted = new Map<string, readonly Label[]>()

  function widthOf(text: string): number {
    if (!ruler) return text.length * 7
    if (!widths.size) ruler.font = `${size}px ${getComputedStyle(container).fontFamily || 'sans-serif'}`
    const width = widths.get(text) ?? ruler.measureText(text).width
    if (widths.size < 500) widths.set(text, width)
    return width
  }
  function place(label: Label, colours: Palette): HTMLSpanElement {
    const span = spans.get(label.key) ?? createSpan(container, label.name === true)
    spans.set(label.key, span)
    const { text, suffix } = label
    if (span.textContent !== text + (suffix ?? ''))
      span.replaceChildren(text, ...(suffix ? [createSuffix(suffix)] : []))
    const at = `translate(-50%, -50%) translate(${label.x.toFixed(1)}px, ${label.y.toFixed(1)}px)`
    const paper = cssColour(colours.paper)
    span.style.setProperty('transform', at)
    span.style.setProperty('color', cssColour(label.colour))
    span.style.setProperty('text-shadow', `0 0 2px ${paper}, 0 0 2px ${paper}, 0 0 4px ${paper}`)
    span.style.setProperty('visibility', 'visible')
    return span
  }
  function remove(key: string, span: HTMLSpanElement) {
    span.remove()
    spans.delete(key)
  }
  const suffixWidth = (suffix = '') => (suffix ? widthOf(suffix) + suffixGap : 0)
  return {
    widthOf,
    put: (maker, labels) => void wanted.set(maker, labels),
    show(width, height, colours) {
      const taken: Box[] = []
      const shown = new Set<HTMLSpanElement>()
      for (const label of [...wanted.values()].flat()) {
        const wide = label.name ? nameSize + suffixWidth(label.suffix) : widthOf(label.text)
        const inside = nudged(label, wide, width, height)
        const box = inside && boxOf(inside, wide)
        if (!box || taken.some((other) => touch(box, other))) continue
        taken.push(box)
        shown.add(place(inside, colours))
      }
      for (const [key, span] of spans) {
        if (shown.has(span)) continue
        span.style.setProperty('visibility', 'hidden')
        if (spans.size > mostSpans) remove(key, span)
      }
    },
    dispose() {
      for (const span of spans.values()) span.remove()
    }
  }
}

/** How far a word may be moved to stay on the canvas, in CSS pixels; one further out is dropped, but no base, without which ticks say nothing. */
const mostNudge = 40

function nudged(label: Label, textWidth: number, width: number, height: number): Label | null {
  const half = textWidth / 2 + 2
  const x = Math.max(half, Math.min(width - half, label.x))
  const y = Math.max(lineHeight / 2, Math.min(height - lineHeight / 2, label.y))
  const lost = !label.suffix && Math.hypot(x - label.x, y - label.y) > mostNudge
  return lost ? null : { ...label, x, y }
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

function boxOf({ x, y, name }: Label, width: number): Box {
  const [w, h] = [width / 2, (name ? nameSize + 2 : lineHeight) / 2]
  return { left: x - w, right: x + w, top: y - h, bottom: y + h }
}

const touch = (a: Box, b: Box): boolean =>
  a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom

function createSpan(container: HTMLElement, name: boolean): HTMLSpanElement {
  const span = document.createElement('span')
  span.setAttribute('aria-hidden', 'true')
  const style: Record<string, string> = {
    position: 'absolute',
    left: '0',
    top: '0',
    'white-space': 'nowrap',
    'pointer-events': 'none',
    'user-select': 'none',
    'line-height': `${lineHeight}px`,
    'font-size': `${name ? nameSize : size}px`,
    'font-variant-numeric': 'tabular-nums',
    ...(name ? { 'font-family': "KaTeX_Math, 'Times New Roman', serif", 'font-style': 'italic' } : {})
  }
  for (const [property, value] of Object.entries(style)) span.style.setProperty(property, value)
  container.append(span)
  return span
}

function createSuffix(text: string): HTMLSpanElement {
  const span = document.createElement('span')
  span.textContent = text
  const style = {
    'font-family': 'var(--sans)',
    'font-style': 'normal',
    'font-size': `${size}px`,
    'margin-left': `${suffixGap}px`
  }
  for (const [property, value] of Object.entries(style)) span.style.setProperty(property, value)
  return span
}
