import type { Spelled } from './characters'
import { surroundings } from './latex'

/** A backslash command, and what parts lines and columns. */
const piece = /\\([A-Za-z]+|.)|[&~\n\r]/gsu
const size = String.raw`(?:[-+]?\s*[\d.]+\s*(?:pt|em|ex|in|cm|mm|mu|pc|bp|sp|fil+|\\[a-z]+)|\\[a-z]+)`

/** Families of commands that only set type, by the shape of their names, so that a new member needs no entry. */
const silent =
  /^(?:[,;:!>/@()[\]\s]|[a-z]+style|[a-z]*(?:limits|strut|breaks?|fill?|quad|number|size|indent)|middle|dst?|relax|notag|null|par|hline|tiny|small|[lL]arge|LARGE|[hH]uge)$/
/** Commands that take a length: spaces take it in braces, skips without. */
const spaces = /^[a-z]*(?:space|rule)$/
const skips = /^[a-z]*(?:skip|kern|penalty)$/
/** Commands whose first argument is no mathematics; a second argument is mathematics. */
const labelled =
  /^(?:[a-z]*(?:phantom|label|tag|ref|cite|align|note)|(?:text|math)?color|(?:color|raise|scale)box|class|style|cssId)$/
const sizes = /^[bB]igg?[lrm]?$/

const inBraces = new RegExp(String.raw`\*?(?:\s*\{\s*${size}\s*\})*`, 'y')
const bare = new RegExp(String.raw`(?:\s*(?:plus|minus)?\s*${size})+|\s*-?\d+`, 'y')
const rowSkip = new RegExp(String.raw`\*?(?:\s*\[\s*${size}\s*\])?`, 'y')
/** Bars and points need to know their side, which left and right always tell. */
const sided = /\s*(?:\||\.|\\\||\\[vV]ert(?![A-Za-z]))/y
const environment = /\s*\{([A-Za-z]+)\*?\}/y
const options = /\*?\s*(?:\[[^\][]*\]\s*)?/y
const emptyGroup = /\s*\{\s*\}/y

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** Where the group in braces that begins here ends; the place itself where none does. */
export function groupEnd(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth <= 0) return depth < 0 ? at : i + 1
    if (depth === 0) break
  }
  return at
}

/** Where an argument in braces ends, options in square brackets before it. */
const argumentEnd = (text: string, at: number): number => groupEnd(text, endOf(options, text, at))

/**
 * Puts blanks in the place of all that only sets type in TeX: spaces, sizes, styles, labels, alignment, line breaks.
 * Nothing moves, so places stay what they are.
 */
export function tidy(spelled: Spelled): Spelled {
  const { text } = spelled
  if (!spelled.isTeX) return spelled
  /** Whether each environment that is open only aligns. */
  const aligning: boolean[] = []
  let out = ''
  const blank = (from: number, to: number) => {
    out += text.slice(out.length, from) + ' '.repeat(to - from)
  }
  for (const { 0: whole, 1: name, index } of text.matchAll(piece)) {
    if (index < out.length) continue
    const after = index + whole.length
    if (name === 'begin' || name === 'end') {
      const end = endOf(environment, text, after)
      const word = text.slice(after, end).replace(/[\s{}*]/g, '')
      /** What an open brace stands before is a list of cases. */
      const before = /\\(?:\{|lbrace)\s*$/
      const aligns =
        name === 'end' ? aligning.pop() : surroundings.has(word) && !before.test(text.slice(0, index))
      const tabular = name === 'begin' && /^(?:array|tabular|alignat|alignedat)$/.test(word)
      if (name === 'begin') aligning.push(aligns === true)
      blank(aligns ? index : end, tabular ? argumentEnd(text, end) : end)
    } else if (name === '\\' || whole === '&')
      blank(aligning[aligning.length - 1] ? index : after, name ? endOf(rowSkip, text, after) : after)
    else blank(index, typesetEnd(text, name, index, after))
  }
  return { ...spelled, text: withoutFrame(out + text.slice(out.length)) }
}

/** Blanks in the place of a frame around the whole formula, so that it may begin with `f(x, y) =`. */
function withoutFrame(text: string): string {
  const frame = /^[\s$]*(\\f?box(?:ed)?\s*\{)/.exec(text)
  if (!frame) return text
  const inside = frame[0].length
  const end = groupEnd(text, inside - 1)
  if (end < inside || !/^[\s$.,;]*$/.test(text.slice(end))) return text
  const before = text.slice(0, inside - frame[1].length) + ' '.repeat(frame[1].length)
  return `${before}${text.slice(inside, end - 1)} ${text.slice(end)}`
}

/** Where a command ends that only sets type, with its arguments; where it begins, if it means something. */
function typesetEnd(text: string, name: string | undefined, index: number, after: number): number {
  if (name === undefined || silent.test(name)) return after
  if (spaces.test(name)) return endOf(inBraces, text, after)
  if (skips.test(name)) return endOf(bare, text, after)
  if (labelled.test(name)) return argumentEnd(text, after)
  if (sizes.test(name)) return /[lr]$/.test(name) && endOf(sided, text, after) > after ? index : after
  const empty = name.startsWith('math') ? endOf(emptyGroup, text, after) : after
  return empty > after ? empty : index
}
