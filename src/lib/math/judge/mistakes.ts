import { differentiate } from '../differentiate/differentiate'
import { partial } from '../differentiate/rules'
import { applyRule, Differentiation } from '../explain/rules'
import type { Application, RuleName } from '../explain/rules'
import { isCall, symbolsOf, treeSize } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { simplify } from '../simplify/simplify'
import { textNotation } from '../write'
import { present, summands } from '../write/present'
import { compareExpressions } from './equivalent'
import { mayEqual } from './glance'

/** The function whose partial derivative is asked for. */
export interface DerivativeQuestion {
  f: Expr
  along: string
  variables: readonly string[]
}

/** What a mistake in differentiating makes of a function. */
export interface MistakenDerivative {
  mistake: string
  formula: Expr
  /** A sentence that names the mistake. */
  reason: string
}

/** Longer functions than this have too many mistakes to try. */
const largestFunction = 300
/** A mistake is tried everywhere at once, and by itself at so many places at most. */
const mostPlaces = 6

/**
 * Typical wrong derivatives of a function, those first whose reason says most. None of them is written like the right
 * one, though it may be the same function by chance.
 */
export function mistakenDerivatives(g: Graph, question: DerivativeQuestion): MistakenDerivative[] {
  const { f, along, variables } = question
  if (treeSize(f) > largestFunction) return []
  const right = simplify(g, differentiate(g, f, along))
  const by = new Differentiation(g, [...variables], along)
  const all = [
    ...wholeMistakes.flatMap(({ mistake, make }) => make(g, question).map((made) => ({ mistake, ...made }))),
    ...wrongRules.flatMap((rule) => byWrongRule(by, f, rule)),
    itself(f)
  ]
  const seen = new Set([right])
  return all.filter(({ formula }) => {
    const form = simplify(g, formula)
    return !seen.has(form) && seen.add(form)
  })
}

/**
 * The first mistake that makes an answer of the function; null where none is shown to. The answer is known to differ
 * from the right derivative.
 */
export function mistakeIn(
  g: Graph,
  answer: Expr,
  question: DerivativeQuestion
): Pick<MistakenDerivative, 'mistake' | 'reason'> | null {
  const { f, along, variables } = question
  const others = symbolsOf(answer, f).filter((name) => !variables.includes(name))
  const names = [...variables, ...others]
  const isSame = (u: Expr, v: Expr): boolean =>
    compareExpressions(g, u, v, names, { variables: [...variables] }).verdict === 'equal'
  const candidates = mistakenDerivatives(g, question)
  const formulas = candidates.map(({ formula }) => formula)
  const may = mayEqual(answer, formulas, names)
  const found = candidates.find(({ formula }, i) => may[i] && isSame(answer, formula))
  if (found) return found
  if ([f, answer].some((e) => treeSize(e) > largestFunction)) return null
  if (!isSame(differentiate(g, answer, along), f)) return null
  const reason = `This is an antiderivative: its derivative by ${along} is the function. The derivative is asked for.`
  return { mistake: 'antiderivative', reason }
}

/** A mistake about the function as a whole. */
interface WholeMistake {
  mistake: string
  make(g: Graph, question: DerivativeQuestion): Pick<MistakenDerivative, 'formula' | 'reason'>[]
}

const wholeMistakes: readonly WholeMistake[] = [
  {
    mistake: 'another variable',
    make: (g, { f, along, variables }) =>
      variables
        .filter((name) => name !== along)
        .map((other) => ({
          formula: differentiate(g, f, other),
          reason: `You held ${along} constant and differentiated by ${other}; here ${along} varies and ${other} is held constant.`
        }))
  },
  {
    mistake: 'all variables at once',
    make: (g, { f, along, variables }) => [
      {
        formula: variables
          .map((name) => differentiate(g, f, name))
          .reduce((sum, next) => g.call('add', sum, next), g.number(0)),
        reason: `You let all variables vary; here ${along} alone varies and the others are held constant.`
      }
    ]
  },
  {
    mistake: 'differentiated twice',
    make: (g, { f, along }) => [
      {
        formula: differentiate(g, differentiate(g, f, along), along),
        reason: `You differentiated by ${along} twice; here the first derivative is asked for.`
      }
    ]
  }
]

