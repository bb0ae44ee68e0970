import { branchesOf, type Branch } from '../../math/differentiate/branches'
import type { Expr } from '../../math/expression/expression'
import { pointOf, widthOf, type Box } from '../../tape/roots/ranges'
import type { Root } from '../../tape/roots/search'
import { clustersOf } from '../../tape/roots/clusters'
import { eigenvaluesOf } from './eigenvalues'
import { extremumAt } from './kinks'
import { simplest, undecidedOf, type Undecided } from './spots'
import type { Study } from './study'
import { breaksOf } from './whole'

export type CriticalKind = 'minimum' | 'maximum' | 'saddle' | 'degenerate'

/** A place where ∇f = 0, or where a kink of f is a minimum or a maximum. */
export interface CriticalPoint {
  at: number[]
  value: number
  kind: CriticalKind
  /** Whether it is sure that there is one, that it is the only one around, and of which kind it is. */
  proved: boolean
  /** Whether f has a gradient there. */
  isSmooth: boolean
  /** The Hessian and its eigenvalues in ascending order; null where there are none. */
  hessian: number[][] | null
  eigenvalues: number[] | null
}

export interface CriticalPoints {
  points: CriticalPoint[]
  /** Parts of the box in which it is not known how many there are. */
  undecided: Box[]
  spots: Undecided[]
  /** Whether these are surely all. */
  complete: boolean
}

/** All critical points of a function in the box of the study. */
export function criticalPointsOf(study: Study, f: Expr): CriticalPoints {
  const { graph, setting } = study
  if (study.gradient(f).every((e) => study.isNothing(e))) {
    const spot: Undecided = { hull: study.box, shape: 'area', at: null }
    return { points: [], undecided: [study.box], spots: [spot], complete: false }
  }
  const found = branchesOf(graph, f, setting.variables)
  const branches: readonly Branch[] = found ? found.branches : [{ value: f, where: [] }]
  const points: CriticalPoint[] = []
  const spots: Undecided[] = []
  const takeKinks = (places: readonly number[][]) => {
    const taken = kinkPoints(study, f, branches, places)
    points.push(...taken.points)
    spots.push(...taken.spots)
  }
  const seams = found?.seams.length ?? 0
  study.expect(branches.length * (1 + seams) + (seams * (seams - 1)) / 2)
  for (const { value, where } of branches) {
    const gradient = study.gradient(value)
    const { roots, undecided } = study.search(gradient, where, [value])
    for (const root of roots) {
      // On a seam other branches have their say.
      const isApart = where.every((e) => study.enclose(e, root.box).high < 0)
      if (isApart) points.push(smoothPoint(study, f, value, root))
      else takeKinks([placeOf(root)])
    }
    spots.push(...undecidedOf(study, gradient, undecided))
  }
  if (found && found.seams.length > 0) {
    const { places, undecided } = kinksOf(study, branches, found.seams)
    takeKinks(places)
    spots.push(...undecided)
  }
  if (!found) spots.push(...jumpsOf(study, f))
  for (const spot of spots) {
    const point = spot.at && spotPoint(study, f, spot.hull, spot.at)
    if (point) points.push(point)
  }
  return {
    points: unique(points, study.box),
    undecided: spots.map(({ hull }) => hull),
    spots,
    complete: spots.length === 0 && points.every(({ proved }) => proved)
  }
}

/** Where f may jump it may have an extremum that no slope tells of. */
const jumpsOf = (study: Study, f: Expr): Undecided[] =>
  clustersOf(breaksOf(study, f, [], 'jumps')).map(({ hull }) => ({ hull, shape: 'unknown', at: null }))

const same = 1e-9

/** In a wide window places are told apart by their own size. */
export const isSame = (a: readonly number[], b: readonly number[], box: Box): boolean =>
  a.every((x, i) => Math.abs(x - b[i]) <= same * Math.min(widthOf(box[i]), 1 + Math.abs(x)))

