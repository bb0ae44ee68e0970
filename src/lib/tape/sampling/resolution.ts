import { toPoints } from '../evaluators/points'
import type { Domain, Grid } from './sampling'
import { rowCount, type Tape } from '../program/tape'

/** A picture: a surface over the vertices of a grid, in a box of these heights. */
export interface Drawn {
  grid: Grid
  domain: Domain
  /** In the tape's order. */
  parameters: ArrayLike<number>
  heights: readonly [number, number]
}

/** Neighbouring edges of the grid along an axis, with a vertex in their middle. */
export interface Run {
  axis: 'x' | 'y'
  column: number
  row: number
}

/** Whether the vertices show the turns of f along a run; unseen where too little of it is in the box. */
export type Verdict = 'resolved' | 'unresolved' | 'unseen'

/** The edges of a run, as far as the grid has so many, and how many of them must be seen to judge it. */
const runLength = 8
const fewestSeen = 5

/** So many edges of a run may be upset by a kink, a jump, a pole or a steep step. */
const mostUpset = 2

/**
 * f turns around between neighbouring vertices where they differ by less than this share of what the slopes say.
 * Of a wave with n vertices in a period a share of |sin(π/n)|/(π/n) is left, on average over its phases: this
 * one has 2.4 vertices in a period, and of no faster wave so much is left.
 */
const kept = 0.7

/** A run that turns at this share of its vertices is a zigzag: a wave with 2.8 vertices in a period. */
const zigzag = 0.7

/** Slopes that rise by less than this share of the box from wall to wall are not seen. */
const faint = 0.2

/** So far beyond the box, in boxes, nothing is drawn that could be wrong. */
const margin = 0.1

/** Places tried before anything is said of a picture, fewer where each takes long: a fraction of a millisecond. */
const mostTried = 64
const fewestTried = 3
const budget = 6_000

/**
 * Whether some runs of edges, spread over the picture, hold more turns of f than its vertices show: cheap enough for
 * every step of a slider. The tape's outputs are f, f_x, f_y.
 */
export function mayOscillate(tape: Tape, drawn: Drawn): boolean {
  const { columns, rows } = drawn.grid
  const tried = Math.max(fewestTried, Math.min(mostTried, Math.floor(budget / workOf(tape))))
  const runs = Array.from({ length: tried }, (_, i): Run[] => {
    // Roberts's R₂ sequence: evenly spread, and on no line of anybody's.
    const [u, v] = [(0.5 + i * 0.7548776662466927) % 1, (0.5 + i * 0.5698402909980532) % 1]
    const place = { column: Math.floor(u * columns), row: Math.floor(v * rows) }
    return [
      { axis: 'x', ...place },
      { axis: 'y', ...place }
    ]
  })
  return judgeRuns(tape, drawn, runs.flat()).includes('unresolved')
}

/** Instructions for a sample, those over the data's rows counted for each row. */
export const workOf = (tape: Tape): number => tape.code.length * Math.max(1, rowCount(tape))

/**
 * Compares what f changes by from vertex to vertex with what its slopes say, at the vertices and at irregular places
 * between them: no frequency has its turns at all of these. What rises or falls all along a run is resolved, however steep.
 */
export function judgeRuns(tape: Tape, drawn: Drawn, runs: readonly Run[]): Verdict[] {
  const { grid, domain, parameters, heights } = drawn
  const cells = { x: grid.columns - 1, y: grid.rows - 1 }
  const lengthOf = ({ axis }: Run) => Math.min(runLength, cells[axis])
  const xs: number[] = []
  const ys: number[] = []
  for (const run of runs)
    for (const k of placesOf(lengthOf(run))) {
      const [column, row] = [run.column, run.row]
      const along = startOf(run.axis === 'x' ? column : row, cells[run.axis], lengthOf(run)) + k
      const [i, j] = run.axis === 'x' ? [along, row] : [column, along]
      xs.push(domain.x[0] + (i / cells.x) * (domain.x[1] - domain.x[0]))
      ys.push(domain.y[0] + (j / cells.y) * (domain.y[1] - domain.y[0]))
    }
  const [f, fx, fy] = toPoints(tape, parameters)([Float64Array.from(xs), Float64Array.from(ys)])
  const [low, high] = heights
  const seen = (value: number) => Math.abs(value - (low + high) / 2) <= (0.5 + margin) * (high - low)
  let first = 0
  return runs.map((run) => {
    const { axis } = run
    const slope = axis === 'x' ? fx : fy
    const step = (domain[axis][1] - domain[axis][0]) / cells[axis]
    const edges: Edge[] = []
    for (let k = 0; k < lengthOf(run); k++) {
      const [a, between, b] = [first + 2 * k, first + 2 * k + 1, first + 2 * k + 2]
      const said = (step / 6) * (Math.abs(slope[a]) + 4 * Math.abs(slope[between]) + Math.abs(slope[b]))
      if (seen(f[a]) && seen(f[between]) && seen(f[b]) && isFinite(said))
        edges.push({ rise: f[b] - f[a], said })
    }
    first += 2 * lengthOf(run) + 1
    if (edges.length < Math.min(fewestSeen, lengthOf(run))) return 'unseen'
    return isResolved(edges, (faint * (high - low)) / cells[axis]) ? 'resolved' : 'unresolved'
  })
}

/** Where a run around a vertex starts, so that all of it lies in the grid. */
const startOf = (middle: number, cells: number, length: number): number =>
  Math.max(0, Math.min(cells - length, middle - Math.floor(length / 2)))

/** In edges from the start of a run: its vertices, and a place in the middle part of every edge. */
function* placesOf(length: number): Generator<number> {
  for (let k = 0; k < length; k++) {
    yield k
    yield k + 0.3 + 0.4 * ((k * 0.618033988749895) % 1)
  }
  yield length
}

/** How much f rises from one end of an edge to the other, and how much it rises and falls between them by its slopes. */
interface Edge {
  rise: number
  said: number
}

/**
 * Without the edges whose slopes say most, what is left of a run has to agree, and must not turn at nearly every vertex
 * if that is what the slopes say, too: rounding's noise turns as often, with slopes that say less.
 */
function isResolved(edges: Edge[], unseen: number): boolean {
  const turns = edges.filter(({ rise }, k) => k > 0 && rise * edges[k - 1].rise < 0).length
  const calm = edges.toSorted((a, b) => a.said - b.said).slice(0, Math.max(1, edges.length - mostUpset))
  const drawn = calm.reduce((sum, { rise }) => sum + Math.abs(rise), 0)
  const said = calm.reduce((sum, edge) => sum + edge.said, 0)
  const isZigzag = turns >= zigzag * (edges.length - 1) && drawn < 1.5 * said
  return said <= unseen * calm.length || (drawn >= kept * said && !isZigzag)
}
