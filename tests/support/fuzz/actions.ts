import fc from 'fast-check'
import { layerNames } from '../../../src/lib/figure/layers'
import { encodeLink } from '../../../src/lib/figure/link/link'
import { presets, presetState } from '../../../src/lib/figure/presets'
import { randomFormulas } from '../adversarial'
import { anyText, formula, holed, oscillating } from '../formulas'
import { seeded } from '../numeric'

/** A place on the canvas, in shares of its sides. */
export type Spot = [right: number, down: number]

/** One thing that a reader or the machine does; plain data, so that a run can be written down and replayed. */
export type Action =
  | { do: 'fill'; source: string; enter: boolean }
  | { do: 'type'; text: string }
  | { do: 'hash'; fragment: string }
  | { do: 'open'; query: string; fragment: string }
  | { do: 'slide'; slider: number; to: number }
  | { do: 'play'; slider: number }
  | { do: 'number'; field: number; text: string; leave: 'Enter' | 'Escape' | 'Tab' }
  | { do: 'keys'; keys: string[] }
  | { do: 'drag'; from: Spot; to: Spot; button: 'left' | 'right' }
  | { do: 'grab'; to: Spot }
  | { do: 'wheel'; at: Spot; by: number }
  | { do: 'press'; button: string }
  | { do: 'layer'; name: string }
  | { do: 'theme' }
  | { do: 'size'; width: number; height: number }
  | { do: 'back' }
  | { do: 'forward' }
  | { do: 'gallery' }
  | { do: 'steps'; along: 'x' | 'y' }
  | { do: 'paste'; table: string }
  | { do: 'lose' }

type Random = () => number
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]
const spot = (random: Random): Spot => [0.05 + 0.9 * random(), 0.05 + 0.85 * random()]

/** Each thing as often as its weight says. */
const weighted = <T>(things: [weight: number, thing: T][]): T[] =>
  things.flatMap(([weight, thing]) => Array.from({ length: weight }, () => thing))

const isShort = (source: string) => source.length < 300

/** Numbers as people and machines write them, and what is none. */
const numberTexts = ['0', '1', '-1', '2.5', '-3', '1e-3', '40', 'pi/2', '1/3', '−2', '1e9', '-1e12', '1e300', '', 'x', '1,5', 'Infinity', '0/0'] // prettier-ignore
const keyNames = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Shift+ArrowLeft', 'Alt+ArrowUp', 'a', 'd', 'w', 's', '+', '-', '0', 'Home', 'Shift+ArrowUp', 'Escape', 'q'] // prettier-ignore
const buttons = ['Zoom in', 'Zoom out', 'Reset view', 'Steepest ascent']
const marks = [...'()[]{}+-*/^,;:?<>=!|\'"²√π '] as const
const tables = [
  'X, Y\n0, 1\n1, 3\n2, 5',
  'X,Y\n1,\n2,x',
  'a;b\n1,5;2\n3;4',
  '1 2\n3 4',
  'X\n1e400\n2',
  ''
] as const

/** A text with a few letters taken out, put in, doubled or swapped. */
function mutated(random: Random, text: string): string {
  const letters = [...text]
  for (let i = 0; i <= random() * 3; i++) {
    const at = Math.floor(random() * (letters.length + 1))
    const change = pick(random, ['out', 'in', 'double', 'swap'] as const)
    if (change === 'out') letters.splice(at, 1)
    if (change === 'in') letters.splice(at, 0, pick(random, marks))
    if (change === 'double') letters.splice(at, 0, ...letters.slice(at, at + 3))
    if (change === 'swap') letters.splice(at, 2, ...letters.slice(at, at + 2).reverse())
  }
  return letters.join('')
}

/** Formulas of the whole grammar, short and long, right and wrong. */
function createSources(random: Random): () => string {
  const seed = Math.floor(random() * 2 ** 31)
  const sample = (arbitrary: fc.Arbitrary<string>, numRuns: number) => fc.sample(arbitrary, { numRuns, seed })
  const lists: [weight: number, sources: string[]][] = [
    [3, sample(formula, 200).filter(isShort)],
    [2, randomFormulas(100, String(seed)).filter(isShort)],
    [2, presets.map(({ source }) => source)],
    [1, sample(anyText, 60)],
    [1, sample(holed, 60)],
    [1, sample(oscillating, 60)]
  ]
  const wheel = weighted(lists)
  const plain = () => pick(random, pick(random, wheel))
  return () => (random() < 0.3 ? mutated(random, plain()) : plain())
}

