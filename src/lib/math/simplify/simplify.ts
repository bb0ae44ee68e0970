import { isCall, isNumber, isReduction, treeSize, varies, visit } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { conditions, operation, operations } from '../table/functions'
import { joinSquares } from './identities'
import { Cost } from './cost'
import { compareFactors, compareTerms } from './order'
import { divideExactly } from './polynomial'
import * as Q from '../expression/rational'
import type { Rational } from '../expression/rational'
import * as T from './terms'
import type { Factor, Sum, Term } from './terms'
import {
  allNegative,
  byBase,
  isAdditive,
  isAtom,
  isBracket,
  isCondition,
  isExponential,
  isMonomial,
  isNonnegative,
  isOdd,
  isSign,
  isSymbolicPower,
  isTruth,
  isUndefined,
  opposites,
  sameArgs,
  size,
  squares
} from './traits'

/**
 * Work allowed per simplification, in factors handled. Beyond the first limit sums stay as they are,
 * beyond the second whatever comes. Deterministic, unlike a clock.
 */
const limits = { shorten: 1_500, collect: 6_000 }
/** Products are multiplied out only into at most this many terms, to see whether that reads shorter. */
const largestExpansion = 16
/** Longer sums are not searched for common factors. */
const longestFactored = 40

/** Products of more exponentials are left alone: each new factor would add their exponents anew. */
const mostExponentials = 4

const two = Q.rational(2n)
const three = Q.rational(3n)

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
  const simple = new Simplifier(g, domainOf(g, origin)).simplify(e)
  // Merging nested fractions can repeat their parts; then what the chain rule made reads shorter.
  return treeSize(simple) > 2 * treeSize(e) + 50 ? e : simple
}

/** What is known about the domain of a function, for all of its derivatives. */
const domains = new WeakMap<Expr, Simplifier>()
function domainOf(g: Graph, origin: Expr): Simplifier {
  const known = domains.get(origin)
  if (known) return known
  const domain = new Simplifier(g)
  domain.assumeDomain(origin)
  domains.set(origin, domain)
  return domain
}

class Simplifier {
  private sums = new Map<number, Sum>()
  private shortest = new Map<string, Sum>()
  private built = new Map<string, Expr>()
  private readonly cost: Cost
  private never0: Set<number>
  private logarithms: Set<number>
  private work = 0

  constructor(
    private g: Graph,
    private domain?: Simplifier
  ) {
    this.cost = new Cost(
      (e) => this.sum(e),
      (factors) => this.withShifts(factors)
    )
    this.never0 = domain?.never0 ?? new Set()
    this.logarithms = domain?.logarithms ?? new Set()
  }

  simplify(e: Expr): Expr {
    this.prepare([e])
    return this.build(this.best(this.sum(e)))
  }

  /** Notes every base that f divides by or takes a logarithm or root of: it is not 0 where f has a gradient. */
  assumeDomain(f: Expr): void {
    const guarded: Expr[] = []
    const logarithms: Expr[] = []
    visit([f], (node) => {
      if (node.kind !== 'call') return
      const [u, v] = node.args
      if (node.name === 'divide') guarded.push(v)
      else if (['ln', 'log10', 'log2', 'sqrt', 'cbrt'].includes(node.name))
        guarded.push(u, ...(isCall(u, 'abs') ? u.args : []))
      else if (node.name === 'pow' && !(isNumber(v) && Q.isInteger(v.value))) guarded.push(u)
      else if (node.name === 'hypot') guarded.push(node, ...squares(this.g, node))
      if (node.name === 'ln') logarithms.push(node)
    })
    this.prepare([...guarded, ...logarithms])
    for (const e of guarded) for (const { base } of this.asTerm(this.sum(e)).factors) this.never0.add(base.id)
    for (const e of logarithms)
      for (const { base } of this.asTerm(this.sum(e)).factors)
        if (isCall(base, 'ln')) this.logarithms.add(base.id)
  }

  private nonzero = (base: Expr): boolean =>
    this.never0.has(base.id) ||
    (base.kind === 'call' && operations.get(base.name)?.nonzero === true) ||
    (base.kind === 'constant' && base.name !== 'undefined') ||
    isNumber(base)

