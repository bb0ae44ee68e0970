import { formatNumber, formatPoint } from '../../figure/format'
import { readNumber } from '../../figure/number'
import { readNumbers } from '../../figure/link/text'

/** A direction that somebody typed, and what was made of it in words. */
export interface TypedDirection {
  degrees: number
  note: string
}

const degree = Math.PI / 180

/** From the x axis towards the y axis, over −180 up to 180. */
export const degreesOf = (x: number, y: number): number => Math.atan2(y, x) / degree

/** Degrees brought to (−180, 180]. */
export const wrapDegrees = (degrees: number): number => degrees - 360 * Math.ceil((degrees - 180) / 360)

/**
 * Reads a direction as people write one: degrees (`30`, `30°`), a vector (`3, 4`, of any length), or the place to go
 * to from `at` (`to (1, 2)`). A string says why it is none.
 */
export function readDirection(text: string, at: readonly [number, number]): TypedDirection | string {
  const inner = text.trim().replaceAll('⟨', '(').replaceAll('⟩', ')').replaceAll('−', '-')
  const place = /^(?:to(?:wards?)?\b|→|->)\s*(?:the\s+point\b)?(.*)$/i.exec(inner)
  if (place) {
    const goal = readNumbers(place[1], 2, 2)
    if (!goal) return 'A place to go to has two numbers, as in to (1, 2).'
    const [dx, dy] = [goal[0] - at[0], goal[1] - at[1]]
    if (dx === 0 && dy === 0) return 'The point is there already.'
    return { degrees: degreesOf(dx, dy), note: `Towards ${formatPoint([goal[0], goal[1]])}.` }
  }
  const angle = readNumber(inner.replace(/\s*(?:°|deg(?:rees?)?)$/i, ''))
  if (angle !== null) return { degrees: wrapDegrees(angle), note: '' }
  const vector = readNumbers(inner, 2, 2)
  if (!vector) return 'A direction is an angle, as in 30°, a vector, as in 3, 4, or a place, as in to (1, 2).'
  const [x, y] = vector
  const length = Math.hypot(x, y)
  if (length === 0) return 'The vector (0, 0) has no direction.'
  return { degrees: degreesOf(x, y), note: normalised(x, y, length) }
}

/** Says which unit vector was taken for a vector of another length. */
function normalised(x: number, y: number, length: number): string {
  if (Math.abs(length - 1) <= 4 * Number.EPSILON) return ''
  const unit = formatPoint([x / length, y / length])
  return `${formatPoint([x, y])} has length ${formatNumber(length)}; its unit vector is ${unit}.`
}
