import type { PlotState } from '../../figure/plotState'
import { openPlot } from '../../state/openPlot'
import type { Plot } from '../../state/plot.svelte'
import type { Domain } from '../../tape/sampling/sampling'
import type { Coefficients, Sample } from './sample'

/** The mean squared distance of a line from the data, as a function of its coefficients. */
export const lossSource = 'f(β0, β1) = mean((β0 + β1*X - Y)^2)'

interface Start {
  domain: Domain
  point: Coefficients
}

const stateFor = ({ x, y }: Sample, { domain, point }: Start) => ({
  columns: new Map([
    ['X', x],
    ['Y', y]
  ]),
  domain,
  point: [...point] as [number, number]
})

/** The plot of a loss over β₀ and β₁. */
export const openLoss = (sample: Sample, start: Start, more: Partial<PlotState> = {}): Plot =>
  openPlot(
    {
      source: lossSource,
      view: 'box',
      layers: ['surface', 'contours', 'floor', 'axes'],
      levels: { kind: 'count', count: 20 },
      ...stateFor(sample, start),
      ...more
    },
    { tools: ['gradient'], lock: ['tools', 'domain'] }
  )

/** Other data in the same figure, with the part of the plane where its loss is low. */
export const takeSample = (plot: Plot, sample: Sample, start: Start): void =>
  plot.restore({ ...plot.state, ...stateFor(sample, start) })
