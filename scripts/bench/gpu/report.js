// @ts-check
/**
 * @typedef {import('./measure').GpuResults} Results
 * @typedef {import('./speed').Speed} Speed
 * @typedef {import('./accuracy').Deviation} Deviation
 */

const squared = (/** @type {number} */ side) => `${side}²`
const gigabytes = (/** @type {number} */ bytes) => (bytes / 1e9).toPrecision(3)
const million = (/** @type {number} */ rate) => (rate / 1e6).toPrecision(3)
const times = (/** @type {number} */ ratio) => `${ratio.toPrecision(2)} ×`

const widths = [24, 12, 12, 12, 14]
const line = (/** @type {string[]} */ cells) =>
  cells.map((cell, i) => (i === 0 ? `  ${cell}`.padEnd(widths[0]) : cell.padStart(widths[i]))).join('')

/** @param {Speed[]} speeds @param {number} side */
function speedLines(speeds, side) {
  const at = speeds.filter((speed) => speed.side === side)
  const of = (/** @type {string} */ name) => at.find((speed) => speed.name === name)?.bytesPerSecond ?? NaN
  return at.map(({ name, samplesPerSecond, bytesPerSecond }) => {
    const ratios = [bytesPerSecond / of('copy'), bytesPerSecond / of('constant')].map(times)
    const rate = name === 'copy' ? '' : million(samplesPerSecond)
    return line([`${name} ${squared(side)}`, rate, gigabytes(bytesPerSecond), ...ratios])
  })
}

/**
 * The worst first, and in one line those that do not deviate.
 * @template {Deviation} D
 * @param {D[]} deviations
 * @param {(deviation: D) => string[]} write
 */
function deviationLines(deviations, write) {
  const exact = deviations.filter(({ most }) => most === 0).map(({ name }) => name)
  const inexact = deviations.filter(({ most }) => most !== 0).toSorted((a, b) => b.most - a.most)
  return [
    ...inexact.map((deviation) => line([deviation.name, ...write(deviation)])),
    `  none at all: ${exact.join(', ')}`
  ]
}

/** What a person reads. @param {Results} results */
export function toText({ adapter, software, clock, speeds, accuracy }) {
  const sides = [...new Set(speeds.map(({ side }) => side))]
  return [
    `${adapter}${software ? ' (computes on the processor)' : ''}`,
    '',
    `Samples of f, f_x, f_y by ${clock}; 16 bytes are written for each`,
    line(['', 'million/s', 'GB/s', 'of a copy', 'of a constant']),
    ...sides.flatMap((side) => speedLines(speeds, side)),
    '',
    'Largest deviation from f64 in units in the last place, 60,000 arguments of all sizes for each function',
    line(['', 'found', 'promised']),
    ...deviationLines(accuracy.table, ({ most, limit }) => [
      most.toFixed(1),
      most <= limit ? `≤ ${limit}` : `≤ ${limit}: FAIL`
    ]),
    '',
    'Largest deviation of f and its gradient from f64, as a share of the largest value on the grid',
    ...deviationLines(accuracy.presets, ({ most }) => [most.toExponential(1)])
  ].join('\n')
}
