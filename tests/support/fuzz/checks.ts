import type { Page } from '@playwright/test'
import { readField, type ScalarField } from '../../../src/lib'
import { layerNames } from '../../../src/lib/figure/layers'
import { decodeLink } from '../../../src/lib/figure/link/link'
import type { PlotState } from '../../../src/lib/figure/plotState'
import { holdPoint } from '../../../src/lib/figure/zoom'
import { canvas } from '../nabla'
import { colouredShare } from '../pixels'

/** What the page shows, as plain data. */
export interface Shown {
  /** The link in the address: an address that was not wholly understood may still have some of it in its query. */
  link: string
  status: string
  drawn: string
  renderer: string
  picture: string
  frames: string
  notice: string
  source: string
  readouts: Record<string, string>
  layers: string[]
  sliders: Record<string, string>
}

const names = ['point', 'value', 'partial-x', 'partial-y', 'gradient-norm', 'slope', 'angle']

const shownBy = (page: Page): Promise<Shown> =>
  page.evaluate((names) => {
    const { dataset } = document.querySelector('main')!
    const pairs = [...location.search.slice(1).split('&'), location.hash.slice(1)]
    const byId = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
    const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)]
    const sliders = all<HTMLInputElement>('input[type=range]')
    const layers = all<HTMLInputElement>('[data-testid^="layer-"]')
    return {
      link: pairs.filter((pair) => pair && !pair.startsWith('engine=')).join('&'),
      status: dataset.status ?? '',
      drawn: dataset.drawn ?? '',
      renderer: dataset.renderer ?? '',
      picture: dataset.picture ?? '',
      frames: dataset.frames ?? '',
      notice: document.querySelector('.notice, .failed')?.textContent ?? '',
      source: document.querySelector<HTMLTextAreaElement>('[data-testid=formula]')!.value,
      readouts: Object.fromEntries(names.map((name) => [name, byId(name)?.dataset.value ?? ''])),
      layers: layers.filter(({ checked }) => checked).map(({ dataset }) => dataset.testid!.slice(6)),
      sliders: Object.fromEntries(
        sliders.map((e) => [e.dataset.testid!.slice(7), [e.value, e.min, e.max].join()])
      )
    }
  }, names)

/** Longer than anything of the page waits for another key: the address, a mistake, a number typed. */
const rest = 460
/** A formula may be long and the machine busy; whoever is not done by then hangs. */
const patience = 40_000

function isDone({ status, drawn, source, renderer, picture, notice }: Shown): boolean {
  if (renderer !== 'none' && drawn !== '' && picture !== 'resting') return false
  if (status === 'problem') return true
  return (
    status === 'ready' && (drawn === source || renderer === 'none' || notice.includes('could not be made'))
  )
}

/** What the page shows once it stands still; rejects if it never does. */
export async function settled(page: Page): Promise<Shown> {
  const end = Date.now() + patience
  await stopSweeps(page)
  await intoView(page)
  let before = ''
  for (;;) {
    const shown = await within(patience, shownBy(page))
    const now = JSON.stringify(shown)
    if (now === before && isDone(shown)) return shown
    if (Date.now() > end) throw new Error(`the page does not settle: ${now}`)
    before = now
    await page.waitForTimeout(rest)
  }
}

/** A picture that was scrolled away waits until it is seen again. */
async function intoView(page: Page) {
  const picture = page.getByTestId('picture').first()
  if (await picture.isVisible()) await picture.scrollIntoViewIfNeeded()
}

async function stopSweeps(page: Page) {
  const playing = page.getByRole('button', { name: /^Stop sweeping / })
  for (let left = await playing.count(); left > 0; left--) await playing.first().click()
}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the page does not answer')), milliseconds).unref()
  })
  return Promise.race([answer, late])
}

/** What is shown and the link must say the same: the sentences of what does not. */
export async function differences(page: Page, shown: Shown, lastGood: string | null, moved: boolean) {
  const { state } = decodeLink(shown.link)
  const options = { variables: ['x', 'y'], columns: Object.fromEntries(state.columns) }
  const reading = readField(state.source, options)
  const found: string[] = []
  const expectSame = (what: string, isShown: unknown, said: unknown) => {
    if (JSON.stringify(isShown) !== JSON.stringify(said))
      found.push(`${what}: ${JSON.stringify(isShown)} is shown, ${JSON.stringify(said)} is right`)
  }
  expectSame('formula', shown.source, state.source)
  expectSame(
    'layers',
    shown.layers,
    layerNames.filter((name) => state.layers.includes(name))
  )
  expectSame('point', shown.readouts.point, state.point.join(','))
  expectSame('problem', shown.status === 'problem', 'problem' in reading)
  if ('problem' in reading) {
    if (lastGood !== null && shown.renderer !== 'none') expectSame('drawn', shown.drawn, lastGood)
    return found
  }
  const { field } = reading
  const values = valuesOf(field, state)
  expectSame('sliders', Object.keys(shown.sliders), field.parameters)
  for (const name of field.parameters) {
    const value = Number(shown.sliders[name]?.split(',')[0])
    if (!near(value, values[name])) found.push(`slider ${name}: ${value} instead of ${values[name]}`)
  }
  const { value, gradient } = field.jet(state.point, values)
  for (const [name, right] of [
    ['value', value],
    ['partial-x', gradient[0]],
    ['partial-y', gradient[1]]
  ] as const)
    // prettier-ignore
    if (!near(Number(shown.readouts[name]), right)) found.push(`${name}: ${shown.readouts[name]} is shown, ${right} is right`)
  if (!moved && (await isBlank(page, field, state, shown))) found.push('the picture is blank')
  return found
}

/** Node and the browser may round the last digits of a function differently, and a formula magnifies that. */
const near = (a: number, b: number) =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.abs(a), Math.abs(b))

const valuesOf = (field: ScalarField, state: PlotState): Record<string, number> =>
  Object.fromEntries(field.parameters.map((name) => [name, state.parameters.get(name)?.value ?? 1]))

const side = 15
const share = 0.002

/** Whether the canvas carries no colour although f has values in more than half of the domain. */
async function isBlank(page: Page, field: ScalarField, state: PlotState, shown: Shown) {
  const coloured = ['surface', 'floor'].some((name) => state.layers.includes(name))
  if (!coloured || state.camera !== null || shown.renderer === 'none') return false
  if (shown.notice.includes('could not be made')) return false
  const values = valuesOf(field, state)
  const at = ([low, high]: [number, number], i: number) => low + ((i + 0.5) / side) * (high - low)
  const domain = holdPoint(state.domain, state.point)
  let finite = 0
  for (let i = 0; i < side * side; i++) {
    const place = [at(domain.x, i % side), at(domain.y, Math.floor(i / side))]
    if (Number.isFinite(Math.fround(field.value(place, values)))) finite++
  }
  return finite > (side * side) / 2 && (await colouredShare(canvas(page))) < share
}
