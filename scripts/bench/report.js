// @ts-check
import { functionSections } from './functionsReport.js'

/**
 * @typedef {{ name: string, side: number, rates: Record<'gpu' | 'blocks' | 'loop' | 'mathjs', number> }} Throughput
 * @typedef {{ formula: number, slider: number }} Times
 * @typedef {{ side: number, ours: Times, yardstick: Times }} Frames
 * @typedef {{ throughput: Throughput[], frames: Frames[], reading: import('./reading').Reading, transfer: { inAll: number, beforeLive: number }, functions: import('./functions').Functions }} Results
 */

/**
 * A figure that the site promises something about: at least, or at most, so much.
 * @typedef {{ what: string, value: number, limit: number, sign: '≥' | '≤', unit: '×' | 'kB' | 'ms' | 'ulp', pass: boolean }} Check
 * @typedef {{ title: string, columns: string[], rows: { name: string, cells: (string | Check)[] }[] }} Section
 */

/** The promises, on the software adapter. */
const limits = {
  gpu: 60,
  blocks: 20,
  /** How many times sooner a new formula is on screen, by the side of the grid. */
  formula: /** @type {Record<number, number>} */ ({ 256: 1.5, 512: 3 }),
  /** Milliseconds for all but one in a hundred of the worst formulas. */
  reading: 50,
  inAll: 480,
  beforeLive: 240
}

const squared = (/** @type {number} */ side) => `${side}²`
const million = (/** @type {number} */ rate) => (rate / 1e6).toPrecision(3)
const ms = (/** @type {number} */ time) => `${time.toFixed(1)} ms`

/** @param {string} what @param {number} value @param {number} limit @returns {Check} */
const atLeast = (what, value, limit) => ({ what, value, limit, sign: '≥', unit: '×', pass: value >= limit })

/** @param {string} what @param {number} value @param {number} limit @param {Check['unit']} unit @returns {Check} */
export const atMost = (what, value, limit, unit) => ({
  what,
  value,
  limit,
  sign: '≤',
  unit,
  pass: value <= limit
})

/** @param {string} what @param {number} bytes @param {number} limit @returns {Check} */
const kilobytes = (what, bytes, limit) => atMost(what, bytes / 1000, limit, 'kB')

/** @param {Throughput} entry */
const throughputRow = ({ name, side, rates: { gpu, blocks, loop, mathjs } }) => {
  const where = `${name} ${squared(side)}`
  const ratios = [
    atLeast(`${where}: GPU / mathjs`, gpu / mathjs, limits.gpu),
    atLeast(`${where}: blocks / mathjs`, blocks / mathjs, limits.blocks)
  ]
  return { name: where, cells: [...[gpu, blocks, loop, mathjs].map(million), ...ratios] }
}

/** @param {Frames} entry */
const frameRows = ({ side, ours, yardstick }) => {
  const where = squared(side)
  const ratio = yardstick.formula / ours.formula
  const limit = limits.formula[side]
  const sooner = limit ? atLeast(`new formula at ${where}: sooner by`, ratio, limit) : `${ratio.toFixed(1)} ×`
  return [
    { name: `new formula ${where}`, cells: [ms(ours.formula), ms(yardstick.formula), sooner] },
    {
      name: `slider step ${where}`,
      cells: [ms(ours.slider), ms(yardstick.slider), `${(yardstick.slider / ours.slider).toFixed(1)} ×`]
    }
  ]
}

/** @param {Results} results @returns {Section[]} */
export const toSections = ({ throughput, frames, reading, transfer, functions }) => [
  {
    title: 'Samples of f, f_x, f_y, million per second',
    columns: ['GPU', 'blocks', 'by hand', 'mathjs', 'GPU / mathjs', 'blocks / mathjs'],
    rows: throughput.map(throughputRow)
  },
  {
    title: 'To the finished frame, 800 × 600',
    columns: ['Nabla', 'mathjs + mesh', 'sooner by'],
    rows: frames.flatMap(frameRows)
  },
  {
    title: `From text to the tape of f and its first and second derivatives, ${reading.formulas} hard formulas`,
    columns: ['time'],
    rows: [
      { name: 'median', cells: [ms(reading.median)] },
      {
        name: '99th percentile',
        cells: [atMost('reading, 99th percentile', reading.percentile99, limits.reading, 'ms')]
      },
      { name: `slowest (${reading.slowest.name})`, cells: [ms(reading.slowest.time)] },
      { name: '99th percentile with the gradient set', cells: [ms(reading.shown99)] }
    ]
  },
  {
    title: 'JavaScript transferred, gzipped',
    columns: ['size'],
    rows: [
      { name: 'in all', cells: [kilobytes('JavaScript in all', transfer.inAll, limits.inAll)] },
      {
        name: 'before formulas and readouts are live',
        cells: [kilobytes('JavaScript before live', transfer.beforeLive, limits.beforeLive)]
      }
    ]
  },
  ...functionSections(functions)
]

/** @param {Section[]} sections @returns {Check[]} */
export const checksOf = (sections) =>
  sections.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell !== 'string'))
  )

/** A missed limit stands out by the word, not by colour. */
const cellText = (/** @type {string | Check} */ cell) => {
  if (typeof cell === 'string') return cell
  const { value, sign, unit, pass, limit } = cell
  return `${value.toFixed(1)} ${unit} (${sign} ${limit}: ${pass ? 'pass' : 'FAIL'})`
}

const nameWidth = 40

/** @param {string} name @param {string[]} texts @param {number[]} widths */
const line = (name, texts, widths) =>
  name.padEnd(nameWidth) + texts.map((text, i) => text.padStart(widths[i])).join('')

/** @param {Section} section */
function sectionText({ title, columns, rows }) {
  const texts = rows.map(({ cells }) => cells.map(cellText))
  const widths = columns.map((column, i) => Math.max(column.length, ...texts.map((row) => row[i].length)) + 3)
  return [line(title, columns, widths), ...rows.map(({ name }, i) => line(`  ${name}`, texts[i], widths)), '']
}

export const toTable = (/** @type {Section[]} */ sections) => sections.flatMap(sectionText).join('\n')