/** Points that several branches found are one. Two that are proved to be alone in their branches are two. */
function unique(points: readonly CriticalPoint[], box: Box): CriticalPoint[] {
  const isAlone = ({ isSmooth, proved }: CriticalPoint) => isSmooth && proved
  const kept: CriticalPoint[] = []
  for (const point of points)
    if (!kept.some((other) => !(isAlone(other) && isAlone(point)) && isSame(other.at, point.at, box)))
      kept.push(point)
  return kept.sort((a, b) => a.at.reduce((order, x, i) => order || x - b.at[i], 0))
}

/** The place of a root: a round number where the enclosure leaves that open. */
export const placeOf = ({ box }: Root): number[] => box.map(simplest)

/** A root at which the Hessian is not singular, as the proof of it has shown for all of its surroundings. */
function smoothPoint(study: Study, f: Expr, branch: Expr, root: Root): CriticalPoint {
  const at = placeOf(root)
  const hessian = study.hessian(branch, at)
  const eigenvalues = eigenvaluesOf(hessian)
  const signs = new Set(eigenvalues.map(Math.sign))
  const kind = signs.has(0) ? 'degenerate' : signs.size > 1 ? 'saddle' : signs.has(1) ? 'minimum' : 'maximum'
  return {
    at,
    value: study.value(f, at),
    kind,
    proved: kind !== 'degenerate',
    isSmooth: true,
    hessian,
    eigenvalues
  }
}

/** The middle of a spot that is not decided: named, if f has a value there. */
function spotPoint(study: Study, f: Expr, hull: Box, at: number[]): CriticalPoint | null {
  const value = study.value(f, at)
  if (!Number.isFinite(value)) return null
  const slopes = study.slopes(f, at)
  const isSmooth = slopes.every(Number.isFinite)
  const around = study.enclose(f, hull)
  const exact = study.enclose(f, at.map(pointOf))
  const isLeast = around.low >= exact.high
  const isMost = around.high <= exact.low
  const kind = isSmooth || !(isLeast || isMost) ? 'degenerate' : isLeast ? 'minimum' : 'maximum'
  const hessian = isSmooth ? study.hessian(f, at) : null
  const isKnown = hessian?.flat().every(Number.isFinite)
  return {
    at,
    value,
    kind,
    proved: false,
    isSmooth,
    hessian: isKnown ? hessian : null,
    eigenvalues: isKnown ? eigenvaluesOf(hessian!) : null
  }
}

/** Places on seams at which f may have an extremum: where it has one along a seam, and where two seams meet. */
function kinksOf(
  study: Study,
  branches: readonly Branch[],
  seams: readonly Expr[]
): { places: number[][]; undecided: Undecided[] } {
  const places: number[][] = []
  const undecided: Undecided[] = []
  const take = (equations: Expr[], where: readonly Expr[]) => {
    const found = study.search(equations, where, equations)
    places.push(...found.roots.map(placeOf))
    undecided.push(...undecidedOf(study, equations, found.undecided))
  }
  const n = study.setting.variables.length
  if (n !== 2)
    return n === 1 ? onLine() : { places, undecided: [{ hull: study.box, shape: 'unknown', at: null }] }
  for (const [i, seam] of seams.entries()) {
    for (const { value, where } of branches) take([seam, study.tangency(value, seam)], where)
    for (const other of seams.slice(i + 1)) take([seam, other], [])
  }
  return { places, undecided }

  function onLine() {
    for (const seam of seams) take([seam], [])
    return { places, undecided }
  }
}

/** What f has at places of kinks; of those about which nothing is known, spots. */
function kinkPoints(
  study: Study,
  f: Expr,
  branches: readonly Branch[],
  places: readonly number[][]
): { points: CriticalPoint[]; spots: Undecided[] } {
  const points: CriticalPoint[] = []
  const spots: Undecided[] = []
  for (const at of places) {
    const extremum = extremumAt(study, branches, at)
    if (!extremum || extremum.kind === 'neither') continue
    const { kind, proved } = extremum
    if (kind === 'degenerate') spots.push({ hull: at.map(pointOf), shape: 'spot', at })
    else points.push({ at, value: study.value(f, at), kind, proved, isSmooth: false, hessian: null, eigenvalues: null }) // prettier-ignore
  }
  return { points, spots }
}
