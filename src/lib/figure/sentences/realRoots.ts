import { isCall, isNumber, visit, type Expr, type Graph } from '../../math/expression/expression'
import type { ScalarField } from '../../field/field'
import { textNotation } from '../../math/write'
import { present } from '../../math/write/present'
import { pasted } from '../../math/read/pasted'
import type * as Q from '../../math/expression/rational'
import { readWith } from '../../field/readText'
import { simplify } from '../../math/simplify/simplify'
import { lower } from '../../tape/program/lower'
import { toScalar } from '../../tape/evaluators/scalar'

/** Why a power has no value at a point, and the formula with real roots in its place, if that has one. */
export interface RootAdvice {
  sentence: string
  /** The whole formula. */
  source: string | null
}

interface Root {
  power: Expr
  base: Expr
  exponent: Q.Rational
}

/**
 * What to say where f is undefined because a negative number is raised to p/q with an odd q: by convention that
 * has no value, though the root of the order q has one. Null where that is not why.
 */
export function rootAdvice(
  field: ScalarField,
  at: number[],
  values: Record<string, number>
): RootAdvice | null {
  const { expressions, tape } = field
  if (tape.columns.length > 0 || !Number.isNaN(field.value(at, values))) return null
  const roots = oddRoots(expressions.graph, expressions.shown.value)
  if (roots.length === 0) return null
  const evaluate = toScalar(
    lower(
      roots.map(({ base }) => base),
      field.variables,
      field.parameters
    )
  )
  const bases = evaluate(
    at,
    field.parameters.map((name) => values[name] ?? 1)
  )
  const negative = roots.filter((_, i) => bases[i] < 0)
  if (negative.length === 0) return null
  const [{ base, exponent }] = negative
  const sentence =
    `A negative number to the power ${exponent.num}/${exponent.den} has no value, by convention. ` +
    `The real root has: ${rootText(base, exponent)}.`
  const source = withRoots(field, negative)
  const reading = readWith(source, { variables: field.variables }, pasted)
  const reads = 'field' in reading && Number.isFinite(reading.field.value(at, values))
  return { sentence, source: reads ? source : null }
}

function oddRoots(g: Graph, f: Expr): Root[] {
  const found: Root[] = []
  visit([f], (power) => {
    if (!isCall(power, 'pow')) return
    const [base, v] = power.args
    const n = simplify(g, v)
    if (isNumber(n) && n.value.den !== 1n && n.value.den % 2n === 1n)
      found.push({ power, base, exponent: n.value })
  })
  return found
}

/** As it is typed: `cbrt(xy)^2`. */
function rootText(base: Expr, { num, den }: Q.Rational): string {
  const inner = present(base, textNotation)
  const root = den === 3n ? `cbrt(${inner})` : `nthRoot(${inner}, ${den})`
  return num === 1n ? root : `${root}^${num < 0n ? `(${num})` : num}`
}

function withRoots({ expressions, source }: ScalarField, roots: Root[]): string {
  const changes = roots.flatMap(({ power, base, exponent }) =>
    (expressions.places.get(power.id) ?? []).map((place) => ({ ...place, text: rootText(base, exponent) }))
  )
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: root }) => {
      const [before, after] = [text.slice(0, start), text.slice(end)]
      // Letters and digits beside a name would run into it.
      const left = /[\p{L}\d_]$/u.test(before) ? ' ' : ''
      const right = /^[\p{L}\d_]/u.test(after) ? ' ' : ''
      return before + left + root + right + after
    }, source)
}
