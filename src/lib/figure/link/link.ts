import { readText } from '../../field/readText'
import { composeState, facets, freshState, type FacetTable, type PlotState } from '../plotState'
import { spellings } from './spellings'
import { escapeValue, longestLink, sealFragment, splitPairs } from './text'

const version = '1'

/** A link as it was read, and sentences about what of it was not, or may have been meant otherwise. */
interface LinkReading {
  state: PlotState
  notices: string[]
}

/** Every key that a link may have. */
export const linkKeys: ReadonlySet<string> = keysOf(facets)

function keysOf(table: FacetTable): Set<string> {
  return new Set([...Object.values(table).flatMap(({ keys }) => Object.keys(keys)), 'v'])
}

/**
 * The state that a fragment or query says (without its `#` or `?`), and what of it was not understood. The default of
 * what it leaves out stays the same for good; an empty one says nothing, and gives a fresh plot.
 */
export function decodeLink(text: string, table: FacetTable = facets): LinkReading {
  if (text === '') return { state: freshState(table), notices: [] }
  if (text.length > longestLink) {
    return {
      state: freshState(table),
      notices: [`The link is longer than ${longestLink} characters and was not read.`]
    }
  }
  const spelled = spellings(text)
  return spelled.length === 1 ? decodePairs(text, table) : decodeBest(spelled, table)
}

/** The reading of which most is understood; of equals the last, of which most was undone. */
function decodeBest(spelled: readonly string[], table: FacetTable): LinkReading {
  const readings = spelled.map((spelling) => decodePairs(spelling, table))
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
  const found = [...splitPairs(text).keys()].filter((key) => linkKeys.has(key)).length
  return 1e4 * (notices.length + Number('problem' in read) - found) + strangers + unused
}

/** What a sentence puts behind a link, and is no part of it: nothing, or its signs, or a bracket about it too. */
const tails = [/(?!)/, /[^\p{L}\p{N})\]}]+$/u, /[^\p{L}\p{N}]+$/u]

function decodePairs(text: string, table: FacetTable): LinkReading {
  const pairs = splitPairs(text)
  const known = keysOf(table)
  const notices = [...pairs.keys()]
    .filter((key) => !known.has(key))
    .map((key) => `“${key}” in the link was ignored.`)
  const ignore = (key: string) => notices.push(`“${key}=${pairs.get(key)}” in the link was ignored.`)
  const state = composeState(table, (facet, _, before) => {
    let value = facet.initial(before)
    for (const [key, { read }] of Object.entries(facet.keys)) {
      const changed = firstRead(pairs.get(key), (text) => read(text, value, notices))
      if (changed === null) ignore(key)
      value = changed ?? value
    }
    return value
  })
  if (firstRead(pairs.get('v'), (text) => (text === version ? text : null)) === null) ignore('v')
  return { state, notices }
}

/** What the first spelling of a value says that can be read; null where none can, undefined where there is no value. */
function firstRead<T>(value: string | undefined, read: (text: string) => T | null): T | null | undefined {
  if (value === undefined) return undefined
  return tails.reduce<T | null>((found, tail) => found ?? read(value.replace(tail, '')), null)
}

/** The fragment for a state, without its `#`; without the data if that would make it too long to be read. */
export function encodeLink(state: PlotState, table: FacetTable = facets): string {
  const link = encodeWhole(state, table)
  return sealFragment(link).length > longestLink && state.columns.size > 0
    ? encodeWhole({ ...state, columns: new Map() }, table)
    : link
}

/** The same as it travels best through chats and mail. */
export function encodeSealed(state: PlotState, table: FacetTable = facets): string {
  const link = encodeLink(state, table)
  const sealed = sealFragment(link)
  return sealed.length > longestLink ? link : sealed
}

function encodeWhole(state: PlotState, table: FacetTable): string {
  const values: Readonly<Record<string, unknown>> = state
  const pairs: string[] = []
  composeState(table, (facet, name, before) => {
    const initial = facet.initial(before)
    for (const [key, { write }] of Object.entries(facet.keys)) {
      const text = write(values[name], initial)
      if (text !== null) pairs.push(`${key}=${escapeValue(text)}`)
    }
    return values[name]
  })
  return pairs.join('&')
}

/** Whether the link of a state holds all there is to its picture: data can be too long for it. */
export const linkHoldsData = (state: PlotState): boolean =>
  state.columns.size === 0 || encodeLink(state).includes('&data=')
