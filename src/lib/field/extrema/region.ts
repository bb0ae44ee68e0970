import type { Expr } from '../../math/expression/expression'
import { pointOf, widthOf, type Box } from '../../tape/roots/ranges'
import { alternativesOf, type Conditions } from './alternatives'
import { branchesIn } from './constrained'
import { placeOf } from './critical'
import { placeOn } from './placeOn'
import { undecidedOf, type Undecided } from './spots'
import type { Progress, Study } from './study'
import { isWholeWhere, staysWithin } from './whole'

/** Where a candidate lies: inside, on one piece of the boundary, where two meet, or at the rim of the window. */
export type RegionPlace = 'inside' | 'edge' | 'corner' | 'window'

/** A place at which f may have its least or its greatest value on the region. */
export interface RegionCandidate {
  at: number[]
  value: number
  place: RegionPlace
  /** Whether f has there its least or greatest value of all. */
  kind: 'minimum' | 'maximum' | 'neither'
  proved: boolean
  /** Whether f has the same value all along this piece of the boundary. */
  isConstant: boolean
}

export interface Absolute {
  value: number
  at: number[]
  /** Everywhere it is attained among the candidates. */
  places: number[][]
  /** Whether it may be attained all along a curve. */
  isAlong: boolean
}

export interface RegionExtrema {
  minimum?: Absolute
  maximum?: Absolute
  candidates: RegionCandidate[]
  undecided: Box[]
  complete: boolean
  /** Why the answer is not all that was asked for, in a sentence. */
  problem?: string
}

/** Functions that are all to be ≤ 0, and those among them whose zeros are not, or not all, of the region. */
export interface Region {
  conditions: readonly Expr[]
  open: readonly Expr[]
}

/** The absolute extrema of f on a region of the plane. */
export function regionExtremaOf(
  study: Study,
  f: Expr,
  { conditions, open: strict }: Region,
  progress: Progress = () => undefined
): RegionExtrema {
  const { graph } = study
  const whole = conditions.reduce((u, v) => study.fold('max', u, v))
  const parts = alternativesOf(graph, whole)
  const isBounded = parts.every((part) => staysWithin(study, part))
  const rims = isBounded ? [] : windowRims(study)
  const candidates: RegionCandidate[] = []
  const undecided: { spot: Undecided; boxes: readonly Box[] }[] = []
  let doubt = false
  parts.forEach((part, i) => {
    const found = candidatesOf(study, f, part, rims)
    candidates.push(...found.candidates)
    undecided.push(...found.undecided)
    doubt ||= found.isUnsure
    progress((i + 1) / (parts.length + 1))
  })
  const isWhole = parts.every((part) => isWholeWhere(study, f, [...part, ...rims]))
  const kept = unique(candidates, study.box)
  const values = kept.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const slack = 1e-11 * Math.max(1, Math.abs(least), Math.abs(most))
  // What is open matters only where f could be less or more there than at all candidates.
  const open = undecided.filter(
    ({ boxes }) =>
      kept.length === 0 ||
      boxes.some((box) => {
        const { low, high } = study.enclose(f, box)
        return !(low >= least - slack && high <= most + slack)
      })
  )
  const isDecided = open.length === 0 && !doubt
  const named = (value: number): Absolute => {
    const places = kept.filter((other) => Math.abs(other.value - value) <= slack).map(({ at }) => at)
    const isOn = (box: Box) => {
      const { low, high } = study.enclose(f, box)
      return low <= value + slack && high >= value - slack
    }
    const isAlong =
      kept.some((other) => other.isConstant && Math.abs(other.value - value) <= slack) ||
      undecided.some(({ spot, boxes }) => spot.shape === 'curve' && boxes.every(isOn))
    return { value, at: places[0], places, isAlong }
  }
  const isAttained = (value: number) =>
    kept.some(
      (other) =>
        Math.abs(other.value - value) <= slack &&
        strict.every((e) => study.enclose(e, other.at.map(pointOf)).high < 0)
    )
  const problem =
    kept.length === 0
      ? isDecided && isWhole
        ? 'No place of this window meets all conditions.'
        : 'No candidate was found in this window.'
      : problemOf({ isWhole, isBounded, isDecided, isLeast: isAttained(least), isMost: isAttained(most) }) // prettier-ignore
  if (kept.length === 0) return { candidates: [], undecided: open.map(({ spot }) => spot.hull), complete: false, problem } // prettier-ignore
  const [minimum, maximum] = [
    isAttained(least) ? named(least) : undefined,
    isAttained(most) ? named(most) : undefined
  ]
  return {
    ...(minimum && { minimum }),
    ...(maximum && { maximum }),
    candidates: kept.map((candidate) => ({
      ...candidate,
      kind:
        Math.abs(candidate.value - least) <= slack
          ? 'minimum'
          : Math.abs(candidate.value - most) <= slack
            ? 'maximum'
            : 'neither'
    })),
    undecided: open.map(({ spot }) => spot.hull),
    complete: isWhole && isBounded && isDecided && isAttained(least) && isAttained(most),
    ...(problem && { problem })
  }
}

interface Facts {
  isWhole: boolean
  isBounded: boolean
  isDecided: boolean
  isLeast: boolean
  isMost: boolean
}

