import { isCall, isNumber, treeSize, visit } from './expression'
import type { Expr, Graph } from './expression'
import { compareFactors, compareTerms } from './order'
import * as Q from './rational'
import type { Rational } from './rational'
import * as T from './terms'
import type { Sum, Term } from './terms'

/** Work allowed per simplification, in terms handled: beyond it sums stay as they are. Deterministic, unlike a clock. */
const budget = 3000
/** Products are multiplied out only into at most this many terms, to see whether that reads shorter. */
const largestExpansion = 16

/**
 * The form a teacher would write: sums and products flattened, like terms and powers collected, exact
 * coefficients, fractions merged where that is shorter. Uses only add, multiply, pow and functions; a
 * quotient is a negative power.
 *
 * The value never changes. The domain may grow only where `origin`, the function this is a derivative
 * of, is undefined anyway (1/x·x is 1 beside ln x), since a derivative is shown for the domain of f.
 */
export function simplify(g: Graph, e: Expr, origin: Expr = e): Expr {
  const simplifier = new Simplifier(g)
  simplifier.assumeDomain(origin)
  const simple = simplifier.simplify(e)
  // Merging nested fractions can repeat their parts; then what the chain rule made reads shorter.
  return treeSize(simple) > 2 * treeSize(e) + 50 ? e : simple
}

class Simplifier {
  private sums = new Map<number, Sum>()
  private shortest = new Map<string, Sum>()
  private costs = new Map<number, number>()
  private never0 = new Set<number>()
  private work = 0

  constructor(private g: Graph) {}

  simplify(e: Expr): Expr {
    // Arguments first, so that recursion never goes deeper than one formula's own operation.
    visit([e], (node) => this.sum(node))
    return this.build(this.best(this.sum(e)))
  }

  /** Notes every base that f divides by or takes a logarithm or root of: it is not 0 where f has a gradient. */
  assumeDomain(f: Expr): void {
    const guarded: Expr[] = []
    visit([f], (node) => {
      if (node.kind !== 'call') return
      const [u, v] = node.args
      if (node.name === 'divide') guarded.push(v)
      else if (['ln', 'log10', 'log2', 'sqrt', 'cbrt'].includes(node.name)) guarded.push(u)
      else if (node.name === 'pow' && !(isNumber(v) && Q.isInteger(v.value))) guarded.push(u)
    })
    for (const e of guarded) for (const { base } of this.asTerm(this.sum(e)).factors) this.never0.add(base.id)
  }

  private nonzero = (base: Expr): boolean =>
    this.never0.has(base.id) ||
    base.kind === 'constant' ||
    isCall(base, 'exp') ||
    isCall(base, 'cosh') ||
    isNumber(base)

  private sum(e: Expr): Sum {
    const known = this.sums.get(e.id)
    if (known) return known
    const sum = this.toSum(e)
    this.sums.set(e.id, sum)
    return sum
  }

  private toSum(e: Expr): Sum {
    if (isNumber(e)) return Q.isZero(e.value) ? [] : [T.constantTerm(e.value)]
    if (e.kind !== 'call') return [T.factorTerm(e)]
    const [u, v] = e.args
    switch (e.name) {
      case 'add':
        return T.addSums(...e.args.map((arg) => this.sum(arg)))
      case 'subtract':
        return T.addSums(this.sum(u), T.scale(this.sum(v), Q.minusOne))
      case 'negate':
        return T.scale(this.sum(u), Q.minusOne)
      case 'multiply':
        return e.args.map((arg) => this.sum(arg)).reduce((a, b) => this.product(a, b))
      case 'divide':
        return this.product(this.sum(u), this.raise(this.sum(v), Q.minusOne))
      case 'sqrt':
        return this.raise(this.sum(u), Q.half)
      case 'pow':
        return this.pow(u, v)
      case 'exp':
        return this.exponential(this.sum(u))
      default:
        return this.functionOf(e.name, e.args)
    }
  }

  private pow(u: Expr, v: Expr): Sum {
    const exponent = this.build(this.best(this.sum(v)))
    if (isNumber(exponent)) return this.raise(this.sum(u), exponent.value)
    return [T.factorTerm(this.g.call('pow', this.build(this.best(this.sum(u))), exponent))]
  }

  /** e^u as a whole power of e^(u/c), so that e^x·e^(−x) meets itself. */
  private exponential(u: Sum): Sum {
    if (u.length === 0) return [T.constantTerm(Q.one)]
    const best = this.best(u)
    const size = T.content(best)
    const whole = Q.rational(size.num, 1n)
    const argument = T.scale(best, Q.divide(Q.one, whole))
    return [T.factorTerm(this.g.call('exp', this.build(argument)), whole)]
  }

  private functionOf(name: string, args: Expr[]): Sum {
    const [u, ...rest] = args.map((arg) => this.build(this.best(this.sum(arg))))
    if (name === 'ln' && u.kind === 'constant' && u.name === 'e') return [T.constantTerm(Q.one)]
    if (name === 'ln' && isNumber(u) && Q.isOne(u.value)) return []
    if (name === 'abs' && isNumber(u)) return this.sum(this.g.number(Q.absolute(u.value)))
    return [T.factorTerm(this.g.call(name, u, ...rest))]
  }

