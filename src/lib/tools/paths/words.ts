import type { EndReason } from '../../figure/curves/steepest'

/** A short name of the end of a curve, for its dot; empty where it is none of f's own. */
export const endName = (reason: EndReason): string =>
  reason.kind !== 'critical' || reason.critical === 'flat' ? '' : reason.critical

/** Why a curve ends, in words that follow "ends". */
export function endWords(reason: EndReason, rising: boolean): string {
  switch (reason.kind) {
    case 'critical':
      return reason.critical === 'flat'
        ? 'where the gradient is zero'
        : `at a ${reason.critical === 'saddle' ? 'saddle' : `local ${reason.critical}`}, where the gradient is zero`
    case 'window':
      return 'at the edge of the window'
    case 'undefined':
      return 'where f has no values any more'
    case 'jump':
      return 'where f jumps'
    case 'pole':
      return rising ? 'where f grows beyond all bounds' : 'where f falls below all bounds'
    case 'kink':
      return 'at a kink, where the gradient jumps'
    case 'plateau':
      return 'on level ground, where the gradient is zero'
    case 'long':
      return 'after so many steps that it was followed no farther'
  }
}
