import { isCall, isNumber, treeSize, visit } from '../expression/expression'
import type { Expr, Graph } from '../expression/expression'
import * as Q from '../expression/rational'
import { build } from './build'
import { prepare, sumOf } from './normalForm'
import { plainer } from './plainer'
import { asTerm } from './products'
import { shortestOf } from './shortest'
import { squares } from './traits'
import { Workspace } from './workspace'
import type { Stages } from './workspace'

const stages: Stages = { sumOf, shortestOf, plainer, build }

/**
 * The form a teacher would write: sums and products flattened, like terms and powers collected, exact
 * coefficients, fractions merged where that is shorter. Uses only add, multiply, pow and functions; a
 * quotient is a negative power.
 *
 * The value never changes. The domain may grow only where `origin`, the function this is a derivative
 * of, is undefined anyway (1/x·x is 1 beside ln x), or where it is continuous and only its derivative's
 * formula has a gap (hypot·x/hypot at 0): what fills the gap is then the derivative, by the mean value
 * theorem.
 */
export function simplify(g: Graph, e: Expr, origin: Expr = e): Expr {
  const simple = formIn(new Workspace(g, stages, domainOf(g, origin)), e)
  // Merging nested fractions can repeat their parts; then what the chain rule made reads shorter.
  return treeSize(simple) > 2 * treeSize(e) + 50 ? e : simple
}

function formIn(w: Workspace, e: Expr): Expr {
  prepare(w, [e])
  return w.build(w.shortestOf(w.sumOf(e)))
}

/** What is known about the domain of a function, for all of its derivatives. */
const domains = new WeakMap<Expr, Workspace>()
function domainOf(g: Graph, origin: Expr): Workspace {
  const known = domains.get(origin)
  if (known) return known
  const domain = new Workspace(g, stages)
  assumeDomain(domain, origin)
  domains.set(origin, domain)
  return domain
}

/** Notes every base that f divides by or takes a logarithm or root of: it is not 0 where f has a gradient. */
function assumeDomain(w: Workspace, f: Expr): void {
  const guarded: Expr[] = []
  const logarithms: Expr[] = []
  visit([f], (node) => {
    if (node.kind !== 'call') return
    const [u, v] = node.args
    if (node.name === 'divide') guarded.push(v)
    else if (['ln', 'log10', 'log2', 'sqrt', 'cbrt'].includes(node.name))
      guarded.push(u, ...(isCall(u, 'abs') ? u.args : []))
    else if (node.name === 'pow' && !(isNumber(v) && Q.isInteger(v.value))) guarded.push(u)
    else if (node.name === 'hypot') guarded.push(node, ...squares(w.g, node))
    if (node.name === 'ln') logarithms.push(node)
  })
  prepare(w, [...guarded, ...logarithms])
  for (const e of guarded) for (const { base } of asTerm(w, w.sumOf(e)).factors) w.never0.add(base.id)
  for (const e of logarithms)
    for (const { base } of asTerm(w, w.sumOf(e)).factors) if (isCall(base, 'ln')) w.logarithms.add(base.id)
}