  private product(a: Sum, b: Sum): Sum {
    if (a.length === 0 || b.length === 0) return []
    const signs = [a, b].map(
      (s) => s.length === 1 && !s[0].factors.length && Q.equal(s[0].coefficient, Q.minusOne)
    )
    if (signs[0]) return T.scale(b, Q.minusOne)
    if (signs[1]) return T.scale(a, Q.minusOne)
    return this.expandIfNumber(T.multiplyTerms(this.asTerm(a), this.asTerm(b), this.nonzero))
  }

  /** A term that is only ±1 times a sum is that sum. */
  private expandIfNumber(term: Term): Sum {
    const [factor] = term.factors
    const lone =
      term.factors.length === 1 && Q.isOne(factor.exponent) && Q.isOne(Q.absolute(term.coefficient))
    const inner = lone && isCall(factor.base, 'add') ? this.sum(factor.base) : null
    if (inner) return T.scale(inner, term.coefficient)
    return Q.isZero(term.coefficient) ? [] : [term]
  }

  /** A sum as one term: itself, or content · (primitive sum). */
  private asTerm(sum: Sum): Term {
    const best = this.best(sum)
    if (best.length === 0) return T.constantTerm(Q.zero)
    if (best.length === 1) return best[0]
    const size = T.content(best)
    const primitive = T.scale(best, Q.divide(Q.one, size))
    return { coefficient: size, factors: [{ base: this.build(primitive), exponent: Q.one }] }
  }

  private raise(sum: Sum, n: Rational): Sum {
    if (Q.isZero(n)) return [T.constantTerm(Q.one)]
    const term = (Q.isNegative(n) && this.together(sum)) || this.asTerm(sum)
    if (Q.isOne(n)) return this.expandIfNumber(term)
    return Q.isInteger(n) ? this.raiseWhole(term, n) : this.raiseFraction(term, n)
  }

  /** 1/(1 + y²/x²) is x²/(x² + y²) where x = 0 is excluded already. */
  private together(sum: Sum): Term | null {
    const best = this.best(sum)
    const below = best.length > 1 ? T.commonFactors(best).filter((f) => Q.isNegative(f.exponent)) : []
    if (below.length === 0 || !below.every((f) => this.nonzero(f.base))) return null
    const merged = this.takeOut(best, below)
    return merged.length === 1 ? merged[0] : null
  }

  private raiseWhole(term: Term, n: Rational): Sum {
    const coefficient = Q.power(term.coefficient, n.num)
    if (!coefficient) return [T.factorTerm(this.build([term]), n)]
    const factors = term.factors.map(({ base, exponent }) => T.factorTerm(base, Q.multiply(exponent, n)))
    const raised = factors.reduce((a, b) => T.multiplyTerms(a, b, this.nonzero), T.constantTerm(coefficient))
    return Q.isZero(raised.coefficient) ? [] : [raised]
  }

  /** (c·u)^(p/q): only a positive c with an exact root comes out; u stays whole, for (x²)^(1/2) is not x. */
  private raiseFraction(term: Term, n: Rational): Sum {
    const root = n.den === 2n ? Q.squareRoot(term.coefficient) : null
    const outside = root && Q.power(root, n.num)
    const inside = outside ? { ...term, coefficient: Q.one } : term
    const coefficient = outside ?? Q.one
    if (inside.factors.length === 0 && Q.isOne(inside.coefficient)) return [T.constantTerm(coefficient)]
    const base =
      inside.factors.length === 1 && Q.isOne(inside.coefficient) && Q.isOne(inside.factors[0].exponent)
    const atom = base ? inside.factors[0].base : this.build([inside])
    return [{ coefficient, factors: [{ base: atom, exponent: n }] }]
  }

  /** The shortest of: as it is, multiplied out, and each with its common factors taken out. */
  private best(sum: Sum): Sum {
    if (sum.length === 0 || (sum.length === 1 && !this.expandable(sum[0]))) return sum
    const key = T.sumKey(sum)
    const known = this.shortest.get(key)
    if (known) return known
    this.shortest.set(key, sum)
    if (this.work > budget) return sum
    this.work += sum.length * 4
    const expanded = this.expand(sum)
    const candidates = [
      sum,
      ...this.factored(sum),
      ...(expanded ? [expanded, ...this.factored(expanded)] : [])
    ]
    const costs = candidates.map((candidate) => this.cost(this.build(candidate)))
    const winner = candidates[costs.indexOf(Math.min(...costs))]
    this.shortest.set(key, winner)
    return winner
  }

  private expandable(term: Term): boolean {
    return term.factors.some((f) => isCall(f.base, 'add') && Q.isInteger(f.exponent) && f.exponent.num > 0n)
  }

  private expand(sum: Sum): Sum | null {
    if (!sum.some((term) => this.expandable(term))) return null
    const parts: Sum[] = []
    for (const term of sum) {
      const part = this.expandTerm(term)
      if (!part) return null
      parts.push(part)
    }
    return T.addSums(...parts)
  }

