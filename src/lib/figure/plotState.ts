import { approach } from './facets/approach'
import { ask } from './facets/ask'
import { camera } from './facets/camera'
import { columns } from './facets/columns'
import { direction } from './facets/direction'
import { domain } from './facets/domain'
import { extrema } from './facets/extrema'
import type { Facet } from './facets/facet'
import { active, formulas, gradients, hidden, time } from './facets/formulas'
import { gradient } from './facets/gradient'
import { layers } from './facets/layers'
import { bands, levels } from './facets/levels'
import { limit } from './facets/limit'
import { norms } from './facets/norms'
import { parameters } from './facets/parameters'
import { paths } from './facets/paths'
import { point } from './facets/point'
import { second } from './facets/second'
import { source } from './facets/source'
import { pins, tool } from './facets/tool'
import { view } from './facets/view'
import { z } from './facets/z'

/**
 * Everything that a reader can set about a plot, in the order of the link's keys. A default may depend on the facets
 * that stand before its own.
 */
export const facets = {
  source,
  domain,
  z,
  point,
  direction,
  parameters,
  columns,
  layers,
  camera,
  view,
  levels,
  bands,
  tool,
  pins,
  gradient,
  limit,
  second,
  norms,
  approach,
  paths,
  extrema,
  formulas,
  active,
  hidden,
  gradients,
  time,
  ask
}

export type FacetName = keyof typeof facets

type ValueOf<F> = F extends Facet<infer T, never> ? T : never

/** What a link, a preset, an entry of the history or a message says of a plot. */
export type PlotState = { readonly [K in FacetName]: ValueOf<(typeof facets)[K]> }

/** `facets`, or in tests such a table with more in it. */
export type FacetTable = Readonly<Record<string, Facet<unknown, never>>>

/** The state that `valueOf` makes of one facet after the other; `before` holds the values of those before it. */
export function composeState(
  table: FacetTable,
  valueOf: (facet: Facet<unknown>, name: string, before: object) => unknown
): PlotState {
  const state: Record<string, unknown> = {}
  for (const [name, facet] of Object.entries(table)) state[name] = valueOf(facet, name, state)
  return state as PlotState
}

/** The state of which only some facets are said, as a link leaves out the others. */
export const stateOf = (said: Partial<PlotState> = {}, table: FacetTable = facets): PlotState =>
  composeState(table, (facet, name, before) => said[name as FacetName] ?? facet.initial(before))

/** The state of a plot of which nothing is said. */
export const freshState = (table: FacetTable = facets): PlotState =>
  composeState(table, (facet, _, before) => (facet.fresh ?? facet.initial)(before))
