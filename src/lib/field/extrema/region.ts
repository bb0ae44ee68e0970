import type { Expr } from '../../math/expression/expression'
import type { Interval } from '../../math/table/interval/decoratedInterval'
import { pointOf, type Box } from '../../tape/roots/ranges'
import { alternativesOf, type Conditions } from './alternatives'
import { branchesIn } from './constrained'
import { isSame, placeOf } from './critical'
import { placeOn } from './placeOn'
import { undecidedOf, type Undecided } from './spots'
import type { Study } from './study'
import { boxesWhere, isWholeWhere, slack, staysWithin } from './whole'

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
export function regionExtremaOf(study: Study, f: Expr, { conditions, open: strict }: Region): RegionExtrema {
  const { graph } = study
  const whole = conditions.reduce((u, v) => study.fold('max', u, v))
  const parts = alternativesOf(graph, whole)
  const isBounded = parts.every((part) => staysWithin(study, part))
  const rims = isBounded ? [] : windowRims(study)
  // The window's own edge is given in so many digits, and the region may reach as far beyond.
  const box = isBounded ? roomier(study.box) : study.box
  const candidates: RegionCandidate[] = []
  const undecided: { spot: Undecided; boxes: readonly Box[] }[] = []
  const levels: number[] = []
  let doubt = false
  study.expect(parts.reduce((sum, part) => sum + searchesOf(study, f, part.length + rims.length), 0))
  for (const part of parts) {
    const found = candidatesOf(study, f, part, rims, box)
    candidates.push(...found.candidates)
    undecided.push(...found.undecided)
    levels.push(...found.levels)
    doubt ||= found.isUnsure
  }
  const isWhole = parts.every((part) => isWholeWhere(study, f, [...part, ...rims]))
  // Where a condition ends, as √x ≤ y does, the region may end without that any condition is 0.
  const isRimmed = parts.every((part) => part.every((c) => isWholeWhere(study, c, [...part, ...rims])))
  const kept = unique(candidates, study.box)
  const values = kept.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const margin = 1e-11 * Math.max(1, Math.abs(least), Math.abs(most))
  // What is open matters only where f could be less or more there than at all candidates.
  const open = undecided.filter(
    ({ boxes }) =>
      kept.length === 0 ||
      boxes.some((box) => {
        const { low, high } = study.enclose(f, box)
        return !(low >= least - margin && high <= most + margin)
      })
  )
  // Along a piece that no cut has met f is constant too.
  const isBeyond = (level: number) => !(level >= least - margin && level <= most + margin)
  const isDecided = open.length === 0 && !doubt && !levels.some(isBeyond) && isRimmed
  const named = (value: number): Absolute => {
    const places = kept.filter((other) => Math.abs(other.value - value) <= margin).map(({ at }) => at)
    const isOn = (box: Box) => {
      const { low, high } = study.enclose(f, box)
      return low <= value + margin && high >= value - margin
    }
    const isAlong =
      kept.some((other) => other.isConstant && Math.abs(other.value - value) <= margin) ||
      undecided.some(({ spot, boxes }) => spot.shape === 'curve' && boxes.every(isOn))
    return { value, at: places[0], places, isAlong }
  }
  const isAttained = (value: number) =>
    kept.some(
      (other) =>
        Math.abs(other.value - value) <= margin &&
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
        Math.abs(candidate.value - least) <= margin
          ? 'minimum'
          : Math.abs(candidate.value - most) <= margin
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
  /** Values of f along pieces of the boundary of which no place was found. */
  levels: number[]
  /** Whether a piece of the boundary could not be followed. */
  isUnsure: boolean
}

/** The candidates of a part whose conditions have no kinks of their own. */
function candidatesOf(
  study: Study,
  f: Expr,
  part: Conditions,
  rims: readonly Expr[],
  box: Box
): FoundCandidates {
  const { branches, seams } = branchesIn(study, f)
  const all = [...part, ...rims]
  const candidates: RegionCandidate[] = []
  const undecided: FoundCandidates['undecided'] = []
  const levels: number[] = []
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
    const { roots, undecided: boxes } = study.search(equations, limits, guards, box)
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
        const level = shiftOf(study, value, curve)
        if (level === null) isUnsure = true
        else if (!at && boxesWhere(study, [curve, study.fold('negate', curve), ...limits]).length > 0)
          levels.push(level)
      }
    }
    for (const other of curves.slice(i + 1)) {
      const limits = all.filter((condition) => condition !== curve && condition !== other)
      const places = [placeFor(curve), placeFor(other)]
      const corner = places.includes('window') ? 'window' : places.includes('edge') ? (places[0] === places[1] ? 'corner' : 'edge') : 'inside' // prettier-ignore
      if (hasCorner(study, curve, other)) search([curve, other], limits, [curve, other], corner)
    }
  })
  return { candidates, undecided, levels, isUnsure }
}

/** How many searches a part takes whose boundary consists of so many curves. */
function searchesOf(study: Study, f: Expr, edges: number): number {
  const { branches, seams } = branchesIn(study, f)
  const curves = edges + seams.length
  return branches.length * (1 + curves) + (curves * (curves - 1)) / 2
}

/** Whether two curves can cross at all: those of u = a and u = b cannot. */
const hasCorner = (study: Study, a: Expr, b: Expr): boolean =>
  ![study.fold('subtract', a, b), study.fold('add', a, b)].some((e) =>
    study.gradient(e).every((d) => study.isNothing(d))
  )

/** The number that f is wherever another function is 0, if it is a multiple of that and a number more; else null. */
function shiftOf(study: Study, f: Expr, c: Expr): number | null {
  const at = study.box.map(([low, high]) => low + 0.6180339 * (high - low))
  const [fs, cs] = [study.gradient(f), study.gradient(c)].map((all) => all.map((e) => study.value(e, at)))
  const i = Math.abs(cs[0]) >= Math.abs(cs[1]) ? 0 : 1
  const factor = Number((fs[i] / cs[i]).toPrecision(12))
  if (!Number.isFinite(factor)) return null
  const rest = study.fold('subtract', f, study.fold('multiply', study.number(factor), c))
  return study.gradient(rest).every((e) => study.isNothing(e)) ? study.value(rest, at) : null
}

/** A box with as much more room around it as the region may take beyond it. */
const roomier = (box: Box): Box =>
  box.map(([low, high]): Interval => [low - slack * (high - low), high + slack * (high - low)])

/** Places that several searches found are one, at the place that says most. */
function unique(candidates: readonly RegionCandidate[], box: Box): RegionCandidate[] {
  const order: RegionPlace[] = ['corner', 'edge', 'window', 'inside']
  const sorted = [...candidates].sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place))
  const kept: RegionCandidate[] = []
  for (const candidate of sorted) {
    const known = kept.find(({ at }) => isSame(at, candidate.at, box))
    if (!known) kept.push({ ...candidate })
    else known.proved ||= candidate.proved
  }
  return kept.sort((a, b) => a.at.reduce((order, x, i) => order || x - b.at[i], 0))
}