  private expandTerm(term: Term): Sum | null {
    let result: Sum = [{ coefficient: term.coefficient, factors: [] }]
    for (const factor of term.factors) {
      const { base, exponent } = factor
      const sum = isCall(base, 'add') && Q.isInteger(exponent) && exponent.num > 0n && this.sums.get(base.id)
      const times = sum ? Number(exponent.num) : 1
      for (let i = 0; i < times; i++) {
        const next = sum || [T.factorTerm(base, exponent)]
        if (result.length * next.length > largestExpansion) return null
        this.work += result.length * next.length
        result = T.addSums(result.flatMap((a) => next.map((b) => T.multiplyTerms(a, b, this.nonzero))))
      }
    }
    return result
  }

  /** The sum with common factors outside: those all terms share, and those that merge fractions. */
  private factored(sum: Sum): Sum[] {
    if (sum.length < 2 || sum.length > 40 || this.work > budget || sum.every(isMonomial)) return []
    const common = T.commonFactors(sum)
    const shared = common.filter((factor) => T.sharedByAll(sum, factor))
    // A number alone is not worth a bracket: 3x² − 3y² stays.
    const choices = [shared, common].filter(
      (factors, i) => factors.length > 0 && (i === 0 || common.length > shared.length)
    )
    return choices.map((factors) => this.takeOut(sum, factors))
  }

  private takeOut(sum: Sum, factors: T.Factor[]): Sum {
    const size = T.content(sum)
    const inverse = factors.map(({ base, exponent }) => T.factorTerm(base, Q.negate(exponent)))
    // Dividing by what is taken out: the exponents meet inside one term, where nothing is lost.
    const divide = (term: Term) => inverse.reduce((a, b) => T.multiplyTerms(a, b, () => true), term)
    const inner = this.best(T.scale(T.addSums(sum.map(divide)), Q.divide(Q.one, size)))
    const outside: Term = { coefficient: size, factors }
    return this.product(inner, [T.multiplyTerms(outside, T.constantTerm(Q.one), this.nonzero)])
  }

  /** The sum as an expression in the order of books; remembers its terms for when it is met again. */
  private build(sum: Sum): Expr {
    if (sum.length === 0) return this.g.number(0)
    const terms = [...sum].sort(compareTerms)
    const lead = terms.findIndex((term) => !Q.isNegative(term.coefficient))
    if (lead > 0) terms.unshift(...terms.splice(lead, 1))
    if (terms.length === 1) return this.buildTerm(terms[0])
    const e = this.g.call('add', ...terms.map((term) => this.buildTerm(term)))
    if (!this.sums.has(e.id)) this.sums.set(e.id, sum)
    return e
  }

  private buildTerm({ coefficient, factors }: Term): Expr {
    const parts = [...factors].sort(compareFactors).map((factor) => this.buildFactor(factor))
    if (!Q.isOne(coefficient) || parts.length === 0) parts.unshift(this.g.number(coefficient))
    return parts.length === 1 ? parts[0] : this.g.call('multiply', ...parts)
  }

  private buildFactor({ base, exponent }: T.Factor): Expr {
    if (Q.isOne(exponent)) return base
    if (isCall(base, 'exp')) return this.g.call('exp', this.build(T.scale(this.sum(base.args[0]), exponent)))
    if (Q.equal(exponent, Q.half)) return this.g.call('sqrt', base)
    return this.g.call('pow', base, this.g.number(exponent))
  }

  /** Operations as a reader counts them: + − · ÷ powers and function applications. */
  private cost(e: Expr): number {
    if (e.kind !== 'call')
      return isNumber(e) ? Number(Q.isNegative(e.value)) + Number(e.value.den > 1n && !e.value.decimal) : 0
    const known = this.costs.get(e.id)
    if (known !== undefined) return known
    const inner = e.args.reduce((total, arg) => total + this.cost(arg), 0)
    const own = e.name === 'add' || e.name === 'multiply' ? e.args.length - 1 : 1
    const total = inner + own - this.savings(e)
    this.costs.set(e.id, total)
    return total
  }

  /** What the count of the tree has too much: + −u is one minus, u·v^(−1) one division. */
  private savings(e: Expr & { kind: 'call' }): number {
    if (e.name === 'add') return e.args.slice(1).filter((arg) => leadsNegative(arg)).length
    if (e.name === 'pow' && isNumber(e.args[1]) && Q.isNegative(e.args[1].value))
      return Q.equal(e.args[1].value, Q.minusOne) ? 2 : 1
    if (e.name === 'multiply' && isNumber(e.args[0]) && Q.equal(e.args[0].value, Q.minusOne)) return 1
    return 0
  }
}

/** 9x²y² − 2x stays: a polynomial is not factored, though that would be shorter. */
const isMonomial = (term: Term): boolean =>
  term.factors.every(
    ({ base, exponent }) => base.kind === 'symbol' && Q.isInteger(exponent) && exponent.num > 0n
  )

const leadsNegative = (e: Expr): boolean =>
  isNumber(e) ? Q.isNegative(e.value) : isCall(e, 'multiply') && leadsNegative(e.args[0])
