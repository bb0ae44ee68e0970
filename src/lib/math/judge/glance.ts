import type { Expr } from '../expression/expression'
import { toBounded } from './bounded'
import { samplePoints } from './samples'

/** So many points tell most formulas apart at once. */
const glances = 16

/** Which of the formulas may be the same function as u, as far as a few points show: a quick look before a long one. */
export function mayEqual(u: Expr, formulas: readonly Expr[], names: string[]): boolean[] {
  const evaluate = toBounded([u, ...formulas], names)
  const box = names.map(() => [-3, 3] as const)
  const may = formulas.map(() => true)
  const alone = formulas.map(() => 0)
  for (const at of samplePoints(box, true, 2).generic.slice(0, glances)) {
    const [own, ...others] = evaluate(at)
    others.forEach((other, i) => {
      if (own.error === Infinity || other.error === Infinity) return
      if (Number.isNaN(own.value) !== Number.isNaN(other.value)) alone[i]++
      // One such place may be an exception.
      if (alone[i] > 1 || Math.abs(own.value - other.value) > own.error + other.error) may[i] = false
    })
  }
  return may
}
