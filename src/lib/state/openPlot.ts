import type { Lock } from '../figure/facets/facet'
import type { ToolName } from '../figure/facets/tool'
import { stateOf, type PlotState } from '../figure/plotState'
import { Plot } from './plot.svelte'

export interface FigureOptions {
  /** The tools whose marks and panels it has, the open one first. */
  tools?: readonly ToolName[]
  /** What readers cannot change. */
  lock?: readonly Lock[]
}

/** The plot of a figure that begins with a state; what is not said is as in a link that leaves it out. */
export function openPlot(state: Partial<PlotState>, { tools = [], lock = [] }: FigureOptions = {}): Plot {
  const plot = new Plot({ lock })
  plot.restore(stateOf({ tool: tools[0] ?? 'none', pins: tools.slice(1), ...state }))
  return plot
}
