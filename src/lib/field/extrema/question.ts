import type { Expr } from '../../math/expression/expression'
import { alternativesOf } from './alternatives'
import { constrainedExtremaOf, type ConstrainedExtrema } from './constrained'
import { coursesOf, sidesOf, type Course } from './courses'
import { criticalPointsOf, type CriticalPoints } from './critical'
import { isOnRim, polygonCondition, type Corner } from './polygon'
import { regionExtremaOf, type Region, type RegionExtrema } from './region'
import { Study, type Progress, type Setting } from './study'

/** What is asked about f, as plain data for a worker. */
export type Question = { f: Expr; setting: Setting } & Sought

export type Sought =
  | { kind: 'points' }
  /** Where the function is 0 is the curve. */
  | { kind: 'curve'; curve: Expr }
  /** Where all conditions are ≤ 0; where one is 0 belongs to the region if that is closed. */
  | { kind: 'region'; conditions: readonly { outward: Expr; isClosed: boolean }[] }
  | { kind: 'polygon'; corners: readonly Corner[] }

export type SoughtKind = Sought['kind']

/** What was found, with the curves that show why. */
export type Answer =
  /** The curves on which f_x = 0, and those on which f_y = 0. */
  | { kind: 'points'; found: CriticalPoints; zeros: [Course[], Course[]] }
  | { kind: 'curve'; found: ConstrainedExtrema; courses: Course[] }
  /** The pieces of the boundary. */
  | { kind: 'region'; found: RegionExtrema; courses: Course[] }

/** Answers a question; long ones tell how far they are. */
export function answerTo(question: Question, progress: Progress = () => undefined): Answer {
  const study = new Study(question.setting, progress)
  const f = study.take(question.f)
  switch (question.kind) {
    case 'points': {
      const found = criticalPointsOf(study, f)
      const [x, y] = study.gradient(f).map((slope) => coursesOf(study, f, slope))
      return { kind: 'points', found, zeros: [x ?? [], y ?? []] }
    }
    case 'curve': {
      const curve = study.take(question.curve)
      const found = constrainedExtremaOf(study, f, curve)
      return { kind: 'curve', found, courses: coursesOf(study, f, curve) }
    }
    case 'region': {
      const taken = question.conditions.map(({ outward, isClosed }) => ({ e: study.take(outward), isClosed }))
      const open = taken.filter(({ isClosed }) => !isClosed).map(({ e }) => e)
      const region = { conditions: taken.map(({ e }) => e), open }
      return inRegion(study, f, region)
    }
    case 'polygon':
      return inPolygon(study, f, question.corners)
  }
}

/** Where a polygon is cut into triangles, what lies on a cut is inside. */
function inPolygon(study: Study, f: Expr, corners: readonly Corner[]): Answer {
  const conditions = [polygonCondition(study, corners)]
  const found = regionExtremaOf(study, f, { conditions, open: [] })
  const candidates = found.candidates.filter(
    ({ at, place }) => place === 'inside' || isOnRim(corners, [at[0], at[1]])
  )
  return { kind: 'region', found: { ...found, candidates }, courses: sidesOf(study, f, corners) }
}

function inRegion(study: Study, f: Expr, region: Region): Answer {
  const found = regionExtremaOf(study, f, region)
  const whole = region.conditions.reduce((u, v) => study.fold('max', u, v))
  const parts = alternativesOf(study.graph, whole)
  const courses = parts.flatMap((part) =>
    part.flatMap(
      (condition) =>
      coursesOf(study, f, condition, part.filter((other) => other !== condition)) // prettier-ignore
    )
  )
  return { kind: 'region', found, courses }
}
