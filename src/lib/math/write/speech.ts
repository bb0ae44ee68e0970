import { treeSize } from '../expression/expression'
import type { Expr } from '../expression/expression'
import { speechNotation } from '.'
import { present } from './present'

/** Nobody listens to a formula of more parts. */
const longest = 250

/** A formula as it is read aloud. */
export const spoken = (e: Expr): string =>
  treeSize(e) > longest ? speechNotation.tooLong : present(e, speechNotation)

/** f as it is read aloud, or its derivative along some of its variables, as a sentence. */
export function speak(e: Expr, along: string[] = []): string {
  const body = spoken(e)
  const [first, second] = along.map((name) => speechNotation.symbol(name))
  if (first === undefined) return body
  if (second === undefined) return `the partial derivative of f with respect to ${first} is ${body}`
  return first === second
    ? `the second partial derivative of f with respect to ${first} is ${body}`
    : `the mixed partial derivative of f with respect to ${first} and ${second} is ${body}`
}
