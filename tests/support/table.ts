import { differentiate } from '../../src/lib/math/differentiate/differentiate'
import { Graph } from '../../src/lib/math/expression/expression'
import type { Expr } from '../../src/lib/math/expression/expression'
import { operation } from '../../src/lib/math/table/functions'
import { lower } from '../../src/lib/tape/program/lower'
import type { Tape } from '../../src/lib/tape/program/tape'

/** An entry of the table applied to the variables x and y, as the reader would make it. */
export function callOf(g: Graph, name: string): Expr {
  return g.call(name, ...['x', 'y'].slice(0, operation(name).arity).map((v) => g.symbol(v)))
}

/** f, f_x and f_y of an expression, on one tape. */
export const withGradient = (g: Graph, f: Expr): Tape =>
  lower([f, differentiate(g, f, 'x'), differentiate(g, f, 'y')], ['x', 'y'], [])

/** The symbolic jet of an entry: f, f_x, f_y, f_xx, f_xy, f_yy. */
export function jetTape(name: string): Tape {
  const g = new Graph()
  const f = callOf(g, name)
  const [fx, fy] = ['x', 'y'].map((v) => differentiate(g, f, v))
  const second = [fx, fx, fy].map((d, i) => differentiate(g, d, ['x', 'y', 'y'][i]))
  return lower([f, fx, fy, ...second], ['x', 'y'], [])
}
