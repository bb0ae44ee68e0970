import type { Range } from '../../tape/sampling/sampling'
import { readText } from '../../field/readText'
import type { Columns } from '../../data/columnNames'
import { readData, writeData } from './data'
import { spellings } from './spellings'
import {
  escapeValue,
  lift,
  readNumbers,
  readRange,
  sameNumbers,
  sealFragment,
  splitPairs,
  unless,
  writeNumber,
  writeRange,
  writeSource
} from './text'
import { readNumber, roundWithin } from '../number'

export interface Parameter {
  value: number
  min: number
  max: number
}

export interface CameraState {
  azimuth: number
  elevation: number
  zoom: number
}

/** Everything a link holds. */
export interface LinkState {
  source: string
  domain: { x: Range; y: Range }
  /** The range of a third variable: kept, so that the links of later versions survive this one. */
  z: Range | null
  point: [number, number]
  /** Degrees from the x axis. */
  direction: number
  parameters: ReadonlyMap<string, Parameter>
  /** The data; a link holds it as far as it fits. */
  columns: Columns
  layers: readonly string[]
  /** Null is the stage's own standpoint. */
  camera: CameraState | null
}

/** Layers of later versions: links that name them are right already. */
const laterLayers: readonly string[] = ['map']

export const longestLink = 8000
const version = '1'

const defaultDomain = { x: [-3, 3] as Range, y: [-3, 3] as Range }

/** Two thirds along both sides: off the centre, where so many examples are flat. */
export const defaultPoint = ({ x, y }: LinkState['domain']): [number, number] => [
  roundWithin(x[0] + (2 * (x[1] - x[0])) / 3, x[1] - x[0]),
  roundWithin(y[0] + (2 * (y[1] - y[0])) / 3, y[1] - y[0])
]

export function defaultState(layers: readonly string[]): LinkState {
  return {
    source: 'x^2 + 3xy + 2y^2',
    domain: defaultDomain,
    z: null,
    point: defaultPoint(defaultDomain),
    direction: 0,
    parameters: new Map(),
    columns: new Map(),
    layers,
    camera: null
  }
}

/** The domain, as wide as the point needs it; as it is where numbers end. */
export function holdPoint({ x, y }: LinkState['domain'], [px, py]: [number, number]): LinkState['domain'] {
  const hold = (side: Range, at: number): Range => {
    const [low, high] = [Math.min(side[0], at), Math.max(side[1], at)]
    return high - low < Infinity ? [low, high] : side
  }
  return { x: hold(x, px), y: hold(y, py) }
}

/** The range a slider has before anyone edits it; a value outside widens it. */
export const defaultRange = (value: number): Range => [Math.min(-5, value), Math.max(5, value)]

/** One key of the grammar. `read` gives what changes, or null for a value that cannot be read. */
interface Key {
  read(
    text: string,
    state: LinkState,
    notices: string[],
    layers: readonly string[]
  ): Partial<LinkState> | null
  /** Null where the state is the default, which a link leaves out. */
  write(state: LinkState, layers: readonly string[]): string | null
}

/** The grammar. The point comes after the domain, because its default follows from it. */
const keys = new Map<string, Key>([
  ['f', { read: (source) => ({ source }), write: ({ source }) => writeSource(source) }],
  ['x', sideKey('x')],
  ['y', sideKey('y')],
  [
    'z',
    {
      read: (text) => lift(readRange(text), (z) => ({ z })),
      write: ({ z }) => z && writeRange(z)
    }
  ],
  [
    'at',
    {
      read: (text) => lift(readNumbers(text, 2, 2), ([x, y]) => ({ point: [x, y] })),
      write: ({ point, domain }) =>
        unless(sameNumbers(point, defaultPoint(domain)), () => point.map(writeNumber).join(','))
    }
  ],
  [
    'dir',
    {
      read: (text) => lift(readNumber(text), (direction) => ({ direction })),
      write: ({ direction }) => unless(direction === 0, () => writeNumber(direction))
    }
  ],
  [
    'par',
    {
      read: (text, _state, notices) => ({ parameters: readParameters(text, notices) }),
      write: ({ parameters }) =>
        unless(parameters.size === 0, () => [...parameters].map(writeParameter).join(','))
    }
  ],
  [
    'data',
    {
      read: (text, _state, notices) => ({ columns: readData(text, notices) }),
      write: ({ columns }) => writeData(columns, longestLink)
    }
  ],
  [
    'show',
    {
      read: (text, _state, notices, layers) => ({ layers: readLayers(text, notices, layers) }),
      write: ({ layers: names }, layers) => unless(names.join() === layers.join(), () => names.join(','))
    }
  ],
  [
    'cam',
    {
      read: (text) =>
        lift(readNumbers(text, 2, 3), ([azimuth, elevation, zoom = 1]) =>
          zoom > 0 ? { camera: { azimuth, elevation, zoom } } : null
        ),
      write: ({ camera }) => camera && writeCamera(camera)
    }
  ],
  [
    'v',
    {
      read: (text) => (text === version ? {} : null),
      write: () => null
    }
  ]
])

export const linkKeys: ReadonlySet<string> = new Set(keys.keys())

/** A link as it was read, and sentences about what of it was not, or may have been meant otherwise. */
interface LinkReading {
  state: LinkState
  notices: string[]
}

/** The state that a fragment or query says (without its `#` or `?`), and what of it was not understood. */
export function decodeLink(text: string, layers: readonly string[]): LinkReading {
  if (text.length > longestLink) {
    return {
      state: defaultState(layers),
      notices: [`The link is longer than ${longestLink} characters and was not read.`]
    }
  }
  const spelled = spellings(text)
  return spelled.length === 1 ? decodePairs(text, layers) : decodeBest(spelled, layers)
}

