import { untrack } from 'svelte'
import { levelsFor, type Levels } from '../../figure/levels'
import type { MarkOf } from '../../figure/mark'
import type { Chart, ChartRequest } from '../../tape/levels/chart'
import type { LevelCurve } from '../../tape/levels/levelCurves'
import { spanOf, type Domain, type Grid } from '../../tape/sampling/sampling'
import { createCharter, type Charter } from '../../tape/workers/chartWorker'
import type { Boxed } from './framing.svelte'
import { Latest, type Answered } from './latest.svelte'
import { pageEngine } from './pageEngine'
import type { Viewport } from './viewport.svelte'

/** What a map's ground shows. */
export interface GroundQuestion {
  box: Boxed
  levels: Levels
  /** Sampled coarsely, since something moves. */
  quick: boolean
}

interface LevelQuestion {
  box: Boxed
  heights: readonly number[]
}

/** While changes follow each other so soon, in milliseconds, as by a slider or by typing, f is sampled coarsely. */
const pause = 300
const quickCells = 71

/** What of a map comes from a worker: its ground, and the curves through the points. */
export class MapLife {
  readonly #viewport: Viewport
  readonly #charters: Charter[]
  readonly #giveBack: () => void
  readonly #grounds: Latest<GroundQuestion, Chart>
  readonly #curves: Latest<LevelQuestion, LevelCurve[]>
  #asked: GroundQuestion | null = null
  #askedCurves: LevelQuestion | null = null
  #lastAsked = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The ground that was in place last. */
  #shown: Answered<GroundQuestion, Chart> | null = null
  /** What the map shows: a new function as soon as its ground is there, perhaps before its surface. */
  scene = $derived.by(() => {
    const { scene, comingScene } = this.#viewport
    return comingScene && this.#isGrounded(comingScene.box) ? comingScene : scene
  })
  /** The ground in place; the last one stays until there is another of what is shown. */
  ground = $derived.by(() =>
    !this.scene || this.#isGrounded(this.scene.box) ? (this.#shown = this.#grounds.last) : this.#shown
  )
  /** The curves through the points, of the function in place. */
  curves = $derived.by(() => this.#curves.last)

  /** The source whose map is complete. */
  drawn = $derived.by(() => this.ground?.question.box.field.source ?? '')

  constructor(viewport: Viewport) {
    this.#viewport = viewport
    const loan = borrowed()
    this.#giveBack = loan.giveBack
    const [ground, curves] = (this.#charters = [createCharter(loan.pool), createCharter(loan.pool)])
    this.#grounds = new Latest((question) => ground.chart(question.box.field.tape, groundRequest(question)))
    this.#curves = new Latest(async ({ box, heights }) => {
      const found = await curves.chart(box.field.tape, {
        ...placeOf(box),
        levels: [...heights],
        cells: quickCells
      })
      return found && found.curves
    })
  }

  /** Asks for what is to be seen: effects. The answer ends it. */
  follow(): () => void {
    this.#viewport.map = this
    $effect(() => {
      const box = this.#viewport.coming ?? this.#viewport.scene?.box
      const choice = this.#viewport.plot.settings.levels
      if (box) untrack(() => this.#askGround(box, levelsFor(choice, box.heights)))
    })
    $effect(() => {
      const { scene } = this
      const marks = scene?.marks.filter((mark): mark is MarkOf<'level'> => mark.kind === 'level') ?? []
      const heights = marks.map(({ at }) => at[2]).filter(Number.isFinite)
      if (scene && heights.length) this.#askCurves({ box: scene.box, heights })
    })
    return () => this.#dispose()
  }

  #dispose(): void {
    if (this.#viewport.map === this) this.#viewport.map = null
    clearTimeout(this.#timer)
    this.#grounds.stop()
    this.#curves.stop()
    for (const charter of this.#charters) charter.dispose()
    this.#giveBack()
  }

  #isGrounded({ field }: Boxed): boolean {
    return this.#grounds.last?.question.box.field === field
  }

  #askGround(box: Boxed, levels: Levels): void {
    const last = this.#asked
    // Of one that was asked for quickly the timer asks again.
    if (last && sameBox(last.box, box) && sameLevels(last.levels, levels)) return
    clearTimeout(this.#timer)
    const now = performance.now()
    const isMoving = now - this.#lastAsked < pause
    this.#lastAsked = now
    this.#ask({ box, levels, quick: isMoving })
    if (isMoving) this.#timer = setTimeout(() => this.#ask({ box, levels, quick: false }), pause)
  }

  /** While a new function is read, marks of the present one are made anew: its curves are the same, and it has them. */
  #askCurves(question: LevelQuestion): void {
    const last = this.#askedCurves
    if (last && sameBox(last.box, question.box) && last.heights.join() === question.heights.join()) return
    this.#curves.ask((this.#askedCurves = question))
  }

  #ask(question: GroundQuestion): void {
    this.#asked = question
    this.#grounds.ask(question)
  }
}

/** The page's workers, or none where they cannot be started. */
function borrowed(): { pool: Parameters<typeof createCharter>[0]; giveBack(): void } {
  try {
    return pageEngine.borrowPool()
  } catch (error) {
    console.warn(error)
    return { pool: null, giveBack: () => undefined }
  }
}

const placeOf = ({ field, domain, values }: Boxed) => ({
  domain,
  parameters: field.parameters.map((name) => values[name])
})

const groundRequest = ({ box, levels, quick }: GroundQuestion): ChartRequest => ({
  ...placeOf(box),
  levels: [...levels.values],
  areas: true,
  arrows: arrowGrid(box.domain),
  cells: quick ? quickCells : undefined
})

/** Arrows along the longer side of a map: fewer than on the scene's floor, for lines and labels stand among them. */
const mostArrows = 12

function arrowGrid({ x, y }: Domain): Grid {
  const [wide, high] = [spanOf(x), spanOf(y)]
  const count = (span: number) => Math.max(4, Math.round((mostArrows * span) / Math.max(wide, high)))
  return { columns: count(wide), rows: count(high) }
}

export const sameBox = (a: Boxed, b: Boxed): boolean =>
  a.field === b.field &&
  a.domain === b.domain &&
  a.values === b.values &&
  a.heights[0] === b.heights[0] &&
  a.heights[1] === b.heights[1]

const sameLevels = (a: Levels, b: Levels): boolean => a.values.join() === b.values.join()
