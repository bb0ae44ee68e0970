import { remember } from '../../basics/remember'
import type { ScalarField } from '../../field/field'
import type { Domain } from '../../tape/sampling/sampling'
import { limitAt, type Limit } from './limit'
import { reachOf, sampleWays, type Sampled } from './samples'
import { typedWay, type Typed } from './typed'
import { drawn, type Way } from './ways'

/** What f does towards a point. */
export interface Approached {
  limit: Limit
  /** f is smooth at the point, and tends to its value: no way has to be followed. */
  smooth: boolean
  typed: Typed
  ways: readonly Sampled[]
  reach: number
}

/** The same answer for the same question; marks and panel both ask. */
export const approachOf = remember(
  (
    field: ScalarField,
    values: Record<string, number>,
    domain: Domain,
    x: number,
    y: number,
    text: string,
    differentiable: boolean | 'unknown'
  ): Approached => {
    const typed = typedWay(text, [x, y], values)
    const own = typed && 'way' in typed ? [typed.way] : []
    const smooth = differentiable === true
    const limit: Limit = smooth
      ? { kind: 'limit', value: field.value([x, y], values), followed: [] }
      : limitAt(field, [x, y], values, own)
    const reach = reachOf(domain)
    const seen = new Set<Way>([...drawn, ...against(limit), ...own])
    return { limit, smooth, typed, ways: sampleWays(field, [x, y], values, [...seen], reach), reach }
  }
)

/** The ways that show that there is no limit. */
export const against = (limit: Limit): Way[] =>
  limit.kind === 'none' ? limit.against.map(({ way }) => way) : []
