import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGridLadder, fixedLadder } from '$lib/engine/gridLadder'
import { createPacer } from '$lib/engine/pacer'
import type { Filled, Prepared, Shown } from '$lib/engine/sampler'
import type { Sheet, SheetStage } from '$lib/engine/sheet'
import type { Grid } from '$lib/tape/sampling/sampling'

const square = (side: number): Grid => ({ columns: side + 1, rows: side + 1 })
const shownAt = (x: number): Shown => ({
  domain: { x: [x, x + 1], y: [0, 1] },
  values: {},
  heights: [0, 1]
})

/** A stage that only remembers what was placed; a frame takes `fixed` milliseconds and a share for each cell. */
function fakeStage(fixed: number, perCell = 0) {
  const placed: { x: number; side: number }[] = []
  let side = 0
  const stage = {
    get frameTime() {
      return fixed + perCell * (placed.at(-1)?.side ?? 0) ** 2
    },
    arrows: { grid: square(1), buffer: null, upload: () => undefined },
    spare(grid: Grid) {
      side = grid.columns - 1
      return Promise.resolve({ grid, buffer: null, upload: () => undefined })
    },
    place: ({ domain }: Sheet) => placed.push({ x: domain.x[0], side }),
    settled: () => Promise.resolve()
  }
  return { stage: stage as unknown as SheetStage, placed }
}

/** A function whose samples are ready when the test says so. */
function slowFunction() {
  const open: (() => void)[] = []
  const prepared: Prepared = {
    fill: (_, stale) =>
      new Promise<Filled | null>((resolve) =>
        open.push(() => resolve(stale() ? null : { base: 0, refinement: null, marked: false, rough: false }))
      ),
    refusal: null,
    destroy: () => undefined
  }
  return { prepared, open }
}