  /** Arguments first, so that recursion never goes deeper than one formula's own operation. */
  private prepare(roots: Expr[]): void {
    const nodes: Expr[] = []
    const met = new Set<number>()
    const wanted = new Set(roots.map((root) => root.id))
    visit(roots, (node) => {
      nodes.push(node)
      if (node.kind !== 'call') return
      for (const arg of node.args) {
        // A sum inside a sum is taken apart there, unless it occurs twice.
        if (!isAdditive(node) || met.has(arg.id)) wanted.add(arg.id)
        met.add(arg.id)
      }
    })
    for (const node of nodes) if (wanted.has(node.id) || !isAdditive(node)) this.sum(node)
  }

  private known = (id: number): Sum | undefined => this.sums.get(id) ?? this.domain?.sums.get(id)

  private sum(e: Expr): Sum {
    const known = this.known(e.id)
    if (known) return known
    const sum = this.toSum(e)
    this.sums.set(e.id, sum)
    return sum
  }

  private toSum(e: Expr): Sum {
    if (isNumber(e)) return Q.isZero(e.value) ? [] : [T.constantTerm(e.value)]
    // Conditions stay as they were typed: moving a term across `<` can change which side rounding falls on.
    if (e.kind !== 'call' || conditions.has(e.name) || this.work > limits.collect) return [T.factorTerm(e)]
    if (isAdditive(e)) return this.collect(e)
    if (isCall(e, 'if')) return this.choice(e.args[0], e.args[1], e.args[2])
    const sums = e.args.map((arg) => this.sum(arg))
    if (sums.some(isUndefined)) return this.undefined()
    const [u, v] = sums
    switch (e.name) {
      case 'multiply':
        return sums.reduce((a, b) => this.product(a, b))
      case 'divide':
        return this.product(u, this.raise(v, Q.minusOne))
      case 'sqrt':
        return this.raise(u, Q.half)
      case 'pow':
        return this.pow(u, v)
      case 'exp':
        return this.exponential(u)
      case 'hypot':
        return this.norm(sums)
      case 'abs':
      case 'sign':
        return this.ofSize(e.name, u)
      case 'min':
      case 'max':
        return this.extreme(e.name, u, v)
      default:
        return isReduction(e) ? this.reduction(e.name, sums) : this.functionOf(e.name, sums)
    }
  }

  private undefined = (): Sum => [T.factorTerm(this.g.constant('undefined'))]

  /** A chain of + and −, in one go: 200 terms added one by one would be copied 200 times. */
  private collect(e: Call): Sum {
    const plus: Sum[] = []
    const stack: { node: Expr; negative: boolean }[] = [{ node: e, negative: false }]
    while (stack.length) {
      const { node, negative } = stack.pop()!
      const known = node === e ? undefined : this.known(node.id)
      if (!known && isAdditive(node)) {
        const flip = (i: number) =>
          negative !== (node.name === 'negate' || (node.name === 'subtract' && i === 1))
        for (let i = node.args.length - 1; i >= 0; i--) stack.push({ node: node.args[i], negative: flip(i) })
        continue
      }
      const sum = known ?? this.sum(node)
      if (isUndefined(sum)) return sum
      plus.push(negative ? T.scale(sum, Q.minusOne) : sum)
    }
    for (const sum of plus) this.work += size(sum)
    return T.addSums(...plus)
  }

  /** if(c, a, a) is a: where c has no value, neither has f. */
  private choice(c: Expr, a: Expr, b: Expr): Sum {
    if (isNumber(c)) return this.sum(Q.isZero(c.value) ? b : a)
    const [yes, no] = [this.build(this.best(this.sum(a))), this.build(this.best(this.sum(b)))]
    return yes === no ? this.sum(yes) : [T.factorTerm(this.g.call('if', c, yes, no))]
  }

  private pow(u: Sum, v: Sum): Sum {
    const exponent = this.best(v)
    const base = this.build(this.best(u))
    if (exponent.length === 0) return [T.constantTerm(Q.one)]
    const number = exponent.length === 1 && exponent[0].factors.length === 0
    if (number) return this.raise(u, exponent[0].coefficient)
    if (base.kind === 'constant' && base.name === 'e') return this.exponential(exponent)
    if (isNumber(base) && base.value.num > 0n)
      return this.exponentialOf(exponent, (w) => this.g.call('pow', base, w))
    return this.symbolicPower(base, exponent)
  }

