import { isCall, isNumber } from '../expression/expression'
import type { Call, Expr } from '../expression/expression'
import * as Q from '../expression/rational'
import * as T from './terms'
import type { Factor } from './terms'
import { byBase, isSymbolicPower } from './traits'
import type { Workspace } from './workspace'

/** Whether u^(v + n) is held as u^v·u^n, for this u. */
export const holdsShift = (w: Workspace, base: Expr): boolean =>
  w.nonzero(base) && !isCall(base, 'multiply') && !isCall(base, 'pow') && !isNumber(base)

/** Each u^v·u^n as u^(v + n). */
export function withShifts(w: Workspace, factors: Factor[]): Factor[] {
  if (!factors.some((f) => isSymbolicPower(f.base))) return factors
  const shifts = new Map(factors.map((f) => [f.base, f]))
  const used = new Set<Factor>()
  const powers = factors.map((f): Factor => {
    const shift =
      isSymbolicPower(f.base) && Q.isOne(f.exponent) ? shifts.get((f.base as Call).args[0]) : undefined
    if (!shift || used.has(shift) || !Q.isInteger(shift.exponent) || !holdsShift(w, shift.base)) return f
    used.add(shift)
    const [u, v] = (f.base as Call).args
    const shifted = w.g.call('pow', u, w.build(T.addSums(w.sumOf(v), [T.constantTerm(shift.exponent)])))
    if (!w.known(shifted.id))
      w.sums.set(shifted.id, [{ coefficient: Q.one, factors: [f, shift].sort(byBase) }])
    return { base: shifted, exponent: Q.one }
  })
  return powers.filter((_, i) => !used.has(factors[i]))
}
