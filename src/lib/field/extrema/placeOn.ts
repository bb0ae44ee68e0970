import type { Expr } from '../../math/expression/expression'
import { widthOf } from '../../tape/roots/ranges'
import { placeOf } from './critical'
import type { Study } from './study'

/** Cuts across a curve, in shares of the window, until one meets it within the limits. */
const cuts = [0.4137, 0.5713, 0.2931, 0.7139, 0.1373, 0.8571, 0.0717, 0.9311, 0.5]

/** Some place of the curve on which a function is 0, within limits that are ≤ 0; null where none was found. */
export function placeOn(study: Study, curve: Expr, limits: readonly Expr[]): number[] | null {
  const { variables, box } = study.setting
  for (const share of cuts)
    for (const [i, name] of variables.entries()) {
      const level = study.number(box[i][0] + share * widthOf(box[i]))
      const cut = study.fold('subtract', study.graph.symbol(name), level)
      const [root] = study.search([curve, cut], limits, []).roots
      if (root) return placeOf(root)
    }
  return null
}
