import type { Call, Expr, Graph } from '../expression/expression'
import * as Q from '../expression/rational'
import { addSums, factorTerm, multiplyTerms, termKey, withCoefficient, without } from './terms'
import type { Factor, Sum, Term } from './terms'

/**
 * first² + sign · partner² = result², up to the sign `out`, with 1 for an absent partner or result. Both
 * sides have the same domain.
 */
interface Identity {
  first: string
  sign: 1 | -1
  partner?: string
  out: 1 | -1
  result?: string
}
const identities: Identity[] = [
  { first: 'sin', sign: 1, partner: 'cos', out: 1 },
  { first: 'cosh', sign: -1, partner: 'sinh', out: 1 },
  { first: 'sin', sign: -1, out: -1, result: 'cos' },
  { first: 'cos', sign: -1, out: -1, result: 'sin' },
  { first: 'tan', sign: 1, out: 1, result: 'sec' },
  { first: 'sec', sign: -1, out: 1, result: 'tan' },
  { first: 'cot', sign: 1, out: 1, result: 'csc' },
  { first: 'csc', sign: -1, out: 1, result: 'cot' },
  { first: 'sinh', sign: 1, out: 1, result: 'cosh' },
  { first: 'cosh', sign: -1, out: 1, result: 'sinh' },
  { first: 'tanh', sign: -1, out: -1, result: 'sech' },
  { first: 'sech', sign: -1, out: -1, result: 'tanh' }
]
const identitiesOf = new Map<string, Identity[]>()
for (const identity of identities)
  identitiesOf.set(identity.first, [...(identitiesOf.get(identity.first) ?? []), identity])

const two = Q.rational(2n)
const hasSquare = ({ base, exponent }: Factor): boolean =>
  base.kind === 'call' && identitiesOf.has(base.name) && Q.compare(exponent, two) >= 0

/** Joins pairs of terms such as c·sin²u and c·cos²u, or c·tan²u and c, while there are any. */
export function joinSquares(g: Graph, sum: Sum): Sum {
  let joined = sum
  for (;;) {
    const next = joinOnePair(g, joined)
    if (!next) return joined
    joined = next
  }
}

function joinOnePair(g: Graph, sum: Sum): Sum | null {
  if (sum.length < 2 || !sum.some((term) => term.factors.some(hasSquare))) return null
  const byProduct = new Map(sum.map((term) => [termKey(term), term]))
  for (const term of sum)
    for (const factor of term.factors.filter(hasSquare)) {
      const { name, args } = factor.base as Call
      const rest = without(term, factor, two)
      for (const identity of identitiesOf.get(name)!) {
        const partner = byProduct.get(termKey(timesSquare(g, rest, identity.partner, args[0])))
        const wanted = identity.sign === 1 ? term.coefficient : Q.negate(term.coefficient)
        if (!partner || partner === term || !Q.equal(partner.coefficient, wanted)) continue
        const result = timesSquare(g, rest, identity.result, args[0])
        const coefficient = identity.out === 1 ? term.coefficient : Q.negate(term.coefficient)
        const others = sum.filter((other) => other !== term && other !== partner)
        return addSums(others, [withCoefficient(result, coefficient)])
      }
    }
  return null
}

const timesSquare = (g: Graph, term: Term, name: string | undefined, u: Expr): Term =>
  name ? multiplyTerms(term, factorTerm(g.call(name, u), two), () => false) : term
