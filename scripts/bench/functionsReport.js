// @ts-check
import { atMost } from './check.js'

/** What our functions may cost: the time of the presets' grids over that with the built-in functions. */
const presetsLimit = 1.5

const ulps = (/** @type {number} */ value) =>
  Number.isFinite(value) ? (value < 100 ? value.toFixed(1) : value.toExponential(0)) : 'not finite'
const times = (/** @type {number} */ ratio) => (Number.isNaN(ratio) ? '–' : `${ratio.toFixed(1)} ×`)

/** @param {import('./functions').PresetFigures[]} presets */
function presetRatio(presets) {
  const total = (/** @type {'ours' | 'builtIn'} */ key) =>
    presets.reduce((sum, preset) => sum + preset[key], 0)
  return total('ours') / total('builtIn')
}

/** @param {import('./functions').Functions} figures @returns {import('./check.js').Section[]} */
export const functionSections = ({ functions, presets }) => [
  {
    title: 'Largest error in units in the last place, and time beside the built-in function',
    columns: ['ours', 'built-in', 'slow-down'],
    rows: functions.map(({ name, limit, ulps: found, builtInUlps, slowdown }) => ({
      name,
      cells: [atMost(`${name} in WGSL`, found, limit, 'ulp'), ulps(builtInUlps), times(slowdown)]
    }))
  },
  {
    title: 'The presets’ grids, 256², ours beside the built-in functions',
    columns: ['ours', 'built-in', 'ours / built-in'],
    rows: [
      ...presets.map(({ name, ours, builtIn }) => ({
        name,
        cells: [`${ours.toFixed(2)} ms`, `${builtIn.toFixed(2)} ms`, times(ours / builtIn)]
      })),
      {
        name: 'all',
        cells: ['', '', atMost('presets: ours / built-ins', presetRatio(presets), presetsLimit, '×')]
      }
    ]
  }
]

/** 3e+6 as 3·10⁶. */
const inPowers = (/** @type {string} */ figure) =>
  figure.replace(/e\+(\d+)/, (_, digits) => `·10${[...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).join('')}`)

/** The table of docs/measured.md, two functions to a row. @param {import('./functions').Functions} figures */
export function functionsMarkdown({ functions, presets }) {
  const cells = functions.map(
    ({ name, ulps: found, builtInUlps, slowdown }) =>
      `${name} | ${ulps(found)} | ${inPowers(ulps(builtInUlps))} | ${times(slowdown)}`
  )
  const half = Math.ceil(cells.length / 2)
  const head = 'function | ours | built-in | slow-down'
  const rows = cells.slice(0, half).map((cell, i) => `| ${cell} | ${cells[half + i] ?? ' | | | '} |`)
  return [
    `| ${head} | ${head} |`,
    `|${' --- |'.repeat(8)}`,
    ...rows,
    '',
    `All presets: ${presetRatio(presets).toFixed(2)} ×`
  ].join('\n')
}