/** A link: one of a preset or of any formula, whole or with pairs lost, doubled, bent and put in. */
function fragment(random: Random, source: () => string): string {
  const pairs =
    random() < 0.5
      ? encodeLink(presetState(pick(random, presets))).split('&')
      : [`f=${encodeURIComponent(source())}`, 'data=X:1,2,3.5,-1;Y:0.5,-2,1,4', 'par=a:2']
  const number = () => pick(random, numberTexts)
  const extras = [
    () => `x=${number()}..${number()}`,
    () => `y=${number()}..${number()}`,
    () => `at=${number()},${number()}`,
    () => `dir=${number()}`,
    () => `par=a:${number()},b:${number()}:${number()}..${number()}`,
    () => `show=${layerNames.filter(() => random() < 0.6).join(',')}`,
    () => `cam=${number()},${number()},${number()}`,
    () => `data=X:${number()},${number()};Y:1,2`,
    () => `z=${number()}..${number()}`,
    () => mutated(random, 'colour=red'),
    () => '%zz=%e2%28',
    () => 'v=2'
  ]
  for (let i = 0; i < 4 * random(); i++) pairs.push(pick(random, extras)())
  if (random() < 0.2) pairs.splice(Math.floor(random() * pairs.length), 1)
  const text = pairs.join('&')
  return random() < 0.15 ? mutated(random, text) : text
}

/** What comes next; the same for the same seed. */
export function createActions(seed: string): () => Action {
  const random = seeded(seed)
  const source = createSources(random)
  const index = () => Math.floor(random() * 4)
  const makers: [weight: number, make: () => Action][] = [
    [10, () => ({ do: 'fill', source: source(), enter: random() < 0.5 })],
    [3, () => ({ do: 'type', text: mutated(random, pick(random, ['+x', '*y', ')', '^2', ' sin x', 'a'])) })],
    [6, () => ({ do: 'hash', fragment: fragment(random, source) })],
    [2, () => ({ do: 'open', query: pick(random, ['', '?engine=cpu', '?f=x^2-y', '?x=1']), fragment: fragment(random, source) })], // prettier-ignore
    [5, () => ({ do: 'slide', slider: index(), to: random() })],
    [2, () => ({ do: 'play', slider: index() })],
    [5, () => ({ do: 'number', field: Math.floor(random() * 12), text: pick(random, numberTexts), leave: pick(random, ['Enter', 'Escape', 'Tab'] as const) })], // prettier-ignore
    [5, () => ({ do: 'keys', keys: Array.from({ length: 1 + index() }, () => pick(random, keyNames)) })],
    [3, () => ({ do: 'drag', from: spot(random), to: spot(random), button: random() < 0.7 ? 'left' : 'right' })], // prettier-ignore
    [3, () => ({ do: 'grab', to: spot(random) })],
    [4, () => ({ do: 'wheel', at: spot(random), by: Math.round((random() - 0.5) * 1500) })],
    [3, () => ({ do: 'press', button: pick(random, buttons) })],
    [3, () => ({ do: 'layer', name: pick(random, layerNames) })],
    [1, () => ({ do: 'theme' })],
    [2, () => ({ do: 'size', width: pick(random, [360, 700, 820, 1000]), height: pick(random, [300, 500, 640]) })], // prettier-ignore
    [4, () => ({ do: 'back' })],
    [2, () => ({ do: 'forward' })],
    [1, () => ({ do: 'gallery' })],
    [1, () => ({ do: 'steps', along: pick(random, ['x', 'y'] as const) })],
    [1, () => ({ do: 'paste', table: pick(random, tables) })],
    [1, () => ({ do: 'lose' })]
  ]
  const wheel = weighted(makers)
  return () => pick(random, wheel)()
}
