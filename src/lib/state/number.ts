import { readNumber as readConstant } from '../math'

/** Reads a number as people write one: `3`, `−1.5`, `2e-3`, `pi/2`, `-2π`. Null when it is not a finite number. */
export function readNumber(text: string): number | null {
  if (text.trim() === '') return null
  // Links are full of plain numbers, which need no formula.
  const plain = Number(text)
  return Number.isFinite(plain) ? plain : readConstant(text)
}

/** Rounds to four decimal orders below `width`: finer than a pixel, and short enough to read in a link. */
export function snap(value: number, width: number): number {
  const digits = Math.min(15, Math.max(0, 4 - Math.floor(Math.log10(Math.abs(width) || 1))))
  return Number(value.toFixed(digits))
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high)
