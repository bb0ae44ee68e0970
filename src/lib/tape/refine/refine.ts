import { hasBranches, toBranches } from '../evaluators/branches'
import { surelySmooth, toIntervals, type Interval } from '../evaluators/intervals'
import { gatherBoxes } from './boxes'
import { affordableLooks, allFine, descend, type Cells } from './descent'
import { findFolds } from './folds'
import { createLattice, type Lattice } from './lattice'
import { Kind, type Box } from './look'
import { buildPatch } from './patch'
import { createPieces, isPieced } from './pieces'
import type { Patch, Refined } from './refinement'
import type { Tolerance } from '../rounding/repair'
import type { Domain, Grid } from '../sampling/sampling'
import { valueOf, type Tape } from '../program/tape'

export interface RefineOptions {
  /** Taken off f in f64 before it is rounded. */
  base: number
  /** What rounding may not move a vertex by; null where f64 is known to be good. */
  tolerance?: Tolerance | null
  /** Cells are halved at most so often. */
  depth?: number
  /** Where it would be crowded: coarser openings, so that there is an answer in any case. */
  coarser?: boolean
}

/** Sixteenths of a cell. */
export const finestDepth = 4

/** No patch has more vertices than this. */
export const mostPatchVertices = 1 << 16

/**
 * Where the sheet over this grid must be left open so that no triangle bridges a pole or a jump or covers a
 * place where f is undefined, and the finer triangles along these openings. The tape's outputs are f, f_x,
 * f_y. All numbers of the answer are finite.
 *
 * The enclosures of f over boxes decide, from the whole domain down (refine/descent.ts); what is left at
 * the finest boxes is drawn up to the edge of where f is defined, or left open (refine/patch.ts).
 */
export function refine(
  tape: Tape,
  grid: Grid,
  domain: Domain,
  parameters: ArrayLike<number>,
  { base, tolerance = null, depth = finestDepth, coarser = true }: RefineOptions
): Refined {
  if (!mayBeRefined(tape)) return null
  const value = valueOf(tape)
  const intervals = toIntervals(value)
  const branches = hasBranches(value) ? toBranches(value) : null
  const folds = isPieced(tape)
    ? findFolds(createLattice(grid, domain, 0), createPieces(value, parameters), affordableLooks(value))
    : null
  for (let halvings = depth; ; halvings--) {
    const lattice = createLattice(grid, domain, halvings)
    const enclose = (box: readonly Interval[]) => intervals(box, parameters)[0]
    const beside = branches && ((box: readonly Interval[]) => branches(box, parameters))
    const troubled = surelySmooth(tape)
      ? null
      : descend(lattice, value, enclose, beside, coarser ? Infinity : mostPatchVertices)
    if (!troubled && !folds) return null
    const cells = troubled ?? allFine(lattice)
    // A box has a vertex that is its own, or about that.
    if (cells !== 'crowded' && cells.leaves.filter(isDrawn).length <= mostPatchVertices)
      for (const some of new Set([folds, null])) {
        const drawn = buildPatch(lattice, cells, tape, parameters, base, tolerance, some)
        if (drawn.patch.unit.length <= 2 * mostPatchVertices)
          return { ...drawn, lost: lostShare(lattice, cells) }
      }
    if (cells === 'crowded' || !coarser) return 'crowded'
    if (halvings === 0) {
      const { open } = gatherBoxes(lattice, cells, null)
      return { open, patch: emptyPatch(), lost: open.reduce((sum, one) => sum + one, 0) / open.length }
    }
  }
}

/** Whether there may be more to draw than the grid has: poles, jumps, edges, folds. */
export const mayBeRefined = (tape: Tape): boolean => !surelySmooth(tape) || isPieced(tape)

const isDrawn = ({ kind }: Box): boolean => kind === Kind.fine || kind === Kind.edge

function lostShare({ wide, deep, side }: Lattice, { leaves }: Cells): number {
  const area = leaves.reduce((sum, box) => sum + (box.kind === Kind.jump ? box.wide * box.high : 0), 0)
  return area / (wide * deep * side ** 2)
}

const emptyPatch = (): Patch => ({
  unit: new Float32Array(0),
  samples: new Float32Array(0),
  index: new Uint32Array(0)
})
