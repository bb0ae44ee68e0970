import { remember } from '../../basics/remember'
import type { SecondSettings } from '../../figure/facets/second'
import type { Mark, SpacePoint } from '../../figure/mark'
import type { Subject } from '../tool'
import { curvatureSheet, expandedParts, taylorSheet } from './sheets'
import { eigen, type Symmetric, type Vector } from './symmetric'
import { taylorOf, type Expanded } from './taylor'

/** f and its derivatives at the point, as the second-order tool takes them. */
export function expandedOf({ at: [x, y], jet }: Pick<Subject, 'at' | 'jet'>): Expanded {
  return { at: [x, y], value: jet.value, gradient: jet.gradient, hessian: symmetricOf(jet.hessian) }
}

export const symmetricOf = (hessian: readonly (readonly number[])[]): Symmetric => ({
  xx: hessian[0]?.[0] ?? NaN,
  xy: hessian[0]?.[1] ?? NaN,
  yy: hessian[1]?.[1] ?? NaN
})

/** What an order of the Taylor polynomial needs exists. */
export const canExpand = ({ value, gradient, hessian: { xx, xy, yy } }: Expanded, order: number): boolean =>
  Number.isFinite(value) &&
  (order < 1 || gradient.every(Number.isFinite)) &&
  (order < 2 || Number.isFinite(xx + xy + yy))

/** The eigenvectors in the tangent plane with the parabolas above them, the Taylor polynomial and the curvature. */
export function secondMarks(subject: Subject): Mark[] {
  const { taylor, curvature } = subject.state.second
  const expanded = expandedOf(subject)
  return [...sheetMarks(subject, expanded, taylor, curvature), ...eigenMarks(subject, expanded)]
}

function sheetMarks(
  { field, values, domain, heights: [low, high] }: Subject,
  expanded: Expanded,
  taylor: SecondSettings['taylor'],
  curvature: SecondSettings['curvature']
): Mark[] {
  const marks: Mark[] = []
  if (taylor !== 'off' && canExpand(expanded, Number(taylor))) {
    const order = Number(taylor) as 0 | 1 | 2
    const sheet = taylorSheet(field, values, domain, low, high, order, ...expandedParts(expanded))
    marks.push({ kind: 'patch', ...patchOf(sheet), tone: 'level' })
  }
  if (curvature !== 'off') {
    const sheet = curvatureSheet(field, values, domain, low, high, curvature)
    marks.push({ kind: 'patch', ...patchOf(sheet), tone: 'level' })
  }
  return marks
}

const patchOf = ({ columns, places, shades }: ReturnType<typeof taylorSheet>) => ({ columns, places, shades })

/** An eigenvector takes this share of the domain, and no more than that of the box's height. */
const [reach, rise] = [0.16, 0.35]

function eigenMarks({ domain, heights: [low, high] }: Subject, expanded: Expanded): Mark[] {
  if (!canExpand(expanded, 2)) return []
  const { at, value, gradient, hessian } = expanded
  const { vectors } = eigen(hessian)
  const [width, depth] = [domain.x, domain.y].map((side) => side[1] - side[0])
  return vectors.flatMap(([u, v], i): Mark[] => {
    const slope = gradient[0] * u + gradient[1] * v
    const length = Math.min(
      (reach * width) / Math.abs(u),
      (reach * depth) / Math.abs(v),
      (rise * (high - low)) / Math.abs(slope)
    )
    const from: SpacePoint = [...at, value]
    const to: SpacePoint = [at[0] + length * u, at[1] + length * v, value + length * slope]
    return [
      {
        kind: 'path',
        places: parabola(i, length, u, v, ...expandedParts(expanded)),
        tone: 'ink',
        on: 'space',
        weight: 'fine'
      },
      { kind: 'vector', from, to, tone: 'ink', on: 'both', label: i === 0 ? 'λ₁' : 'λ₂' }
    ]
  })
}

const half = 24

/** The second-order polynomial along a direction: the way f bends. Both are remembered. */
const parabola = remember(
  (
    _: number,
    length: number,
    u: number,
    v: number,
    ...[x, y, value, fx, fy, xx, xy, yy]: number[]
  ): Float64Array => {
    const taylor = taylorOf({ at: [x, y], value, gradient: [fx, fy], hessian: { xx, xy, yy } }, 2)
    const places = new Float64Array(3 * (2 * half + 1))
    for (let i = -half; i <= half; i++) {
      const t = (1.4 * length * i) / half
      const at: Vector = [x + t * u, y + t * v]
      places.set([...at, taylor(...at)], 3 * (i + half))
    }
    return places
  },
  2
)
