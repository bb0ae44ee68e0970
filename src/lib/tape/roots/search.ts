import type { Interval } from '../../math/table/interval/decoratedInterval'
import { newtonStep } from './newton'
import { newtonFrom, proposals } from './proposals'
import { boxWithin, boxesMeet, centreOf, pointOf, widthOf, type Box } from './ranges'
import { toEquations, type Equations, type System } from './system'

/** What is searched: a system over a box, for values of its parameters in the tape's order. */
export interface Search {
  system: System
  parameters: readonly number[]
  box: Box
}

/** A root that was proved: there is one, and no other in `alone`. */
export interface Root {
  at: number[]
  /** Encloses it, mostly as narrowly as f64 can. */
  box: Box
  alone: Box
}

/** All roots of a search are `roots`, or lie in one of the undecided boxes. */
export interface Found {
  roots: Root[]
  undecided: Box[]
}

/** Boxes narrower than this share of the searched one are not halved any more. */
const narrowest = 2 ** -21
/** So many boxes are looked at before the rest is left undecided. */
const mostBoxes = 40_000
/** More boxes than this that become ever more do so along a curve of roots, and so do still more that are left. */
const crowd = 800
const dense = 3000
/** Halvings before a crowd counts, and in a row in which it grew. */
const crowdDepth = 16
const crowdGrowth = 4

/**
 * All roots of a system in a box, certified: roots that sampling proposes are proved with as much room around them as
 * can be; what is left is halved until enclosures say that there is no root, or Newton's operator that there is one.
 * `progress` is told the share of the box that is decided.
 */
export function searchRoots(
  { system, parameters, box }: Search,
  progress: (share: number) => void = () => undefined
): Found {
  const equations = toEquations(system, parameters)
  const roots: Root[] = []
  const take = (root: Root | null) => {
    if (root && !roots.some((other) => isSame(root, other))) roots.push(root)
  }
  for (const start of proposals(equations, box)) take(proveAround(equations, start, box))
  const undecided: Box[] = []
  const sizes = box.map(widthOf)
  let level: Box[] = [box]
  let looks = 0
  let grown = 0
  for (let depth = 0; level.length > 0; depth++) {
    const next: Box[] = []
    for (const [i, part] of level.entries()) {
      if (++looks > mostBoxes) {
        undecided.push(...level.slice(i), ...next)
        return { roots: within(roots, box), undecided }
      }
      const left = look(equations, part, roots, take)
      if (!left) continue
      const isNarrow = left.box.every((side, k) => widthOf(side) <= narrowest * sizes[k])
      if (!isNarrow && !equations.isZero(left.box)) next.push(...halves(left, sizes))
      else if (undecided.length > mostTried || !rootWithin(equations, left.box, box, take))
        undecided.push(left.box)
    }
    grown = next.length > level.length ? grown + 1 : 0
    const isLine = next.length > crowd && next.filter((part) => isThin(part, sizes)).length > crowd
    if (
      isLine ||
      (depth > crowdDepth && (next.length > dense || (grown >= crowdGrowth && next.length > crowd)))
    ) {
      undecided.push(...next)
      break
    }
    level = next
    progress(1 - next.reduce((sum, part) => sum + volumeOf(part, sizes), 0))
  }
  return { roots: within(roots, box), undecided: undecided.filter((part) => !isKnown(part, roots)) }
}

/** The share of the searched box that a part is. */
const volumeOf = (part: Box, sizes: readonly number[]): number =>
  part.reduce((product, side, i) => product * (widthOf(side) / sizes[i]), 1)

/** A thin box has one side like a line's, in shares of the searched box, and another that is much longer. */
const thin = { narrow: 2 ** -16, long: 2 ** -11 }

function isThin(box: Box, sizes: readonly number[]): boolean {
  const shares = box.map((side, i) => widthOf(side) / sizes[i])
  return Math.min(...shares) < thin.narrow && Math.max(...shares) > thin.long
}

/** So many boxes that are as narrow as can be are looked at once more; of more it is a curve. */
const mostTried = 200

/** A root on the rim of a box is in the inside of a box around it: whether that is all that there is in it. */
function rootWithin(equations: Equations, part: Box, box: Box, take: (root: Root | null) => void): boolean {
  const start = newtonFrom(equations, centreOf(part), box)
  const root = start && proveAround(equations, start, box)
  take(root)
  return root !== null && boxWithin(part, root.alone)
}

/** A root that is proved is in the searched box, or on its rim as nearly as f64 tells. */
const within = (roots: Root[], box: Box): Root[] => roots.filter((root) => boxesMeet(root.box, box))