/** Last of all: a rule says more about an exponential function that was left as it is. */
const itself = (f: Expr): MistakenDerivative => ({
  mistake: 'the function itself',
  formula: f,
  reason: 'This is the function itself, not its derivative.'
})

/** What a wrong rule has at hand: an expression, what the true rule makes of it, and derivatives of parts. */
interface Place {
  by: Differentiation
  e: Expr
  right: Application
  d(part: Expr): Expr
}

interface WrongRule {
  mistake: string
  /** The wrong derivative of an expression; null where the rule has nothing to say about it. */
  make(place: Place): Expr | null
  reason(place: Place): string
}

/** The derivatives by the true rules save for one: that one wrong everywhere, and at each place by itself. */
function byWrongRule(by: Differentiation, f: Expr, rule: WrongRule): MistakenDerivative[] {
  const places: Place[] = []
  const collect = (place: Place): null => {
    if (rule.make(place)) places.push(place)
    return null
  }
  derive(by, f, collect)
  if (places.length === 0) return []
  const { mistake, reason } = rule
  const made = (wrong: Place, make: Replacement): MistakenDerivative => ({
    mistake,
    formula: derive(by, f, make),
    reason: reason(wrong)
  })
  // The outermost place was met last.
  const everywhere = made(places[places.length - 1], rule.make)
  if (places.length === 1) return [everywhere]
  const single = places
    .slice(0, mostPlaces)
    .map((wrong) => made(wrong, (place) => (place.e === wrong.e ? rule.make(place) : null)))
  return [everywhere, ...single]
}

/** What stands in for the true rule at a place; null where the true rule holds. */
type Replacement = (place: Place) => Expr | null

/** The derivative by the true rules, save where they are replaced. */
function derive(by: Differentiation, f: Expr, replace: Replacement): Expr {
  const known = new Map<Expr, Expr>()
  const d = (e: Expr): Expr => {
    const found = known.get(e) ?? derivativeOf(e)
    known.set(e, found)
    return found
  }
  const derivativeOf = (e: Expr): Expr => {
    const right = applyRule(by, e)
    const wrong = by.depends(e) ? replace({ by, e, right, d }) : null
    return wrong ?? right.build(d)
  }
  return d(f)
}

const text = (e: Expr): string => present(e, textNotation)

/** The factors of a product that vary; one alone is no product. */
function factorsOf({ by, e, right }: Place): Expr[] | null {
  if (right.rule !== 'product') return null
  const all = (node: Expr): Expr[] => (isCall(node, 'multiply') ? node.args.flatMap(all) : [node])
  return all(e).filter((factor) => by.depends(factor))
}

/** A quotient whose denominator varies. */
const quotientOf = ({ by, e }: Place): [Expr, Expr] | null =>
  isCall(e, 'divide') && by.depends(e.args[1]) ? [e.args[0], e.args[1]] : null

const powerOf = ({ e, right }: Place): [Expr, Expr] | null =>
  right.rule === 'power' && isCall(e, 'pow') ? [e.args[0], e.args[1]] : null

/** The exponent of e^v, or of b^v with a constant base. */
const exponentOf = ({ e, right }: Place): Expr | null =>
  right.rule === 'exponential' && e.kind === 'call' ? e.args[e.args.length - 1] : null

const chained: ReadonlySet<RuleName> = new Set(['power', 'exponential', 'entry'])

/** The only part of a call that varies, where it is more than the variable itself. */
function innerOf({ by, e, right }: Place): { call: Call; at: number; inner: Expr } | null {
  if (e.kind !== 'call' || !chained.has(right.rule)) return null
  const varying = e.args.filter((arg) => by.depends(arg))
  if (varying.length !== 1 || varying[0] === by.x) return null
  return { call: e, at: e.args.indexOf(varying[0]), inner: varying[0] }
}

