import type { Grid } from '../tape/sampling/sampling'

/** Cells along a side, coarse to fine: multiples of 32, so that arrows stand on vertices. */
const rungs = [64, 96, 192, 384, 1024]

/** While something moves a frame should take no longer, in milliseconds, … */
const longestMoving = 24
/** … and a finer grid is tried where it would take no longer than this. */
const shortMoving = 14

/** At rest a picture may be as fine as a frame of this many milliseconds allows, since only one is drawn; … */
const longestResting = 200
/** … so fine it may always be: the first frames, which are all that is known then, took long for other reasons. */
const fineAnywhere = 192

/** Which grid suits the moment: coarse at once and while something moves, finer when all is at rest. */
export interface GridLadder {
  /** For while something moves, and for the first picture of a function. */
  readonly moving: Grid
  /** A frame with this grid took so many milliseconds while something moved. */
  moved(grid: Grid, duration: number): void
  /** The next coarser grid, or null. */
  coarser(grid: Grid): Grid | null
  /** The next finer grid to show at rest, or null where the present one is fine enough for this device. */
  finer(grid: Grid, duration: number): Grid | null
}

/** `start` is the first picture's side in cells; with `coarse` it never grows. */
export function createGridLadder(start: number, coarse = false): GridLadder {
  let rung = Math.max(0, rungs.indexOf(start))
  const last = coarse ? rung : rungs.length - 1
  return {
    get moving() {
      return square(rungs[rung])
    },
    moved(grid, duration) {
      const at = rungOf(grid)
      if (at !== rung || duration <= 0) return
      if (duration > longestMoving) rung = Math.max(0, at - 1)
      else if (at < last && expected(at, duration) < shortMoving) rung = at + 1
    },
    coarser(grid) {
      const at = rungOf(grid)
      return at > 0 ? square(rungs[at - 1]) : null
    },
    finer(grid, duration) {
      const at = rungOf(grid)
      if (at >= last) return null
      if (rungs[at + 1] > fineAnywhere && expected(at, duration) > longestResting) return null
      return square(rungs[at + 1])
    }
  }
}

/** One grid for good. */
export const fixedLadder = (grid: Grid): GridLadder => ({
  moving: grid,
  moved: () => undefined,
  coarser: () => null,
  finer: () => null
})

/** What a frame on the next rung would take, if all its time went into vertices. */
const expected = (at: number, duration: number): number => duration * (rungs[at + 1] / rungs[at]) ** 2

/** The rung of a grid, or the one below it for a grid that is none. */
const rungOf = ({ columns }: Grid): number =>
  Math.max(
    0,
    rungs.findLastIndex((side) => side < columns)
  )

const square = (side: number): Grid => ({ columns: side + 1, rows: side + 1 })
