import { mount } from 'svelte'
import '../../src/app.css'
import type { ToolName } from '$lib/figure/facets/tool'
import { presets, presetState } from '$lib/figure/presets'
import Figure from '$lib/ui/Figure.svelte'

/** A page of figures, read through: how many there are, and the longest task of its main thread after load, in milliseconds; 0 below 50. */
export interface Figures {
  figures: number
  longest: number
}

const tools: readonly ToolName[] = [
  'gradient',
  'partials',
  'direction',
  'second',
  'norms',
  'limit',
  'paths',
  'extrema'
]

/** Pixels from one look at the page to the next. */
const stride = 300

/** A figure with each of eight tools, each of another function; the page is loaded when the first has its finest picture. */
export async function measureFigures(): Promise<Figures> {
  tools.forEach((tool, i) => {
    const props = { state: presetState(presets[2 * i]), tools: [tool], name: tool }
    mount(Figure, { target: document.body, props })
  })
  const figures = [...document.querySelectorAll<HTMLElement>('figure[data-figure]')]
  await rested(figures[0])
  let longest = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  })
  observer.observe({ type: 'longtask' })
  for (const figure of figures) {
    figure.scrollIntoView()
    await rested(figure)
  }
  for (let top = 0; top < document.documentElement.scrollHeight; top += stride) {
    scrollTo(0, top)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  }
  // The observer is told of tasks a little later.
  await new Promise((resolve) => setTimeout(resolve, 300))
  observer.disconnect()
  return { figures: figures.length, longest }
}

const rested = (figure: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    const isRested = () => figure.dataset.status === 'ready' && figure.dataset.picture === 'resting'
    const observer = new MutationObserver(() => {
      if (!isRested()) return
      observer.disconnect()
      resolve()
    })
    observer.observe(figure, { attributes: true })
    if (isRested()) resolve()
  })
