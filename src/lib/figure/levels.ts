import type { Heights } from './heights'
import { clamp } from './number'
import { niceStep, tickText, ticksIn } from './ticks'

/** Which level curves a map has: nice ones, about so many of them, or these. */
export type LevelChoice =
  { kind: 'auto' } | { kind: 'count'; count: number } | { kind: 'list'; levels: readonly number[] }

/** About this many steps between curves of equal height from the bottom to the top of the box. */
export const contourSteps = 14

export const mostLevels = 60

/** The levels of a map, from low to high. */
export interface Levels {
  values: readonly number[]
  /** The least distance between two of them. */
  spacing: number
  /** Whether a level is one of those that are drawn heavier. */
  isHeavy(level: number): boolean
  /** A level as its label says it. */
  text(level: number): string
}

/** Levels at the very ends of the heights have no curve worth drawing: f touches them, or is cut off there. */
const margin = 0.003

/** The levels for a range of heights. */
export function levelsFor(choice: LevelChoice, heights: Readonly<Heights>): Levels {
  if (choice.kind === 'list') return listed([...new Set(choice.levels)].sort((a, b) => a - b))
  const span = heights[1] - heights[0]
  const step = choice.kind === 'auto' ? niceStep(span, contourSteps) : closestStep(span, choice.count)
  const inner: Heights = [heights[0] + margin * span, heights[1] - margin * span]
  const values = ticksIn(inner, step).filter((level) => level >= inner[0] && level <= inner[1])
  const largest = Math.max(...heights.map(Math.abs))
  return {
    values,
    spacing: step,
    isHeavy: (level) => Math.round(level / step) % 5 === 0,
    text: (level) => tickText(level, step, largest)
  }
}

/** The nice step of which most nearly so many fit into a span. */
function closestStep(span: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(span / count))
  const steps = [1, 2, 2.5, 5, 10].map((lead) => lead * power)
  const miss = (step: number) => Math.abs(Math.log(span / step / count))
  return steps.reduce((best, step) => (miss(step) < miss(best) ? step : best))
}

/** All alike: somebody wanted each of them. */
function listed(values: number[]): Levels {
  const gaps = values.slice(1).map((level, i) => level - values[i])
  const digits = (level: number) => String(Number(level.toPrecision(6)))
  return {
    values,
    spacing: gaps.length ? Math.min(...gaps) : Math.abs(values[0] ?? 1) || 1,
    isHeavy: () => false,
    text: (level) => digits(level).replace(/-/g, '−')
  }
}

/** The share of the heights at which a level lies, for its colour. */
export const shareOf = (level: number, [low, high]: Readonly<Heights>): number =>
  clamp((level - low) / (high - low), 0, 1)
