import type { ScalarField } from '$lib'
import { Engine } from '$lib/engine/engine'
import { createPicture } from '$lib/views/box/picture'
import { frameOf, type Frame } from '$lib/figure/frame'
import { examine, layerNames } from '$lib/figure/layers'
import { gradientMarks } from '$lib/tools/gradient/marks'
import { plainMarks } from '$lib/tools/tools'
import type { Mark } from '$lib/figure/mark'
import { heightsOf } from '$lib/figure/heights'
import type { Domain, Grid } from '$lib/tape/sampling/sampling'
import { cases } from './cases'
import { createMathjsMesh } from './mathjsMesh'
import { median } from './median'
import { readOrThrow } from './read'

const size = { width: 800, height: 600 }

/** What both sides can do: show a new formula, and step a slider of the formula shown. */
interface Contestant {
  setFormula(source: string, domain: Domain, parameters: Record<string, number>): Promise<void>
  step(domain: Domain, parameters: Record<string, number>): Promise<void>
  dispose(): void
}

const gridOf = (side: number): Grid => ({ columns: side, rows: side })

function createCanvas() {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, size)
  canvas.style.cssText = `display: block; width: ${size.width}px; height: ${size.height}px`
  document.body.replaceChildren(canvas)
  return canvas
}

/** All layers on, the point in the middle of a quarter: as the page shows a function. */
function shownOf(field: ScalarField, domain: Domain, parameters: Record<string, number>) {
  const at = [domain.x, domain.y].map(([low, high]) => low + 0.75 * (high - low)) as [number, number]
  const heights = heightsOf(field, domain, parameters)
  const examined = examine(at, field.jet(at, parameters), 30)
  const shown: [Frame, Mark[], 'light'] = [
    frameOf(field, domain, heights),
    [...plainMarks(layerNames, examined), ...gradientMarks(examined)],
    'light'
  ]
  return { heights, shown }
}

async function createOurs(side: number): Promise<Contestant> {
  const labels = document.createElement('div')
  const picture = await createPicture(createCanvas(), labels, { engine: new Engine(), grid: gridOf(side) })
  if (picture.evaluator !== 'webgpu') throw new Error('the picture did not get WebGPU')
  picture.stage.resize(size.width, size.height, 1)
  let field: ScalarField
  return {
    async setFormula(source, domain, parameters) {
      field = readOrThrow(source)
      const { heights, shown } = shownOf(field, domain, parameters)
      // In the page's order: the old picture stays until the new samples are in place.
      await picture.setField(field, { domain, values: parameters, heights })
      picture.stage.show(...shown)
      await picture.settled()
    },
    async step(domain, parameters) {
      const { heights, shown } = shownOf(field, domain, parameters)
      picture.sample({ domain, values: parameters, heights })
      picture.stage.show(...shown)
      await picture.settled()
    },
    dispose: () => picture.dispose()
  }
}

function createYardstick(side: number): Contestant {
  const mesh = createMathjsMesh(createCanvas(), gridOf(side))
  return {
    setFormula: (source, domain, parameters) => Promise.resolve(mesh.setFormula(source, domain, parameters)),
    step: (domain, parameters) => Promise.resolve(mesh.sample(domain, parameters)),
    dispose: () => mesh.dispose()
  }
}

async function timed(action: () => Promise<void>) {
  const start = performance.now()
  await action()
  return performance.now() - start
}

/** Tails that make every formula new in its structure, so that no cache of kernels can help. */
const tails = [
  '',
  ' + x',
  ' - y',
  ' + x*y',
  ' + abs(x)',
  ' + x - y',
  ' - x*y',
  ' + y + 2*x',
  ' + x^3',
  ' - y^3'
]

async function timeFormulas(contestant: Contestant, runs: number) {
  const times: number[] = []
  for (const tail of tails.slice(0, runs + 1))
    for (const { source, domain } of cases) {
      const time = await timed(() => contestant.setFormula(source + tail, domain, {}))
      if (tail !== '') times.push(time)
    }
  return median(times)
}

async function timeSlider(contestant: Contestant, steps: number) {
  const domain: Domain = { x: [-3, 3], y: [-3, 3] }
  const times: number[] = []
  await contestant.setFormula('a*x^2 + b*y^2', domain, { a: 1, b: 1 })
  for (let i = 0; i <= steps; i++) {
    const time = await timed(() => contestant.step(domain, { a: 1 - i / steps, b: 1 }))
    if (i > 0) times.push(time)
  }
  return median(times)
}

async function time(contestant: Contestant) {
  const formula = await timeFormulas(contestant, 3)
  const slider = await timeSlider(contestant, 9)
  contestant.dispose()
  return { formula, slider }
}

/** Milliseconds from a new formula, and from a slider's step, to the finished frame, of a surface side × side. */
export async function measureFrames(side: number) {
  return { side, ours: await time(await createOurs(side)), yardstick: await time(createYardstick(side)) }
}
