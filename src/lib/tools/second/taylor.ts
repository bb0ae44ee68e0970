import type { Symmetric } from './symmetric'

export type TaylorOrder = 0 | 1 | 2

/** f and its derivatives at a point. */
export interface Expanded {
  at: readonly [number, number]
  value: number
  gradient: readonly number[]
  hessian: Symmetric
}

/** The Taylor polynomial about a point; NaN where a derivative that it needs is. */
export function taylorOf({ at, value, gradient, hessian }: Expanded, order: TaylorOrder) {
  const [fx, fy] = order > 0 ? gradient : [0, 0]
  const { xx, xy, yy } = order > 1 ? hessian : { xx: 0, xy: 0, yy: 0 }
  return (x: number, y: number): number => {
    const [u, v] = [x - at[0], y - at[1]]
    return value + (fx * u + fy * v) + (xx * u * u + 2 * xy * u * v + yy * v * v) / 2
  }
}
