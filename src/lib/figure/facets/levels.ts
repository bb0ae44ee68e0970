import { mostLevels, type LevelChoice } from '../levels'
import { writeNumber } from '../link/text'
import { readNumber } from '../number'
import type { Facet } from './facet'

/** Which level curves the map has: `auto`, a count, or at least two numbers; `-1,` is the level −1 alone. */
export const levels: Facet<LevelChoice> = {
  initial: () => ({ kind: 'auto' }),
  keys: {
    levels: { read: readLevels, write: (choice) => (choice.kind === 'auto' ? null : writeLevels(choice)) }
  },
  lock: 'tools'
}

/** Whether the map fills the areas between its level curves. */
export const bands: Facet<boolean> = {
  initial: () => true,
  keys: {
    bands: {
      read: (text) => (text === 'on' || text === 'off' ? text === 'on' : null),
      write: (on) => (on ? null : 'off')
    }
  },
  lock: 'tools'
}

/** The text for a choice of levels, in the link and in the field where it is typed. */
export function writeLevels(choice: LevelChoice): string {
  if (choice.kind === 'auto') return 'auto'
  if (choice.kind === 'count') return String(choice.count)
  const numbers = choice.levels.map(writeNumber)
  return numbers.length === 1 ? `${numbers[0]},` : numbers.join(',')
}

/** Reads `auto`, a count, or levels; null where the text is none of these. */
export function readLevels(text: string): LevelChoice | null {
  if (text.trim() === 'auto') return { kind: 'auto' }
  const parts = text.split(/[,;]/)
  const numbers = parts.filter((part) => part.trim() !== '').map(readNumber)
  if (numbers.length === 0 || numbers.length > mostLevels || numbers.includes(null)) return null
  if (parts.length > 1) return { kind: 'list', levels: numbers as number[] }
  const [count] = numbers as number[]
  return Number.isInteger(count) && count >= 1 && count <= mostLevels ? { kind: 'count', count } : null
}
