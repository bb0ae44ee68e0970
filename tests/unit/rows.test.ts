import { expect, test } from 'vitest'
import { decodeLink, encodeLink } from '$lib/figure/link/link'
import { freshState } from '$lib/figure/plotState'
import { Plot } from '$lib/state/plot.svelte'

async function plotOf(link: string): Promise<Plot> {
  const plot = new Plot()
  plot.restore(decodeLink(link).state)
  if (plot.formulas.size > 0) await plot.fetchRows()
  return plot
}
test('sliders', async () => {
  const plot = await plotOf('f=a x&g=x^2 + b y^2 = c&h=(a cos t, d)&k=(1,2)&par=b:3')
  expect(plot.sliders.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
  console.log(plot.rows!.marks.map((m) => m.kind), encodeLink(plot.state))
})
