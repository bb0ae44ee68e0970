import type { PointEvaluator } from '../evaluators/points'
import type { Box } from './look'
import type { Lattice } from './lattice'
import type { Mesh } from './mesh'
import type { Run } from './runs'
import { readAside } from './aside'

/** What a box is made of. */
export interface Parts {
  runs: Run[]
  /** The place inside where all folds meet, if there is one. */
  joint: [i: number, j: number] | null
}

/** Where slopes change by a smaller share of themselves, no fold is seen. */
const leastChange = 0.01

/** Where folds meet, or one turns, they do so at a greater angle than this; its sine squared. */
const leastTurn = 0.15

/** No fold may miss the joint by more, and no joint be closer to the border, as a share of the box. */
const mostMissed = 0.1
const margin = 1e-3

/**
 * Joins runs if there is no fold between them after all, and finds where the folds between the other runs meet. Across a
 * fold the gradient changes at right angles to it: so the gradients on both sides of a cut tell in which direction
 * the fold goes on, and the joint has the least squared distance from all of these lines (Ju et al. 2002).
 */
export function resolveFolds(
  lattice: Lattice,
  mesh: Mesh,
  found: ReadonlyMap<Box, Run[]>,
  evaluate: PointEvaluator
): Map<Box, Parts> {
  const ends = [...found.values()].flatMap((runs) =>
    runs.length < 2 ? [] : runs.map((run, r) => ({ run: runs.at(r - 1)!, next: run }))
  )
  const at = ends.map(({ next }) => next.vertices[0])
  const [[, ax, ay], [, bx, by]] = [
    ends.map(({ run }) => run.towards[run.towards.length - 1]),
    ends.map(({ next }) => next.towards[0])
  ].map((others) => readAside(lattice, mesh, at, others, evaluate))
  // In lattice steps, which are not as long in x as in y.
  const { wide, deep, side, x, y } = lattice
  const [stepX, stepY] = [(x(wide * side) - x(0)) / (wide * side), (y(deep * side) - y(0)) / (deep * side)]
  const lineAt = (k: number): Line => {
    const [a, b] = [(bx[k] - ax[k]) * stepX, (by[k] - ay[k]) * stepY]
    const slope = Math.hypot(ax[k] * stepX, ay[k] * stepY) + Math.hypot(bx[k] * stepX, by[k] * stepY)
    const size = Math.hypot(a, b)
    return {
      a: a / size,
      b: b / size,
      i: mesh.i[at[k]],
      j: mesh.j[at[k]],
      isSeen: !(size <= leastChange * slope)
    }
  }
  let next = 0
  return new Map(
    [...found].map(([box, runs]) => {
      if (runs.length < 2) return [box, { runs, joint: null }]
      const lines = runs.map(() => lineAt(next++))
      return [
        box,
        {
          runs: joined(runs, lines),
          joint: meetingPlace(
            box,
            lines.filter(({ isSeen }) => isSeen)
          )
        }
      ]
    })
  )
}

/** A fold's course in lattice steps: through (i, j), at right angles to the unit vector (a, b). */
interface Line {
  a: number
  b: number
  i: number
  j: number
  isSeen: boolean
}

/** The runs with those made one that no fold parts; `lines` are the folds at their starts. */
function joined(runs: Run[], lines: Line[]): Run[] {
  const first = lines.findIndex(({ isSeen }) => isSeen)
  const start = Math.max(0, first)
  const all: Run[] = []
  const names = new Map<number, number>()
  runs.forEach((_, k) => {
    const at = (start + k) % runs.length
    const { name, vertices, towards } = runs[at]
    const last = all.at(-1)
    if (!last || lines[at].isSeen) {
      all.push({ name: names.get(name) ?? name, vertices: [...vertices], towards: [...towards] })
      return
    }
    names.set(name, last.name)
    last.vertices.push(...vertices.slice(1))
    last.towards.push(...towards.slice(1))
  })
  if (all.length === 1) all[0].vertices.pop()
  return all.map((run) => ({ ...run, name: names.get(run.name) ?? run.name }))
}

function meetingPlace(box: Box, lines: Line[]): [number, number] | null {
  let [aa, ab, bb, ac, bc] = [0, 0, 0, 0, 0]
  for (const { a, b, i, j } of lines) {
    const c = a * i + b * j
    aa += a * a
    ab += a * b
    bb += b * b
    ac += a * c
    bc += b * c
  }
  const determinant = aa * bb - ab * ab
  if (!(4 * determinant > leastTurn * (aa + bb) ** 2)) return null
  const [i, j] = [(bb * ac - ab * bc) / determinant, (aa * bc - ab * ac) / determinant]
  const [u, v] = [(i - box.i) / box.wide, (j - box.j) / box.high]
  const most = mostMissed * Math.min(box.wide, box.high)
  const meets = lines.every((line) => Math.abs(line.a * (i - line.i) + line.b * (j - line.j)) <= most)
  return meets && Math.min(u, v, 1 - u, 1 - v) > margin ? [i, j] : null
}