function problemOf({ isWhole, isBounded, isDecided, isLeast, isMost }: Facts): string | undefined {
  if (!isWhole)
    return 'It is not sure that f has a value and no jump all over the region, so it need not have a least or greatest value.'
  if (!isBounded)
    return 'The region reaches beyond this window, or may: these are the extrema of the part in the window. Widen the window, or bound the region.'
  if (!isLeast || !isMost) {
    const which = isLeast ? 'greatest' : isMost ? 'least' : 'least and its greatest'
    return `The region is not closed: f comes as near to its ${which} value as one likes, on a rim that does not belong to the region.`
  }
  return isDecided ? undefined : 'Some places could not be decided, so these are the best that were found.'
}

/** The sides of the window as conditions. */
function windowRims(study: Study): Expr[] {
  const { variables, box } = study.setting
  return variables.flatMap((name, i) => {
    const symbol = study.graph.symbol(name)
    const [low, high] = box[i]
    return [
      study.fold('subtract', study.number(low), symbol),
      study.fold('subtract', symbol, study.number(high))
    ]
  })
}

interface FoundCandidates {
  candidates: RegionCandidate[]
  undecided: { spot: Undecided; boxes: readonly Box[] }[]
  /** Whether a piece of the boundary could not be followed. */
  isUnsure: boolean
}

/** The candidates of a part whose conditions have no kinks of their own. */
function candidatesOf(study: Study, f: Expr, part: Conditions, rims: readonly Expr[]): FoundCandidates {
  const { branches, seams } = branchesIn(study, f)
  const all = [...part, ...rims]
  const candidates: RegionCandidate[] = []
  const undecided: FoundCandidates['undecided'] = []
  let isUnsure = false
  const add = (at: number[], place: RegionPlace, proved: boolean, isConstant = false) => {
    const value = study.value(f, at)
    if (Number.isFinite(value)) candidates.push({ at, value, place, kind: 'neither', proved, isConstant })
  }
  const search = (
    equations: Expr[],
    limits: readonly Expr[],
    guards: readonly Expr[],
    place: RegionPlace
  ) => {
    const { roots, undecided: boxes } = study.search(equations, limits, guards)
    for (const root of roots) add(placeOf(root), place, true)
    for (const spot of undecidedOf(study, equations, boxes)) {
      const within = boxes.filter((box) => box.every(([low, high], i) => low >= spot.hull[i][0] && high <= spot.hull[i][1])) // prettier-ignore
      undecided.push({ spot, boxes: within })
      const at = spot.at
      if (at && limits.every((e) => !(study.enclose(e, at.map(pointOf)).low > 1e-9))) add(at, place, false)
    }
  }
  const placeFor = (condition: Expr): RegionPlace =>
    rims.includes(condition) ? 'window' : part.includes(condition) ? 'edge' : 'inside'
  for (const { value, where } of branches)
    search(study.gradient(value), [...all, ...where], [value], 'inside')
  const curves = [...all, ...seams]
  curves.forEach((curve, i) => {
    const others = all.filter((condition) => condition !== curve)
    const place = placeFor(curve)
    for (const { value, where } of branches) {
      const limits = [...others, ...where]
      const tangency = study.tangency(value, curve)
      if (!study.isNothing(tangency)) search([curve, tangency], limits, [value, curve], place)
      else {
        const at = placeOn(study, curve, limits)
        if (at) add(at, place, true, true)
        // On two pieces of the same curve it could have two values, unless it is a function of the curve's own.
        if (!isShiftOf(study, value, curve)) isUnsure = true
      }
    }
    for (const other of curves.slice(i + 1)) {
      const limits = all.filter((condition) => condition !== curve && condition !== other)
      const places = [placeFor(curve), placeFor(other)]
      const corner = places.includes('window') ? 'window' : places.includes('edge') ? (places[0] === places[1] ? 'corner' : 'edge') : 'inside' // prettier-ignore
      if (hasCorner(study, curve, other)) search([curve, other], limits, [curve, other], corner)
    }
  })
  return { candidates, undecided, isUnsure }
}

/** Whether two curves can cross at all: those of u = a and u = b cannot. */
const hasCorner = (study: Study, a: Expr, b: Expr): boolean =>
  ![study.fold('subtract', a, b), study.fold('add', a, b)].some((e) =>
    study.gradient(e).every((d) => study.isNothing(d))
  )

/** Whether f is a multiple of another function and a number more, so that it is constant wherever that is 0. */
function isShiftOf(study: Study, f: Expr, c: Expr): boolean {
  const at = study.box.map(([low, high]) => low + 0.6180339 * (high - low))
  const [fs, cs] = [study.gradient(f), study.gradient(c)].map((all) => all.map((e) => study.value(e, at)))
  const i = Math.abs(cs[0]) >= Math.abs(cs[1]) ? 0 : 1
  const factor = Number((fs[i] / cs[i]).toPrecision(12))
  if (!Number.isFinite(factor)) return false
  const rest = study.fold('subtract', f, study.fold('multiply', study.number(factor), c))
  return study.gradient(rest).every((e) => study.isNothing(e))
}

const same = 1e-9

/** Places that several searches found are one, at the place that says most. */
function unique(candidates: readonly RegionCandidate[], box: Box): RegionCandidate[] {
  const order: RegionPlace[] = ['corner', 'edge', 'window', 'inside']
  const sorted = [...candidates].sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place))
  const kept: RegionCandidate[] = []
  for (const candidate of sorted) {
    const known = kept.find(({ at }) =>
      at.every((x, i) => Math.abs(x - candidate.at[i]) <= same * widthOf(box[i]))
    )
    if (!known) kept.push({ ...candidate })
    else known.proved ||= candidate.proved
  }
  return kept.sort((a, b) => a.at.reduce((order, x, i) => order || x - b.at[i], 0))
}
