import { finestDepth } from '../tape/refine/refine'
import type { Grid } from '../tape/sampling/sampling'
import { arrowGrid } from './arrowGrid'
import type { GridLadder } from './gridLadder'
import type { Filled, Prepared, Shown } from './sampler'
import type { SheetStage } from './sheet'

/** All is at rest when nothing was asked for in this many milliseconds. */
const pause = 250

/** How far cells are subdivided at jumps while something moves. */
const movingDepth = 3

/** A function to be shown on a grid. */
interface Showing {
  prepared: Prepared
  shown: Shown
  grid: Grid
  /** The reader waits for it; otherwise it makes a picture at rest finer. */
  moving: boolean
}

/** Fills the stage's samples, one showing at a time, and coarser or finer as the moment allows. */
export interface Pacer {
  /** True when the samples are in place, false when something newer came first. */
  show(prepared: Prepared, shown: Shown): Promise<boolean>
  /** The camera turned. */
  turned(): void
  /** Out of view nothing is begun; the newest of what was asked for is, once the picture comes into view. */
  inView: boolean
  /** Whether poles and jumps are so many that a good part of the surface on show is left open. */
  readonly gappy: boolean
  /** Whether a part of the surface on show is veiled, since f oscillates faster than its grid. */
  readonly veiled: boolean
  /** Resolves when the showings asked for so far are done or overtaken. */
  filled(): Promise<void>
  dispose(): void
}

export function createPacer(
  stage: SheetStage,
  ladder: GridLadder,
  onRest?: (resting: boolean) => void
): Pacer {
  let turn = 0
  let running: Showing | null = null
  let waiting: { showing: Showing; resolve(done: boolean | Promise<boolean>): void } | null = null
  /** The showing whose samples are on show, whether a closer look could change them, and whether any would be worse. */
  let last: (Showing & Pick<Filled, 'rough' | 'marked' | 'refinement'> & { finest: boolean }) | null = null
  let filling: Promise<unknown> = Promise.resolve()
  let resting: boolean | null = null
  let inView = true
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask(showing: Showing): Promise<boolean> {
    waiting?.resolve(false)
    waiting = null
    const done = mayStart(showing)
      ? start(showing)
      : new Promise<boolean>((resolve) => (waiting = { showing, resolve }))
    filling = done.catch(() => undefined)
    return done
  }
  /** What moves is never overtaken by more of the same, or nothing would show before the hand stops. */
  function mayStart(showing: Showing): boolean {
    return inView && !(running?.moving && running.prepared === showing.prepared)
  }
  function start(showing: Showing): Promise<boolean> {
    const own = ++turn
    running = showing
    return run(showing, () => own !== turn).finally(() => {
      if (own !== turn) return
      running = null
      if (inView) goOn()
    })
  }
  function goOn() {
    const next = waiting
    waiting = null
    if (next) next.resolve(start(next.showing))
    else restLater()
  }
  async function run(showing: Showing, stale: () => boolean): Promise<boolean> {
    const { prepared, shown, grid, moving } = showing
    const slot = stage.spare(grid)
    const surface = { grid, slot }
    const { buffer, upload } = stage.arrows
    const arrows = { buffer, upload, grid: arrowGrid(shown.domain) }
    const depth = moving ? movingDepth : finestDepth
    const below = moving ? ladder.coarser(grid) : null
    const coarser = moving && !below
    const filled = await prepared.fill({ surface, arrows, shown, depth, coarser, moving }, stale)
    if (!filled || !(await slot) || stale()) return false
    if (filled === 'crowded' && below) {
      // As if its frames took too long: the next step, too, is better off with the coarser grid.
      ladder.moved(grid, Infinity)
      return run({ ...showing, grid: below }, stale)
    }
    if (filled === 'crowded') {
      last = last && { ...last, finest: true }
      return false
    }
    stage.place({ ...filled, domain: shown.domain })
    const { rough, marked, refinement } = filled
    last = { ...showing, rough, marked, refinement, finest: false }
    return true
  }

  function restLater() {
    rest(false)
    clearTimeout(timer)
    timer = setTimeout(() => void refine(), pause)
  }
  function rest(now: boolean) {
    if (now !== resting) onRest?.(now)
    resting = now
  }
  /** Once all is still: the same picture on a finer grid, as long as this device affords it. */
  async function refine() {
    const own = turn
    await stage.settled()
    if (own !== turn || running || !last || !inView) return
    if (last.moving) ladder.moved(last.grid, stage.frameTime)
    const grid = ladder.finer(last.grid, stage.frameTime) ?? (last.rough ? last.grid : null)
    if (!grid || last.finest) return rest(true)
    await ask({ ...last, grid, moving: false }).catch((error: unknown) => console.warn(error))
  }
  return {
    show(prepared, shown) {
      if (last?.moving && running === null) ladder.moved(last.grid, stage.frameTime)
      clearTimeout(timer)
      rest(false)
      return ask({ prepared, shown, grid: ladder.moving, moving: true })
    },
    get inView() {
      return inView
    },
    set inView(now) {
      inView = now
      if (!now) clearTimeout(timer)
      else if (!running && resting === false) goOn()
    },
    turned() {
      if (!inView) return
      const fine = last && !running && last.grid.columns > ladder.moving.columns
      // A frame that is too slow to turn by.
      if (fine && !last!.moving && stage.frameTime > slowTurn)
        void ask({ ...last!, grid: ladder.moving, moving: true }).catch((error: unknown) =>
          console.warn(error)
        )
      else if (!running) restLater()
    },
    get gappy() {
      if (!last || last.refinement?.veil) return false
      // Of marks it is only known that they could not be made finer.
      return (last.refinement?.lost ?? 0) > muchLost || (last.marked && last.finest)
    },
    get veiled() {
      return last?.refinement?.veil !== undefined
    },
    async filled() {
      let newest
      do await (newest = filling)
      while (newest !== filling)
    },
    dispose() {
      turn++
      clearTimeout(timer)
      waiting?.resolve(false)
      waiting = null
    }
  }
}

/** Of the domain. */
const muchLost = 0.3

/** Milliseconds. */
const slowTurn = 24