const isSame = (a: Root, b: Root): boolean => boxWithin(a.box, b.alone) || boxWithin(b.box, a.alone)

const isKnown = (part: Box, roots: readonly Root[]): boolean =>
  roots.some(({ alone }) => boxWithin(part, alone))

/** Newton's steps go on while they leave less than this share of the longest side. */
const worthwhile = 0.7

/** A box to halve, and how fast the equations may change in it. */
interface Left {
  box: Box
  jacobian: readonly (readonly Interval[])[]
}

/** What of a box is left to halve; null where all is known of it. */
function look(
  equations: Equations,
  part: Box,
  roots: readonly Root[],
  take: (root: Root | null) => void
): Left | null {
  let box = part
  for (;;) {
    if (isKnown(box, roots) || !equations.values(box)) return null
    const step = newtonStep(equations, box)
    if (step.kind === 'none') return null
    if (step.kind === 'one') {
      take(tighten(equations, box, step.box))
      return null
    }
    const shrinks = step.box.some((side, i) => widthOf(side) < worthwhile * widthOf(box[i]))
    if (!shrinks) return step
    box = step.box
  }
}

/** Half the width of the narrowest box that is tried around a root, in units of the last place; then ever wider ones. */
const narrow = 2
const widenings = 24

/**
 * The root of a box that holds one, enclosed narrowly: Newton's method in f64 says where it is, and the narrowest box
 * around that place that is proved to hold it, within its last digits.
 */
function tighten(equations: Equations, alone: Box, image: Box): Root | null {
  const near = newtonFrom(equations, centreOf(image), alone)
  let box = image
  if (near)
    for (let k = 0; k < widenings; k++) {
      const tried = near.map((x, i): Interval => {
        const reach = (Math.abs(x) * Number.EPSILON + widthOf(alone[i]) * 2 ** -60) * narrow * 4 ** k
        return [x - reach, x + reach]
      })
      const step = boxWithin(tried, alone) ? newtonStep(equations, tried) : null
      if (step?.kind !== 'one') continue
      box = step.box
      break
    }
  if (!equations.values(box)) return null
  const at = near && boxWithin(near.map(pointOf), box) ? near : centreOf(box)
  return { at, box, alone }
}

/** Boxes around a proposed root, from a sixteenth of the searched box downwards. */
const largest = 4
const smallest = 36

function proveAround(equations: Equations, at: readonly number[], searched: Box): Root | null {
  for (let k = largest; k <= smallest; k++) {
    const box = at.map((x, i): Interval => {
      const reach = widthOf(searched[i]) * 2 ** -k
      return [x - reach, x + reach]
    })
    const step = newtonStep(equations, box)
    if (step.kind === 'one') return tighten(equations, box, step.box)
    if (step.kind === 'none') return null
  }
  return null
}

/** No side is halved while another is this much longer, in shares of the searched box. */
const mostUneven = 32

/** The box in two: across the side along which the equations change most. */
function halves({ box, jacobian }: Left, sizes: readonly number[]): [Box, Box] {
  const shares = box.map((side, i) => widthOf(side) / sizes[i])
  const longest = shares.indexOf(Math.max(...shares))
  const changes = box.map((side, i) =>
    Math.max(...jacobian.map((row) => Math.max(Math.abs(row[i][0]), Math.abs(row[i][1])) * widthOf(side)))
  )
  const most = changes.every(Number.isFinite) ? changes.indexOf(Math.max(...changes)) : longest
  const across = shares[most] * mostUneven < shares[longest] ? longest : most
  const [low, high] = box[across]
  const isPole = !changes.every(Number.isFinite)
  // At a pole, which is mostly at a round number, and else not in the middle, where roots of symmetric functions lie.
  const middle = isPole ? roundest(low, high) : low + (high - low) * 0.4927
  const part = (side: Interval) => box.map((old, i) => (i === across ? side : old))
  return [part([low, middle]), part([middle, high])]
}

/** The number of the fewest digits in the middle part of an interval. */
function roundest(low: number, high: number): number {
  const [from, to] = [low + (high - low) * 0.3, low + (high - low) * 0.7]
  if (from <= 0 && to >= 0) return 0
  for (
    let step = 10 ** Math.floor(Math.log10(Math.max(Math.abs(from), Math.abs(to))));
    step > 0;
    step /= 10
  ) {
    const number = Number((Math.ceil(from / step) * step).toPrecision(15))
    if (number >= from && number <= to) return number
  }
  return from
}
