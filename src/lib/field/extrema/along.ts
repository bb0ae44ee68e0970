import type { Branch } from '../../math/differentiate/branches'
import type { Expr } from '../../math/expression/expression'
import { widthOf, type Box } from '../../tape/roots/ranges'
import type { Study } from './study'

/** Of values beside a place on a curve: those of a minimum are all higher. */
export type KindAlong = 'minimum' | 'maximum' | 'neither'

const angles = 720
const halvings = 50

/**
 * What f does at a place of the curve c = 0 as far as a look at it tells: f is compared with its values where the curve
 * crosses a small circle around the place. Null where f or the curve has none there.
 */
export function lookAround(
  study: Study,
  f: Expr,
  c: Expr,
  at: readonly number[],
  share = 1e-4
): KindAlong | null {
  const sizes = study.box.map(widthOf)
  const on = (angle: number) => [
    at[0] + share * sizes[0] * Math.cos(angle),
    at[1] + share * sizes[1] * Math.sin(angle)
  ]
  const angleOf = (k: number) => (2 * Math.PI * (k + 0.37)) / angles
  const level = study.value(f, at)
  let higher = 0
  let lower = 0
  for (let k = 0; k < angles; k++) {
    let [from, to] = [angleOf(k), angleOf(k + 1)]
    const sign = Math.sign(study.value(c, on(from)))
    if (sign * Math.sign(study.value(c, on(to))) > -1) continue
    for (let i = 0; i < halvings; i++) {
      const middle = (from + to) / 2
      if (Math.sign(study.value(c, on(middle))) === sign) from = middle
      else to = middle
    }
    const beside = study.value(f, on(from))
    if (Number.isNaN(beside)) return null
    if (beside > level) higher++
    else if (beside < level) lower++
  }
  if (higher + lower === 0) return null
  return lower === 0 ? 'minimum' : higher === 0 ? 'maximum' : 'neither'
}

/** λ of ∇f = λ∇c, as near as there is one. */
export function multiplierAt(study: Study, f: Expr, c: Expr, at: readonly number[]): number {
  const [[fx, fy], [cx, cy]] = [study.slopes(f, at), study.slopes(c, at)]
  return (fx * cx + fy * cy) / (cx * cx + cy * cy)
}

/**
 * The sign of the second derivative of f along the curve c = 0 all over a box around a place where ∇f = λ∇c; 0 where
 * that is not sure. Along the curve f changes by f_x·c_y − f_y·c_x, and that function's own change is the second. It is
 * enclosed, as its terms may all but cancel.
 */
export function bendAlong(study: Study, f: Expr, c: Expr, box: Box): -1 | 0 | 1 {
  const { low, high } = study.enclose(study.tangency(study.tangency(f, c), c), box)
  return low > 0 ? 1 : high < 0 ? -1 : 0
}

/** The branches of a function that it may be at a place. */
export const branchesAt = (study: Study, branches: readonly Branch[], at: readonly number[]): Branch[] =>
  branches.filter(({ where }) =>
    where.every((e) => study.value(e, at) <= 1e-9 * Math.max(...study.box.map(widthOf)))
  )
