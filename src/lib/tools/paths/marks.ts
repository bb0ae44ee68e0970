import type { EndReason, SteepestCurve } from '../../figure/curves/steepest'
import type { Mark } from '../../figure/mark'
import type { Subject } from '../tool'
import { curveFrom, signsOf } from './curves'
import { grid } from './grid.svelte'
import { endName } from './words'

/** The steepest ways from the point, or from a grid of places. */
export function pathsMarks({ field, values, domain, at, state }: Subject): Mark[] {
  const { starts, trace } = state.paths
  if (starts === 'grid')
    return grid
      .curves(field, values, domain, trace)
      .flatMap((curve) => [
        pathMark(curve, curve.sign, 'fine'),
        ...(curve.reason.kind === 'critical' ? [endMark(curve)] : [])
      ])
  if (!Number.isFinite(at[2])) return []
  return signsOf(trace).flatMap((sign) => {
    const curve = curveFrom(field, values, domain, at[0], at[1], sign)
    return curve.places.length > 3 ? [pathMark(curve, sign, 'heavy'), endMark(curve, curve.reason)] : []
  })
}

/** Up is drawn whole, and down dashed. */
const pathMark = ({ places }: SteepestCurve, sign: 1 | -1, weight: 'fine' | 'heavy'): Mark => ({
  kind: 'path',
  places,
  tone: 'gradient',
  on: 'both',
  weight,
  dashed: sign < 0
})

const endMark = ({ places }: SteepestCurve, reason?: EndReason): Mark => {
  const [x, y, f] = places.slice(-3)
  const label = reason && endName(reason)
  return { kind: 'dot', at: [x, y, f], tone: 'gradient', on: 'both', ...(label ? { label } : {}) }
}