/** The reading of which most is understood; of equals the last, of which most was undone. */
function decodeBest(spelled: readonly string[], layers: readonly string[]): LinkReading {
  const readings = spelled.map((spelling) => decodePairs(spelling, layers))
  const doubts = readings.map((reading, i) => doubtsOf(reading, spelled[i]))
  const chosen = doubts.lastIndexOf(Math.min(...doubts))
  const { state, notices } = readings[chosen]
  const other = readings[chosen - 1]?.state.source ?? state.source
  // In links from before mod was written, which name no version, x%20y may be x mod 20y.
  const isDoubtful =
    doubts[chosen - 1] === doubts[chosen] &&
    other !== state.source &&
    /^[^%]*(?:%\d\d[^%]*)+$/.test(other) &&
    !/(?:^|&)v=/.test(spelled[chosen])
  const doubt = `“${other}” in the link was read as “${state.source}”. Write mod for a remainder.`
  return { state, notices: isDoubtful ? [...notices, doubt] : notices }
}

/**
 * How much of a link is not understood: first its parts, less the keys that are found, then letters that stand in the
 * formula or in `par` alone.
 */
function doubtsOf({ state: { source, columns, parameters }, notices }: LinkReading, text: string): number {
  const read = readText(source, { variables: ['x', 'y'], columns: Object.fromEntries(columns) })
  const said = 'problem' in read ? [] : read.parameters
  const strangers = said.filter((name) => !parameters.has(name)).length
  const unused = parameters.size - (said.length - strangers)
  const found = [...splitPairs(text).keys()].filter((key) => keys.has(key)).length
  return 1e4 * (notices.length + Number('problem' in read) - found) + strangers + unused
}

/** What a sentence puts behind a link, and is no part of it: nothing, or its signs, or a bracket about it too. */
const tails = [/(?!)/, /[^\p{L}\p{N})\]}]+$/u, /[^\p{L}\p{N}]+$/u]

function decodePairs(text: string, layers: readonly string[]): LinkReading {
  const pairs = splitPairs(text)
  const notices = [...pairs.keys()]
    .filter((key) => !keys.has(key))
    .map((key) => `“${key}” in the link was ignored.`)
  let state = defaultState(layers)
  for (const [key, entry] of keys) {
    const value = pairs.get(key)
    const read = (text: string) => entry.read(text, state, notices, layers)
    const change =
      value === undefined
        ? {}
        : tails.reduce<Partial<LinkState> | null>(
            (found, tail) => found ?? read(value.replace(tail, '')),
            null
          )
    if (change === null) notices.push(`“${key}=${value}” in the link was ignored.`)
    state = { ...state, ...change }
    if (key === 'y') state = { ...state, point: defaultPoint(state.domain) }
  }
  return { state, notices }
}

/** The fragment for a state, without its `#`; without the data if that would make it too long to be read. */
export function encodeLink(state: LinkState, layers: readonly string[]): string {
  const link = encodeWhole(state, layers)
  return sealFragment(link).length > longestLink && state.columns.size > 0
    ? encodeWhole({ ...state, columns: new Map() }, layers)
    : link
}

/** The same as it travels best through chats and mail. */
export function encodeSealed(state: LinkState, layers: readonly string[]): string {
  const link = encodeLink(state, layers)
  const sealed = sealFragment(link)
  return sealed.length > longestLink ? link : sealed
}

function encodeWhole(state: LinkState, layers: readonly string[]): string {
  const pairs = [...keys].flatMap(([key, { write }]) => {
    const text = write(state, layers)
    return text === null ? [] : [`${key}=${escapeValue(text)}`]
  })
  return pairs.join('&')
}

/** Whether the link of a state holds all there is to its picture: data can be too long for it. */
export function linkHoldsData(state: LinkState, layers: readonly string[]): boolean {
  return state.columns.size === 0 || encodeLink(state, layers).includes('&data=')
}

function sideKey(side: 'x' | 'y'): Key {
  return {
    read: (text, { domain }) => lift(readRange(text), (range) => ({ domain: { ...domain, [side]: range } })),
    write: ({ domain }) =>
      unless(sameNumbers(domain[side], defaultDomain[side]), () => writeRange(domain[side]))
  }
}

function readParameters(text: string, notices: string[]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>()
  for (const part of text.split(',').filter(Boolean)) {
    const [name, valueText = '', ...ends] = part.split(':')
    const value = readNumber(valueText)
    const range = value === null ? null : ends.length === 0 ? defaultRange(value) : readRange(ends.join(':'))
    if (name.trim() === '' || value === null || range === null) {
      notices.push(`“${part}” in the link was ignored.`)
    } else {
      parameters.set(name.trim(), { value, min: range[0], max: range[1] })
    }
  }
  return parameters
}

function writeParameter([name, { value, min, max }]: [string, Parameter]): string {
  const plain = sameNumbers(defaultRange(value), [min, max])
  return `${name}:${writeNumber(value)}` + (plain ? '' : `:${writeRange([min, max])}`)
}

function readLayers(text: string, notices: string[], layers: readonly string[]): string[] {
  const names = new Set(text.split(',').filter(Boolean))
  const known = new Set([...layers, ...laterLayers])
  for (const name of names) if (!known.has(name)) notices.push(`The layer “${name}” in the link was ignored.`)
  return [...names].filter((name) => known.has(name))
}

const writeCamera = ({ azimuth, elevation, zoom }: CameraState): string =>
  (zoom === 1 ? [azimuth, elevation] : [azimuth, elevation, zoom]).map(writeNumber).join(',')
