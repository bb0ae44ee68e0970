import { readNumber as readConstant } from '../field/readText'

/** Reads a number as people write one: `3`, `−1.5`, `2e-3`, `pi/2`, `-2π`. Null when it is not a finite number. */
export function readNumber(text: string): number | null {
  if (text.trim() === '') return null
  // Links are full of plain numbers, which need no formula.
  const plain = Number(text)
  return Number.isFinite(plain) ? plain : readConstant(text)
}

/** Rounds to `orders` decimal orders below `width`; four are finer than a pixel, and short enough to read in a link. */
export function snap(value: number, width: number, orders = 4): number {
  const digits = digitsAbove(value, width) + orders
  return digits < 1 ? 0 : Number(value.toPrecision(Math.min(digits, 17)))
}

/** Rounds to six significant digits, and to more where those end less than `orders` decimal orders below `width`. */
export function roundWithin(value: number, width: number, significant = 6, orders = significant - 2): number {
  const more = width > 0 && width < Infinity ? digitsAbove(value, width) + orders : 0
  return Number(value.toPrecision(Math.min(Math.max(significant, more), 17)))
}

/** How many digits of a number stand at the width's first digit and before it. */
const digitsAbove = (value: number, width: number): number => 1 + order(value || width) - order(width)

const order = (size: number): number => Math.floor(Math.log10(Math.abs(size) || 1))

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high)
