type Value = string | number | undefined

/** An element as text; attributes without a value are left out. Text within it is escaped by whoever gives it. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign])

/** A hundredth of a pixel is finer than anybody sees. Rounded as a number: a map has thousands of them, and text is slow. */
export const pixels = (value: number, digits = 2): string => {
  const unit = 10 ** digits
  return String(Math.round(value * unit) / unit)
}

/** A line through places, two numbers each; NaN interrupts it. */
export function linePath(places: ArrayLike<number>, closed = false, digits = 2): string {
  let path = ''
  let open = false
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i], places[i + 1]]
    const isGap = Number.isNaN(x + y)
    if (!isGap) path += `${open ? 'L' : 'M'}${pixels(x, digits)} ${pixels(y, digits)}`
    open = !isGap
  }
  return closed && path ? `${path}Z` : path
}

export interface Pen {
  stroke: string
  'stroke-width': number
  'stroke-opacity'?: number
  'stroke-dasharray'?: string
}

/** A stroke without a fill. */
export const stroke = (d: string, pen: Pen, rest: Readonly<Record<string, Value>> = {}): string =>
  d ? element('path', { d, fill: 'none', 'stroke-linejoin': 'round', ...pen, ...rest }) : ''

export const ink = (tone: string): string => `var(--${tone})`

/** A slender arrow: its shaft, and a head at its end. Too short for a head, it is one alone. */
export function arrow(
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  { head, half, width }: { head: number; half: number; width: number }
): { shaft: string; tip: string } {
  const size = Math.hypot(dx, dy)
  const [ux, uy] = [dx / size, dy / size]
  const long = Math.min(head, 0.6 * size)
  const wide = (half * long) / head
  const [bx, by] = [x + dx - long * ux, y + dy - long * uy]
  const foot = [x, y, bx + (width / 2) * ux, by + (width / 2) * uy]
  const tip = [x + dx, y + dy, bx - wide * uy, by + wide * ux, bx + wide * uy, by - wide * ux]
  return { shaft: linePath(foot, false, 4), tip: linePath(tip, true, 4) }
}