  /** u^(v + n) is held as u^v·u^n, so that u·u^(v−1) is u^v; written it is one power again. */
  private symbolicPower(base: Expr, exponent: Sum): Sum {
    const shift = exponent.find(
      ({ coefficient, factors }) => factors.length === 0 && Q.isInteger(coefficient)
    )
    if (!shift || !this.holdsShift(base))
      return [T.factorTerm(this.g.call('pow', base, this.build(exponent)))]
    const rest = this.build(exponent.filter((term) => term !== shift))
    const power = isNumber(rest) ? T.constantTerm(Q.one) : T.factorTerm(this.g.call('pow', base, rest))
    return this.product([power], [T.factorTerm(base, shift.coefficient)])
  }

  private holdsShift = (base: Expr): boolean =>
    this.nonzero(base) && !isCall(base, 'multiply') && !isCall(base, 'pow') && !isNumber(base)

  /** e^(u + n·ln v) is e^u·v^n, where f has that logarithm and so v > 0. */
  private exponential(u: Sum): Sum {
    const best = this.best(u)
    const isLogarithm = ({ factors }: Term) =>
      factors.length === 1 && Q.isOne(factors[0].exponent) && this.logarithms.has(factors[0].base.id)
    const logarithms = best.filter(isLogarithm)
    const rest = this.exponentialOf(
      best.filter((term) => !isLogarithm(term)),
      (w) => this.g.call('exp', w)
    )
    const powers = logarithms.map(({ coefficient, factors }) =>
      this.raise(this.sum((factors[0].base as Call).args[0]), coefficient)
    )
    return powers.reduce((a, b) => this.product(a, b), rest)
  }

  /** b^u as a whole power of b^(u/c), so that e^x·e^(−x) meets itself. */
  private exponentialOf(u: Sum, call: (w: Expr) => Expr): Sum {
    if (u.length === 0) return [T.constantTerm(Q.one)]
    const whole = Q.rational(T.content(u).num)
    return [T.factorTerm(call(this.build(T.scale(u, Q.divide(Q.one, whole)))), whole)]
  }

  private functionOf(name: string, sums: Sum[]): Sum {
    const [u, ...rest] = sums.map((sum) => this.best(sum))
    const { parity, f64 } = operation(name)
    const atZero = parity && u.length === 0 ? f64(0, 0) : NaN
    if (atZero === 0) return []
    if (atZero === 1) return [T.constantTerm(Q.one)]
    const flip = parity !== undefined && u.length > 0 && allNegative(u)
    const argument = this.build(flip ? T.scale(u, Q.minusOne) : u)
    if (name === 'ln') {
      if (argument.kind === 'constant' && argument.name === 'e') return [T.constantTerm(Q.one)]
      if (isNumber(argument) && Q.isOne(argument.value)) return []
      if (
        u.length === 1 &&
        Q.isOne(u[0].coefficient) &&
        u[0].factors.length === 1 &&
        isCall(u[0].factors[0].base, 'exp')
      )
        return T.scale(this.sum(u[0].factors[0].base.args[0]), u[0].factors[0].exponent)
    }
    const call = this.g.call(name, argument, ...rest.map((sum) => this.build(sum)))
    const term = T.factorTerm(call)
    return [flip && parity === 'odd' ? T.withCoefficient(term, Q.minusOne) : term]
  }

  /** |c·u| is |c|·|u| and sign(c·u) is ±sign(u); |u²| is u². */
  private ofSize(name: 'abs' | 'sign', u: Sum): Sum {
    const { coefficient, factors } = this.asTerm(u)
    if (Q.isZero(coefficient)) return []
    const one = Q.isNegative(coefficient) ? Q.minusOne : Q.one
    const outside = name === 'abs' ? Q.absolute(coefficient) : one
    if (factors.length === 0 || (name === 'abs' && factors.every(isNonnegative)))
      return [{ coefficient: outside, factors }]
    const inside = this.build([{ coefficient: Q.one, factors }])
    return [T.withCoefficient(T.factorTerm(this.g.call(name, inside)), outside)]
  }

