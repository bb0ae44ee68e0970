// @ts-check
/**
 * One figure of the table. With a limit it passes or fails: 'least' for ratios, 'most' for sizes.
 * @typedef {{ what: string, value: string, limit?: string, pass?: boolean }} Line
 * @typedef {{ name: string, side: number, rates: Record<'gpu' | 'blocks' | 'loop' | 'mathjs', number> }} Throughput
 * @typedef {{ formula: number, slider: number }} Times
 * @typedef {{ side: number, ours: Times, yardstick: Times }} Frames
 * @typedef {{ throughput: Throughput[], frames: Frames[], transfer: { inAll: number, beforeLive: number } }} Results
 */

/** What the site promises, on the software adapter. */
const limits = {
  gpu: 60,
  blocks: 20,
  /** How many times sooner a new formula is on screen, by the side of the grid. */
  formula: /** @type {Record<number, number>} */ ({ 256: 1.5, 512: 3 }),
  inAll: 480_000,
  beforeLive: 240_000
}

const million = (/** @type {number} */ rate) => `${(rate / 1e6).toPrecision(3)} M/s`
const ms = (/** @type {number} */ time) => `${time.toFixed(1)} ms`
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`
const times = (/** @type {number} */ ratio) => `${ratio.toFixed(1)} ×`
const squared = (/** @type {number} */ side) => `${side}²`

/** @param {string} what @param {number} ratio @param {number | undefined} least @returns {Line} */
const atLeast = (what, ratio, least) =>
  least === undefined
    ? { what, value: times(ratio) }
    : { what, value: times(ratio), limit: `≥ ${least} ×`, pass: ratio >= least }

/** @param {string} what @param {number} bytes @param {number} most @returns {Line} */
const atMost = (what, bytes, most) => ({
  what,
  value: kB(bytes),
  limit: `≤ ${kB(most)}`,
  pass: bytes <= most
})

/** @param {Throughput} entry @returns {Line[]} */
const throughputLines = ({ name, side, rates }) => {
  const where = `${name} ${squared(side)}`
  return [
    { what: `${where}: GPU`, value: million(rates.gpu) },
    { what: `${where}: block evaluator`, value: million(rates.blocks) },
    { what: `${where}: hand-written loop`, value: million(rates.loop) },
    { what: `${where}: mathjs`, value: million(rates.mathjs) },
    atLeast(`${where}: GPU / mathjs`, rates.gpu / rates.mathjs, limits.gpu),
    atLeast(`${where}: block evaluator / mathjs`, rates.blocks / rates.mathjs, limits.blocks)
  ]
}

/** @param {Frames} entry @returns {Line[]} */
const frameLines = ({ side, ours, yardstick }) => {
  const where = squared(side)
  return [
    { what: `${where}: new formula`, value: ms(ours.formula) },
    { what: `${where}: new formula, mathjs and WebGL mesh`, value: ms(yardstick.formula) },
    atLeast(`${where}: new formula sooner by`, yardstick.formula / ours.formula, limits.formula[side]),
    { what: `${where}: slider step`, value: ms(ours.slider) },
    { what: `${where}: slider step, mathjs and WebGL mesh`, value: ms(yardstick.slider) },
    atLeast(`${where}: slider step sooner by`, yardstick.slider / ours.slider, undefined)
  ]
}

/** @param {Results} results @returns {{ title: string, lines: Line[] }[]} */
export const toSections = ({ throughput, frames, transfer }) => [
  { title: 'Samples of f, f_x, f_y per second', lines: throughput.flatMap(throughputLines) },
  { title: 'To the finished frame, 800 × 600', lines: frames.flatMap(frameLines) },
  {
    title: 'JavaScript transferred, gzipped',
    lines: [
      atMost('in all', transfer.inAll, limits.inAll),
      atMost('before formulas and readouts are live', transfer.beforeLive, limits.beforeLive)
    ]
  }
]

/** @param {Line} line */
const toText = ({ what, value, limit = '', pass }) => {
  const verdict = pass === undefined ? '' : pass ? 'pass' : 'FAIL'
  return `  ${what.padEnd(48)}${value.padStart(12)}  ${limit.padEnd(12)}${verdict}`.trimEnd()
}

export const toTable = (/** @type {ReturnType<typeof toSections>} */ sections) =>
  sections.flatMap(({ title, lines }) => [title, ...lines.map(toText), '']).join('\n')
