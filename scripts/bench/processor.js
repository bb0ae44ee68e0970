// @ts-check
// The sections of the report on the evaluator that a visitor's processor runs.
import { atMost } from './check.js'

/**
 * @typedef {{ name: string, ours: number, byHand: number }} Timed
 * @typedef {{ oneCore: { samples: number, presets: Timed[] }, pool: { side: number, cores: number, direct: number, one: number, all: number } }} ProcessorResults
 */

/** At most this many times the time of a loop written by hand, over all presets together. */
const slowest = 1.5

/**
 * @param {ProcessorResults} results
 * @returns {import('./check.js').Section[]}
 */
export const processorSections = ({ oneCore: { samples, presets }, pool }) => {
  const rate = (/** @type {number} */ seconds) => (samples / seconds / 1e6).toPrecision(3)
  const times = (/** @type {number} */ ratio) => `${ratio.toFixed(2)} ×`
  const total = (/** @type {'ours' | 'byHand'} */ side) =>
    presets.reduce((sum, entry) => sum + entry[side], 0)
  const ratioOf = (/** @type {Timed} */ { ours, byHand }) => ours / byHand
  const worst = presets.reduce((a, b) => (ratioOf(a) > ratioOf(b) ? a : b))
  const limited = (/** @type {string} */ what, /** @type {number} */ ratio) =>
    atMost(what, ratio, slowest, '×')
  return [
    {
      title: 'The same f, f_x, f_y on one core, million samples per second',
      columns: ['evaluator', 'by hand', 'time'],
      rows: [
        ...presets.map((entry) => ({
          name: entry.name,
          cells: [rate(entry.ours), rate(entry.byHand), times(ratioOf(entry))]
        })),
        {
          name: 'all together',
          cells: ['', '', limited('presets together: evaluator / by hand', total('ours') / total('byHand'))]
        },
        { name: `worst (${worst.name})`, cells: ['', '', times(ratioOf(worst))] }
      ]
    },
    {
      title: `Peaks on ${pool.side}², f64, in the pool`,
      columns: ['time', 'times as fast'],
      rows: [
        { name: 'the evaluator alone', cells: [`${pool.direct.toFixed(1)} ms`, ''] },
        { name: 'one worker', cells: [`${pool.one.toFixed(1)} ms`, times(1)] },
        { name: `${pool.cores} workers`, cells: [`${pool.all.toFixed(1)} ms`, times(pool.one / pool.all)] }
      ]
    }
  ]
}