  /** hypot(u) is |u|, and numbers are added up. */
  private norm(sums: Sum[]): Sum {
    const parts = sums.map((sum) => this.best(sum)).filter((sum) => sum.length > 0)
    if (parts.length <= 1) return this.ofSize('abs', parts[0] ?? [])
    const total = T.addSums(...parts.map((part) => this.raise(part, two)))
    if (total.length === 1 && total[0].factors.length === 0) return this.raise(total, Q.half)
    const args = parts.map((part) => this.build(allNegative(part) ? T.scale(part, Q.minusOne) : part))
    return [T.factorTerm(this.g.call('hypot', ...args))]
  }

  private extreme(name: 'min' | 'max', u: Sum, v: Sum): Sum {
    const [a, b] = [this.build(this.best(u)), this.build(this.best(v))]
    if (a === b) return this.sum(a)
    if (isNumber(a) && isNumber(b))
      return this.sum(Q.compare(a.value, b.value) < 0 === (name === 'min') ? a : b)
    return [T.factorTerm(this.g.call(name, a, b))]
  }

  /** Σ c·u over the rows is c·Σ u where c is the same in each. */
  private reduction(name: string, sums: Sum[]): Sum {
    const last = this.best(sums[sums.length - 1])
    const whole = this.asTerm(last)
    if (Q.isZero(whole.coefficient)) return []
    const linear = name !== 'rowMin' && name !== 'rowMax'
    const inside = linear ? whole.factors.filter((f) => varies(f.base)) : whole.factors
    const outside: Term = {
      coefficient: whole.coefficient,
      factors: whole.factors.filter((f) => !inside.includes(f))
    }
    const constant = inside.length === 0
    if (constant && name !== 'rowSum') return this.expandIfNumber(outside)
    if (!linear) return [T.factorTerm(this.g.call(name, this.build(last)))]
    const others = sums.slice(0, -1).map((sum) => this.build(this.best(sum)))
    const call = this.g.call(name, ...others, this.build([{ coefficient: Q.one, factors: inside }]))
    return this.product([outside], [T.factorTerm(call)])
  }

  private product(a: Sum, b: Sum): Sum {
    if (a.length === 0 || b.length === 0) return []
    if (isSign(a)) return T.scale(b, a[0].coefficient)
    if (isSign(b)) return T.scale(a, b[0].coefficient)
    return this.normalise(this.times(this.asTerm(a), this.asTerm(b)))
  }

  private times(a: Term, b: Term): Term {
    this.work += a.factors.length + b.factors.length + 1
    return T.multiplyTerms(a, b, this.nonzero)
  }

  /** Powers and pairs of functions that have a plainer name: |u|², (∛u)³, sign u·|u|, sin u/cos u. */
  private normalise(term: Term): Sum {
    for (const factor of term.factors) {
      const plain = factor.base.kind === 'call' && this.plainer(term, factor, factor.base)
      if (plain) return plain
    }
    return this.expandIfNumber(term)
  }