/** The terms of a sum that are constant, with their signs. */
function constantTerms({ by, e, right }: Place): Expr[] {
  if (right.rule !== 'sum') return []
  return summands(e)
    .filter(({ body }) => !by.depends(body))
    .map(({ body, negative }) => (negative ? by.fold('negate', body) : body))
}

const holdsName = (e: Expr): boolean => symbolsOf(e).length > 0

/** The derivative of a sum with constant terms kept as they are. */
function keeping(place: Place, terms: Expr[]): Expr | null {
  if (terms.length === 0) return null
  return [place.right.build(place.d), ...terms].reduce((sum, term) => place.by.fold('add', sum, term))
}

/** A product differentiated in one factor alone. */
const oneTerm = (choose: (count: number) => number): WrongRule => ({
  mistake: 'one term of the product rule',
  make(place) {
    const factors = factorsOf(place)
    if (!factors) return null
    const at = choose(factors.length)
    return place.by.times(...factors.map((factor, i) => (i === at ? place.d(factor) : factor)))
  },
  reason: ({ e }) =>
    `The product rule has a term for each factor that varies; of ${text(e)} you differentiated one factor only.`
})

/** A quotient by a wrong rule. */
const quotient = (
  mistake: string,
  build: (by: Differentiation, parts: { u: Expr; v: Expr; du: Expr; dv: Expr }) => Expr,
  reason: string
): WrongRule => ({
  mistake,
  make(place) {
    const parts = quotientOf(place)
    if (!parts) return null
    const [u, v] = parts
    return build(place.by, { u, v, du: place.d(u), dv: place.d(v) })
  },
  reason: () => reason
})

const squared = (by: Differentiation, v: Expr): Expr => by.fold('pow', v, by.g.number(2))

/** Derivatives whose sign is often taken for the other. */
const signs: Readonly<Record<string, string>> = {
  cos: 'The derivative of cos is −sin, with a minus.',
  sin: 'The derivative of sin is cos, without a minus.',
  cosh: 'The derivative of cosh is sinh, without a minus.'
}