const quick: Prepared = {
  fill: () => Promise.resolve({ base: 0, refinement: null, marked: false, rough: false }),
  refusal: null,
  destroy: () => undefined
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('jobs', () => {
  test('of those that come while one is at work, the newest follows, and the work is shown all the same', async () => {
    const { stage, placed } = fakeStage(10)
    const { prepared, open } = slowFunction()
    const pacer = createPacer(stage, fixedLadder(square(8)))
    const answers = [1, 2, 3].map((x) => pacer.show(prepared, shownAt(x)))
    await vi.advanceTimersByTimeAsync(1)
    open[0]()
    await vi.advanceTimersByTimeAsync(1)
    open[1]()
    expect(await Promise.all(answers)).toEqual([true, false, true])
    expect(placed.map(({ x }) => x)).toEqual([1, 3])
    pacer.dispose()
  })

  test('a new function does not wait for the old one', async () => {
    const { stage, placed } = fakeStage(10)
    const { prepared, open } = slowFunction()
    const pacer = createPacer(stage, fixedLadder(square(8)))
    const old = pacer.show(prepared, shownAt(1))
    await vi.advanceTimersByTimeAsync(1)
    expect(await pacer.show(quick, shownAt(2))).toBe(true)
    open[0]()
    expect(await old).toBe(false)
    expect(placed.map(({ x }) => x)).toEqual([2])
    pacer.dispose()
  })

  test('out of view none begins, and the newest does when the picture comes into view', async () => {
    const { stage, placed } = fakeStage(10)
    const rests: boolean[] = []
    const pacer = createPacer(stage, fixedLadder(square(8)), (resting) => rests.push(resting))
    pacer.inView = false
    const answers = [1, 2, 3].map((x) => pacer.show(quick, shownAt(x)))
    await vi.advanceTimersByTimeAsync(5000)
    expect(placed).toEqual([])
    expect(rests).toEqual([false])
    pacer.inView = true
    expect(await Promise.all(answers)).toEqual([false, false, true])
    expect(placed.map(({ x }) => x)).toEqual([3])
    await vi.advanceTimersByTimeAsync(5000)
    expect(rests).toEqual([false, true])
    pacer.dispose()
  })

  test('what is at work when the picture leaves is shown, and is made finer when it is back', async () => {
    const { stage, placed } = fakeStage(1)
    const { prepared, open } = slowFunction()
    const pacer = createPacer(stage, createGridLadder(64))
    const first = pacer.show(prepared, shownAt(1))
    await vi.advanceTimersByTimeAsync(1)
    pacer.inView = false
    open[0]()
    expect(await first).toBe(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(open).toHaveLength(1)
    pacer.inView = true
    await vi.advanceTimersByTimeAsync(5000)
    expect(open).toHaveLength(2)
    expect(placed).toHaveLength(1)
    pacer.dispose()
  })

  test('without room for a grid nothing is filled', async () => {
    const { stage, placed } = fakeStage(10)
    const pacer = createPacer({ ...stage, spare: () => Promise.resolve(null) }, fixedLadder(square(8)))
    expect(await pacer.show(quick, shownAt(1))).toBe(false)
    expect(placed).toEqual([])
    pacer.dispose()
  })

  test('a failure is told, and the next job runs', async () => {
    const { stage, placed } = fakeStage(10)
    const pacer = createPacer(stage, fixedLadder(square(8)))
    const broken: Prepared = { ...quick, fill: () => Promise.reject(new Error('out of memory')) }
    await expect(pacer.show(broken, shownAt(1))).rejects.toThrow('out of memory')
    expect(await pacer.show(quick, shownAt(2))).toBe(true)
    expect(placed).toHaveLength(1)
    pacer.dispose()
  })
})

describe('grids', () => {
  test('one on which more would have to be left open does not take the place of a coarser one', async () => {
    const { stage, placed } = fakeStage(10)
    const rests: boolean[] = []
    const pacer = createPacer(stage, createGridLadder(64), (resting) => rests.push(resting))
    const asked: number[] = []
    const crowdedFrom = (side: number): Prepared => ({
      ...quick,
      fill({ surface, coarser }) {
        asked.push(surface.grid.columns - 1)
        const crowded = surface.grid.columns > side && !coarser
        return Promise.resolve(
          crowded ? 'crowded' : { base: 0, refinement: null, marked: false, rough: true }
        )
      }
    })
    await pacer.show(crowdedFrom(192), shownAt(1))
    await vi.advanceTimersByTimeAsync(5000)
    expect(placed.map(({ side }) => side)).toEqual([64, 96])
    expect(asked).toEqual([64, 96, 192])
    expect(rests.at(-1)).toBe(true)
    expect(pacer.gappy).toBe(false)
    // What moves is shown in any case.
    expect(await pacer.show(crowdedFrom(0), shownAt(2))).toBe(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(placed.at(-1)).toEqual({ x: 2, side: 64 })
    expect(rests.at(-1)).toBe(true)
    pacer.dispose()
  })

  test('what moves takes the coarser grid at once, and begins with it the next time', async () => {
    const { stage, placed } = fakeStage(20)
    const pacer = createPacer(stage, createGridLadder(384))
    const asked: number[] = []
    const crowded: Prepared = {
      ...quick,
      fill({ surface: { grid } }) {
        asked.push(grid.columns - 1)
        const filled = { base: 0, refinement: null, marked: false, rough: false }
        return Promise.resolve(grid.columns > 100 ? 'crowded' : filled)
      }
    }
    expect(await pacer.show(crowded, shownAt(1))).toBe(true)
    expect(asked).toEqual([384, 192, 96])
    expect(await pacer.show(crowded, shownAt(2))).toBe(true)
    expect(asked).toEqual([384, 192, 96, 96])
    expect(placed.map(({ side }) => side)).toEqual([96, 96])
    pacer.dispose()
  })

  async function sidesOf(fixed: number, perCell: number, start: number) {
    const { stage, placed } = fakeStage(fixed, perCell)
    const rests: boolean[] = []
    const pacer = createPacer(stage, createGridLadder(start), (resting) => rests.push(resting))
    for (const x of [1, 2, 3]) await pacer.show(quick, shownAt(x))
    await vi.advanceTimersByTimeAsync(5000)
    pacer.dispose()
    return { sides: placed.map(({ side }) => side), rests }
  }

  test('a slow device moves on coarser ones and goes finer at rest', async () => {
    const { sides, rests } = await sidesOf(30, 6.5e-4, 96)
    expect(sides).toEqual([96, 64, 64, 96, 192])
    expect(rests).toEqual([false, true])
  })

  test('a fast one moves on finer ones and rests on the finest', async () => {
    const { sides, rests } = await sidesOf(0.2, 4e-6, 192)
    expect(sides).toEqual([192, 384, 1024])
    expect(rests).toEqual([false, true])
  })

  test('one that is just fast enough keeps its grid while it moves', async () => {
    const { sides } = await sidesOf(18, 0, 96)
    expect(sides.slice(0, 3)).toEqual([96, 96, 96])
  })

  test('turning a fine picture that is slow to draw takes the coarser grid at once', async () => {
    const { stage, placed } = fakeStage(30, 6.5e-4)
    const pacer = createPacer(stage, createGridLadder(96))
    await pacer.show(quick, shownAt(1))
    await vi.advanceTimersByTimeAsync(5000)
    expect(placed.at(-1)?.side).toBe(192)
    pacer.turned()
    await vi.advanceTimersByTimeAsync(1)
    expect(placed.at(-1)?.side).toBe(64)
    await vi.advanceTimersByTimeAsync(5000)
    expect(placed.at(-1)?.side).toBe(192)
    pacer.dispose()
  })
})
