import type { PointEvaluator } from '../evaluators/points'
import { pointsAt, type Lattice } from './lattice'
import type { Mesh } from './mesh'

/** So far from a fold the slopes of a piece are read, in cells: farther than the fold's place is uncertain by. */
const glance = 2 ** -10

/** f, f_x and f_y beside vertices, on the way to others. */
export function readAside(
  lattice: Lattice,
  { i, j }: Mesh,
  vertices: number[],
  others: number[],
  evaluate: PointEvaluator
): ArrayLike<number>[] {
  const shares = vertices.map((vertex, k) => {
    const distance = Math.hypot(i[others[k]] - i[vertex], j[others[k]] - j[vertex])
    return distance > 0 ? Math.min(1, (glance * lattice.side) / distance) : 0
  })
  const near = (places: number[]) =>
    vertices.map((vertex, k) => places[vertex] + shares[k] * (places[others[k]] - places[vertex]))
  return evaluate(pointsAt(lattice, near(i), near(j)))
}