/** A mistake to an entry; those come first that say most about an answer which several of them make. */
const wrongRules: readonly WrongRule[] = [
  {
    mistake: 'constant term kept',
    make: (place) => keeping(place, constantTerms(place).filter(holdsName)),
    reason: (place) => {
      const [term] = constantTerms(place).filter(holdsName)
      return `The term ${text(term)} does not depend on ${place.by.variable}: it is held constant, and its derivative is 0.`
    }
  },
  {
    mistake: 'constant term kept',
    make: (place) => keeping(place, constantTerms(place)),
    reason: (place) => {
      const [term] = constantTerms(place)
      return `The term ${text(term)} is a constant, and its derivative is 0.`
    }
  },
  ...Object.entries(signs).map(([name, reason]): WrongRule => ({
    mistake: `sign of the derivative of ${name}`,
    make: ({ by, e, right, d }) => (isCall(e, name) ? by.fold('negate', right.build(d)) : null),
    reason: () => reason
  })),
  {
    mistake: 'product of the derivatives',
    make(place) {
      const factors = factorsOf(place)
      return factors && place.by.times(...factors.map(place.d))
    },
    reason: ({ e }) =>
      `The derivative of a product is not the product of the derivatives: ${text(e)} needs the product rule.`
  },
  oneTerm(() => 0),
  oneTerm((count) => count - 1),
  quotient(
    'quotient of the derivatives',
    (by, { du, dv }) => by.fold('divide', du, dv),
    'The derivative of a quotient is not the quotient of the derivatives: use the quotient rule.'
  ),
  quotient(
    'plus in the quotient rule',
    (by, { u, v, du, dv }) =>
      by.fold('divide', by.fold('add', by.times(du, v), by.times(u, dv)), squared(by, v)),
    'The quotient rule has a minus in its numerator: u′v − uv′.'
  ),
  quotient(
    'numerator of the quotient rule swapped',
    (by, { u, v, du, dv }) =>
      by.fold('divide', by.fold('subtract', by.times(u, dv), by.times(du, v)), squared(by, v)),
    'The terms in the numerator of the quotient rule have changed places: it is u′v − uv′.'
  ),
  quotient(
    'denominator not squared',
    (by, { u, v, du, dv }) => by.fold('divide', by.fold('subtract', by.times(du, v), by.times(u, dv)), v),
    'The denominator of the quotient rule is squared: (u′v − uv′)/v².'
  ),
  {
    mistake: 'inner derivative missing',
    make: (place) => (innerOf(place) ? place.right.build(() => place.by.g.number(1)) : null),
    reason: (place) =>
      `The inner derivative is missing: by the chain rule, the derivative of ${text(innerOf(place)!.inner)} is a factor.`
  },
  {
    mistake: 'outer derivative at the inner derivative',
    make(place) {
      const found = innerOf(place)
      if (!found) return null
      const { call, at, inner } = found
      const args = call.args.map((arg, i) => (i === at ? place.d(inner) : arg))
      return partial(place.by.g, call.name, args, at)
    },
    reason: (place) =>
      `By the chain rule the outer derivative is taken at ${text(innerOf(place)!.inner)} itself, and the inner derivative is a factor.`
  },
  {
    mistake: 'exponent missing as a factor',
    make(place) {
      const { by, e, d } = place
      if (isCall(e, 'sqrt')) return by.fold('divide', d(e.args[0]), e)
      const parts = powerOf(place)
      if (!parts) return null
      const [base, n] = parts
      return by.times(by.fold('pow', base, by.fold('subtract', n, by.g.number(1))), d(base))
    },
    reason: ({ e }) =>
      isCall(e, 'sqrt')
        ? 'The root is the power 1/2, and the exponent 1/2 becomes a factor.'
        : `By the power rule the exponent of ${text(e)} becomes a factor.`
  },
  {
    mistake: 'exponent not lowered',
    make(place) {
      const parts = powerOf(place)
      if (!parts) return null
      const [base, n] = parts
      return place.by.times(n, place.e, place.d(base))
    },
    reason: ({ e }) => `By the power rule the exponent of ${text(e)} is lowered by 1.`
  },
  {
    mistake: 'exponent raised',
    make(place) {
      const { by, d } = place
      const parts = powerOf(place)
      if (!parts) return null
      const [base, n] = parts
      return by.times(n, by.fold('pow', base, by.fold('add', n, by.g.number(1))), d(base))
    },
    reason: ({ e }) => `By the power rule the exponent of ${text(e)} is lowered by 1, not raised.`
  },
  {
    mistake: 'power rule for an exponential',
    make(place) {
      const { by, e } = place
      const v = exponentOf(place)
      if (!v) return null
      const base = isCall(e, 'pow') ? e.args[0] : by.g.constant('e')
      return by.times(v, by.fold('pow', base, by.fold('subtract', v, by.g.number(1))))
    },
    reason: ({ e, by }) =>
      `In ${text(e)} the exponent holds ${by.variable}: this is an exponential function, not a power.`
  },
  {
    mistake: 'logarithm of the base missing',
    make: (place) => {
      const v = exponentOf(place)
      return v && isCall(place.e, 'pow') ? place.by.times(place.e, place.d(v)) : null
    },
    reason: ({ e }) => `The derivative of ${text(e)} has the logarithm of its base as a factor.`
  },
  {
    mistake: 'constant factor missing',
    make: ({ e, right, d }) =>
      right.rule === 'multiple' && isCall(e, 'multiply') ? d(right.parts[0]) : null,
    reason: ({ right }) => `The factor ${text(right.constants[0])} is held constant: it stays as a factor.`
  }
]
