import { fold, isNumber, symbolsOf, varies, visit } from '../expression/expression'
import type { Call, Expr, Graph } from '../expression/expression'
import { edge } from './rules'
import { structures } from './differentiate'

/** A function without one kind of kink: what it is where none of `where` is positive. */
export interface Branch {
  value: Expr
  where: Expr[]
}

/** A function as branches that are smooth by themselves, and the functions on whose zeros the branches meet. */
export interface Branches {
  branches: Branch[]
  seams: Expr[]
}

/** Of more kinks there would be too many branches. */
const mostKinks = 4

/** The two sides of a kink: its value where `seam` is not negative, and where it is not positive. */
interface Kink {
  seam: Expr
  sides: [Expr, Expr]
}

function kinkOf(g: Graph, name: string, [u, v]: Expr[]): Kink | null {
  switch (name) {
    case 'abs':
      return { seam: u, sides: [u, fold(g, 'negate', [u])] }
    case 'relu':
      return { seam: u, sides: [u, g.number(0)] }
    case 'min':
      return { seam: fold(g, 'subtract', [u, v]), sides: [v, u] }
    case 'max':
      return { seam: fold(g, 'subtract', [u, v]), sides: [u, v] }
    default:
      return null
  }
}

const isKink = (e: Expr): e is Call => e.kind === 'call' && kinkNames.has(e.name)
const kinkNames: ReadonlySet<string> = new Set(['abs', 'relu', 'min', 'max'])

/** Sums over rows of data are as smooth as what they add. */
const smoothStructures: ReadonlySet<string> = new Set(['rowSum', 'rowMean'])

/** Whether an expression has a kink or a jump that its derivatives pass over. */
function hasEdge(g: Graph, e: Expr): boolean {
  if (e.kind !== 'call') return false
  if (structures.has(e.name)) return !smoothStructures.has(e.name)
  const found = edge(g, e.name, e.args)
  return found !== null && !(isNumber(found) && found.value.num === 0n)
}

/**
 * The branches of a function with |u|, max, min and relu of what the variables move. Null where it has jumps, choices
 * or more such kinks than are worth their branches: then nothing is known but the function itself.
 */
export function branchesOf(g: Graph, f: Expr, variables: readonly string[]): Branches | null {
  const kinks: Call[] = []
  let isPlain = true
  visit([f], (e) => {
    if (!symbolsOf(e).some((name) => variables.includes(name)) || !hasEdge(g, e)) return
    // A kink in every row of data would be too many.
    if (isKink(e) && !varies(e)) kinks.push(e)
    else isPlain = false
  })
  // A choice with more than two arguments is one after the other.
  const count = kinks.reduce((sum, { args }) => sum + Math.max(1, args.length - 1), 0)
  if (!isPlain || count > mostKinks) return null
  const seams = new Set<Expr>()
  const all = Array.from({ length: 2 ** count }, (_, choice): Branch => {
    const where: Expr[] = []
    let at = 0
    const value = mapCalls(g, f, (name, args) => {
      if (!kinkNames.has(name) || args.every((arg) => symbolsOf(arg).every((s) => !variables.includes(s))))
        return fold(g, name, args)
      const pair = (u: Expr, v: Expr): Expr => {
        const { seam, sides } = kinkOf(g, name, [u, v])!
        const side = (choice >> at++) & 1
        if (!isNumber(seam) && !seams.has(fold(g, 'negate', [seam]))) seams.add(seam)
        where.push(side === 0 ? fold(g, 'negate', [seam]) : seam)
        return sides[side]
      }
      return args.length === 1 ? pair(args[0], args[0]) : args.reduce(pair)
    })
    return { value, where: [...new Set(where)] }
  })
  // Where u ≤ 0 and −u ≤ 0 there is only the seam.
  const isFlat = ({ where }: Branch) => where.some((e) => where.includes(fold(g, 'negate', [e])))
  return { branches: all.filter((branch) => !isFlat(branch)), seams: [...seams] }
}

/** An expression with every call made anew from its new arguments. */
function mapCalls(g: Graph, root: Expr, make: (name: string, args: Expr[]) => Expr): Expr {
  const made = new Map<Expr, Expr>()
  visit(
    [root],
    (e) =>
    made.set(e, e.kind === 'call' ? make(e.name, e.args.map((arg) => made.get(arg)!)) : e) // prettier-ignore
  )
  return made.get(root)!
}