  private plainer(term: Term, factor: Factor, base: Call): Sum | null {
    const { exponent } = factor
    const replaced = (by: Sum, ...gone: Factor[]): Sum => {
      const rest = {
        ...term,
        factors: term.factors.filter((f) => f !== factor && !gone.includes(f)),
        key: undefined
      }
      return this.product([rest], by)
    }
    const partner = (name: string, power: Rational) =>
      term.factors.find(
        (f) => isCall(f.base, name) && f.base.args[0] === base.args[0] && Q.equal(f.exponent, power)
      )
    const whole = Q.isInteger(exponent)
    if (isTruth(base) && whole && exponent.num > 1n) return replaced([T.factorTerm(base)])
    switch (base.name) {
      case 'exp': {
        const joined = this.joinedExponential(term)
        if (joined) return joined
        break
      }
      case 'multiply':
      case 'pow':
        // (x²)^(3/2)/(x²)^(1/2) has come to (x²)^1.
        if (whole && !isSymbolicPower(base) && !isAtom(this.sum(base), base))
          return replaced(this.raise(this.sum(base), exponent))
        break
      case 'abs':
        if (whole && exponent.num % 2n === 0n) return replaced(this.raise(this.sum(base.args[0]), exponent))
        break
      case 'hypot':
        if (whole) return this.plainerNorm(term, factor, base)
        break
      case 'cbrt':
        if (whole && exponent.num % 3n === 0n)
          return replaced(this.raise(this.sum(base.args[0]), Q.divide(exponent, three)))
        break
      case 'step':
        if (Q.isOne(exponent) && partner('relu', Q.one)) return replaced([T.constantTerm(Q.one)])
        break
      case 'sign': {
        if (!Q.isOne(exponent)) break
        // sign(u)·|u|ⁿ is uⁿ for every odd n: the derivative of ln |u| is u′/u.
        const size = term.factors.find(
          (f) => isCall(f.base, 'abs') && f.base.args[0] === base.args[0] && isOdd(f.exponent)
        )
        if (size) return replaced(this.raise(this.sum(base.args[0]), size.exponent), size)
        return this.absoluteValue(term, factor, base.args[0])
      }
      case 'sin': {
        const below = partner('cos', Q.negate(exponent))
        const name = Q.isNegative(exponent) ? 'cot' : 'tan'
        if (below)
          return replaced([T.factorTerm(this.g.call(name, base.args[0]), Q.absolute(exponent))], below)
      }
    }
    return null
  }

  /** e^(x + y)·e^(−x) is e^y; e^x·e^y stays. */
  private joinedExponential(term: Term): Sum | null {
    const exponentials = term.factors.filter((f) => isCall(f.base, 'exp'))
    if (exponentials.length < 2 || exponentials.length > mostExponentials) return null
    const parts = exponentials.map(({ base, exponent }) =>
      T.scale(this.sum((base as Call).args[0]), exponent)
    )
    const total = T.addSums(...parts)
    if (total.length >= parts.reduce((count, part) => count + part.length, 0)) return null
    const rest = {
      coefficient: term.coefficient,
      factors: term.factors.filter((f) => !exponentials.includes(f))
    }
    return this.product([rest], this.exponential(total))
  }

  /** hypot² is the sum of squares; beside another hypot that goes into its power. */
  private plainerNorm(term: Term, factor: Factor, base: Call): Sum | null {
    const { exponent } = factor
    const sum = this.squared(base)
    const rest = term.factors.filter((f) => f !== factor)
    if (exponent.num % 2n === 0n) {
      const raised = this.raise(sum, Q.divide(exponent, two))
      return this.product([{ coefficient: term.coefficient, factors: rest }], raised)
    }
    const inner = this.build(sum)
    const partner = rest.find((f) => f.base === inner && Q.isInteger(f.exponent))
    if (!partner) return null
    const total = Q.add(exponent, Q.multiply(two, partner.exponent))
    const others = {
      coefficient: term.coefficient,
      factors: rest.filter((f) => f !== partner)
    }
    return [this.times(others, T.factorTerm(base, total))]
  }

  private squared(norm: Call): Sum {
    return T.addSums(...norm.args.map((arg) => this.raise(this.sum(arg), two)))
  }

