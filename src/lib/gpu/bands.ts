import type { Grid } from '../tape/sampling/sampling'

/**
 * Milliseconds that a dispatch is planned to take at most: behind a longer one the page's own frames wait,
 * and a driver may take the device for hung.
 */
const longest = 50

/** Rows of a grid, `from` to `to`, the last excluded. */
export type Band = [from: number, to: number]

/** How much work a device does in a millisecond; it learns from what it is seen to do. */
export interface Pace {
  /** The next rows to dispatch together, from this one on, when a sample costs so many units of work. */
  band(grid: Grid, from: number, perSample: number): Band
  /** So much work took so long. */
  learn(work: number, milliseconds: number): void
}

/** `start` is a careful guess: units of work per millisecond. */
export function createPace(start: number): Pace {
  let speed = start
  return {
    band({ columns, rows }, from, perSample) {
      const affordable = Math.floor((longest * speed) / (columns * perSample))
      return [from, Math.min(rows, from + Math.max(1, affordable))]
    },
    learn(work, milliseconds) {
      const seen = work / Math.max(milliseconds, 0.1)
      // Believed step by step: a band may have waited behind a frame, and a short one may have met an idle machine.
      speed = Math.min(2 * speed, Math.max(speed / 2, seen))
    }
  }
}