  /** u·sign(u) is |u|. */
  private absoluteValue(term: Term, sign: Factor, u: Expr): Sum | null {
    const size = this.asTerm(this.sum(u))
    const holds = size.factors.every((f) =>
      term.factors.some(
        (own) => own.base === f.base && own.exponent.num > 0n && Q.compare(own.exponent, f.exponent) >= 0
      )
    )
    if (!holds || size.factors.some((f) => Q.isNegative(f.exponent))) return null
    const rest = size.factors.reduce(
      (left, f) => T.without(left, f, f.exponent),
      T.without(term, sign, Q.one)
    )
    return this.product([rest], this.ofSize('abs', this.sum(u)))
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

  /** Scaling can leave a sum that is only added: ¼(x − 2) + 1 is ¼((x − 2) + 4), and that ¼(x + 2). */
  private flattened(sum: Sum): Sum {
    const parts = sum.map((term) => this.expandIfNumber(term))
    return parts.some((part, i) => part[0] !== sum[i]) ? T.addSums(...parts) : sum
  }

  /** A sum as one term: itself, or content · (primitive sum). */
  private asTerm(sum: Sum): Term {
    const best = this.best(sum)
    if (best.length === 0) return T.constantTerm(Q.zero)
    if (best.length === 1) return best[0]
    const size = T.readableContent(best)
    const scaled = T.scale(best, Q.divide(Q.one, size))
    const primitive = this.flattened(scaled)
    if (primitive !== scaled) {
      const term = this.asTerm(primitive)
      return T.withCoefficient(term, Q.multiply(size, term.coefficient))
    }
    return {
      coefficient: size,
      factors: [{ base: this.build(primitive), exponent: Q.one }]
    }
  }

  private raise(sum: Sum, n: Rational): Sum {
    if (Q.isZero(n)) return [T.constantTerm(Q.one)]
    const term = (Q.isNegative(n) && this.together(sum)) || this.asTerm(sum)
    if (Q.isZero(term.coefficient)) return Q.isNegative(n) ? this.undefined() : []
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
    return this.normalise(factors.reduce((a, b) => this.times(a, b), T.constantTerm(coefficient)))
  }

  /** (c·u)^(p/q): only a positive c with an exact root comes out; u stays whole, for (x²)^(1/2) is not x. */
  private raiseFraction(term: Term, n: Rational): Sum {
    const root = n.den === 2n ? Q.squareRoot(term.coefficient) : null
    const outside = root && Q.power(root, n.num)
    const inside = outside ? T.withCoefficient(term, Q.one) : term
    const coefficient = outside ?? Q.one
    if (inside.factors.length === 0 && Q.isOne(inside.coefficient)) return [T.constantTerm(coefficient)]
    const lone =
      inside.factors.length === 1 && Q.isOne(inside.coefficient) && Q.isOne(inside.factors[0].exponent)
    const atom = lone ? inside.factors[0].base : this.build([inside])
    return [{ coefficient, factors: [{ base: atom, exponent: n }] }]
  }

  /** The shortest of: as it is, multiplied out, and each with its common factors taken out. */
  private best(sum: Sum): Sum {
    if (sum.length === 0 || (sum.length === 1 && !sum[0].factors.some(isBracket))) return sum
    const key = T.sumKey(sum)
    const known = this.shortest.get(key) ?? this.domain?.shortest.get(key)
    if (known) return known
    this.shortest.set(key, sum)
    if (this.work > limits.shorten) return sum
    this.work += 2 * size(sum)
    const joined = joinSquares(this.g, sum)
    const expanded = this.expand(joined)
    const candidates = [joined, ...this.factored(joined)]
    if (expanded) candidates.push(expanded, ...this.factored(expanded))
    const cheapest = this.cheapest(candidates)
    const cancelled = this.cancelled(cheapest)
    const winner = cancelled === cheapest ? cheapest : this.best(cancelled)
    this.shortest.set(key, winner)
    return winner
  }

  private cheapest(candidates: Sum[]): Sum {
    const costs = candidates.map((candidate) => (candidates.length > 1 ? this.cost.of(candidate) : 0))
    return candidates[costs.indexOf(Math.min(...costs))]
  }

  private expand(sum: Sum): Sum | null {
    if (!sum.some((term) => term.factors.some(isBracket)) || this.isDecimalMultiple(sum)) return null
    const parts: Sum[] = []
    for (const term of sum) {
      const part = this.expandTerm(term)
      if (!part) return null
      parts.push(part)
    }
    return joinSquares(this.g, T.addSums(...parts))
  }

  /** 0.004(1 + 0.001x) stays. */
  private isDecimalMultiple([term, ...others]: Sum): boolean {
    const [bracket, ...more] = term.factors.filter(isBracket)
    if (others.length > 0 || more.length > 0) return false
    return term.coefficient.decimal || this.sum(bracket.base).some((inner) => inner.coefficient.decimal)
  }

  private expandTerm(term: Term): Sum | null {
    let result: Sum = [T.constantTerm(term.coefficient)]
    for (const factor of term.factors) {
      const sum = isBracket(factor) && this.known(factor.base.id)
      const times = sum ? Number(factor.exponent.num) : 1
      const next = sum || [{ coefficient: Q.one, factors: [factor] }]
      for (let i = 0; i < times; i++) {
        if (result.length * next.length > largestExpansion) return null
        const product: Sum = []
        for (const a of result) for (const b of next) product.push(this.times(a, b))
        result = next.length > 1 ? T.addSums(product) : product
      }
    }
    return result
  }

  /** The sum with common factors outside: those all terms share, and those that merge fractions. */
  private factored(sum: Sum): Sum[] {
    if (sum.length < 2 || sum.length > longestFactored || sum.every(isMonomial)) return []
    const common = T.commonFactors(sum)
    const shared = common.filter((factor) => T.sharedByAll(sum, factor))
    // A number alone is not worth a bracket: 3x² − 3y² stays.
    const choices = shared.length > 0 ? [shared] : []
    if (common.length > shared.length) choices.push(common)
    return choices.map((factors) => this.takeOut(sum, factors))
  }

  private takeOut(sum: Sum, factors: Factor[]): Sum {
    const size = T.readableContent(sum)
    const inverse = factors.map(({ base, exponent }) => ({
      base,
      exponent: Q.negate(exponent)
    }))
    const divisor: Term = {
      coefficient: Q.divide(Q.one, size),
      factors: inverse
    }
    this.work += sum.length * factors.length
    // Dividing by what is taken out: the exponents meet inside one term, where nothing is lost.
    const inner = T.addSums(...sum.map((term) => this.normalise(T.multiplyTerms(term, divisor, () => true))))
    return this.product(this.best(inner), [{ coefficient: size, factors }])
  }

  /** Terms such as (x² − y²)/(x − y), where the division comes out even. */
  private cancelled(sum: Sum): Sum {
    if (sum.length > largestExpansion) return sum
    const parts = sum.map((term) => this.divided(term))
    return parts.some((part) => part !== null) ? T.addSums(...parts.map((part, i) => part ?? [sum[i]])) : sum
  }

  private divided(term: Term): Sum | null {
    const above = term.factors.filter(isBracket)
    const below = term.factors.filter(
      (f) => isCall(f.base, 'add') && Q.isInteger(f.exponent) && f.exponent.num < 0n
    )
    if (above.length === 0 || below.length === 0) return null
    const product = this.expandTerm({ coefficient: Q.one, factors: above })
    let numerator = product && (this.expand(product) ?? product)
    const denominator: Factor[] = []
    for (const { base, exponent } of below) {
      let left = exponent
      while (numerator && Q.isNegative(left)) {
        this.work += numerator.length
        const last = Q.equal(left, Q.minusOne) && !this.nonzero(base)
        const quotient = last ? null : divideExactly(numerator, this.sum(base))
        if (!quotient) break
        numerator = quotient
        left = Q.add(left, Q.one)
      }
      if (!Q.isZero(left)) denominator.push({ base, exponent: left })
    }
    if (
      !numerator ||
      (denominator.every((f, i) => below[i]?.exponent === f.exponent) && denominator.length === below.length)
    )
      return null
    const kept = term.factors.filter((f) => !above.includes(f) && !below.includes(f))
    const factors = [...kept, ...denominator].sort(
      (a, b) => a.base.id - b.base.id || Q.compare(b.exponent, a.exponent)
    )
    return this.product(this.best(numerator), [{ coefficient: term.coefficient, factors }])
  }

  /** The sum as an expression in the order of books; remembers its terms for when it is met again. */
  private build(sum: Sum): Expr {
    if (sum.length === 0) return this.g.number(0)
    if (sum.length === 1 && !sum[0].factors.some(isCondition)) return this.buildTerm(sum[0])
    const key = T.sumKey(sum)
    const known = this.built.get(key)
    if (known) return known
    const flat = this.flattened(sum)
    if (flat !== sum) return this.build(flat)
    const terms = this.asChoices(sum).sort(compareTerms)
    const lead = terms.findIndex((term) => !Q.isNegative(term.coefficient))
    if (lead > 0) terms.unshift(...terms.splice(lead, 1))
    if (terms.length === 1) return this.buildTerm(terms[0])
    const e = this.g.call('add', ...terms.map((term) => this.buildTerm(term)))
    if (!this.known(e.id)) this.sums.set(e.id, sum)
    this.built.set(key, e)
    return e
  }

  /**
   * (u < v)·a + (u > v)·b as a choice between a and b, with 0 for what is missing. At u = v, where
   * the derivative of min(u, v) is none of them, it takes b.
   */
  private asChoices(sum: Sum): Sum {
    const terms = [...sum]
    for (;;) {
      const first = terms.find((term) => term.factors.some(isCondition))
      if (!first) return terms
      const condition = first.factors.find(isCondition)!.base as Call
      const opposite = opposites.get(condition.name)
      const take = (name: string | undefined): Sum => {
        const holds = (f: Factor) =>
          isCall(f.base, name ?? '') && sameArgs(f.base, condition) && isCondition(f)
        const taken = terms.filter((term) => term.factors.some(holds))
        for (const term of taken) terms.splice(terms.indexOf(term), 1)
        return taken.map(({ coefficient, factors }) => ({
          coefficient,
          factors: factors.filter((f) => !holds(f))
        }))
      }
      const [yes, no] = [take(condition.name), take(opposite)]
      const [a, b] = [this.build(this.best(yes)), this.build(this.best(no))]
      terms.push(T.factorTerm(this.choose(condition, a, b)))
    }
  }

  /** if(c, if(d, a, 0), 0) is if(c and d, a, 0). */
  private choose(c: Expr, a: Expr, b: Expr): Expr {
    if (a === b) return a
    const nothing = this.g.number(0)
    if (isCall(a, 'if') && a.args[2] === nothing && b === nothing)
      return this.g.call('if', this.g.call('and', c, a.args[0]), a.args[1], nothing)
    return this.g.call('if', c, a, b)
  }

  private buildTerm(term: Term): Expr {
    const { coefficient } = term
    const factors = this.withShifts(term.factors)
    const sorted = factors.length > 1 ? [...factors].sort(compareFactors) : factors
    const parts = sorted.map((factor) => this.buildFactor(factor))
    if (!Q.isOne(coefficient) || parts.length === 0) parts.unshift(this.g.number(coefficient))
    const e = parts.length === 1 ? parts[0] : this.g.call('multiply', ...parts)
    if (!this.known(e.id)) this.sums.set(e.id, this.expandIfNumber(term))
    return e
  }

  /** Each u^v·u^n as u^(v + n). */
  private withShifts(factors: Factor[]): Factor[] {
    if (!factors.some((f) => isSymbolicPower(f.base))) return factors
    const shifts = new Map(factors.map((f) => [f.base, f]))
    const used = new Set<Factor>()
    const powers = factors.map((f): Factor => {
      const shift =
        isSymbolicPower(f.base) && Q.isOne(f.exponent) ? shifts.get((f.base as Call).args[0]) : undefined
      if (!shift || used.has(shift) || !Q.isInteger(shift.exponent) || !this.holdsShift(shift.base)) return f
      used.add(shift)
      const [u, v] = (f.base as Call).args
      const shifted = this.g.call(
        'pow',
        u,
        this.build(T.addSums(this.sum(v), [T.constantTerm(shift.exponent)]))
      )
      if (!this.known(shifted.id))
        this.sums.set(shifted.id, [{ coefficient: Q.one, factors: [f, shift].sort(byBase) }])
      return { base: shifted, exponent: Q.one }
    })
    return powers.filter((_, i) => !used.has(factors[i]))
  }

  private buildFactor({ base, exponent }: Factor): Expr {
    if (Q.isOne(exponent)) return base
    const last = base.kind === 'call' && isExponential(base) ? base.args[base.args.length - 1] : null
    if (last) {
      const raised = this.build(T.scale(this.sum(last), exponent))
      return this.g.call((base as Call).name, ...(base as Call).args.slice(0, -1), raised)
    }
    if (Q.equal(exponent, Q.half)) return this.g.call('sqrt', base)
    return this.g.call('pow', base, this.g.number(exponent))
  }
}
