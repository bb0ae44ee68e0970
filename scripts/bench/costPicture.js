// @ts-check
import { logCharts } from './logChart.js'

const time = (/** @type {number} */ seconds) => {
  const units = /** @type {[number, string][]} */ ([
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, 'µs'],
    [1e-9, 'ns']
  ])
  const [size, name] = units.find(([size]) => seconds >= size * (1 - 1e-9)) ?? units[3]
  return `${Number((seconds / size).toPrecision(3))} ${name}`
}

/** @typedef {{ gpu: number, worker: number }} Cost */

/**
 * Both engines, a line for each group of points.
 * @template {Cost} P
 * @param {P[][]} groups @param {(point: P) => number} across
 * @returns {import('./logChart.js').Series[]}
 */
const engines = (groups, across) => [
  { name: 'GPU kernel', tone: 'first', lines: groups.map((points) => points.map((p) => [across(p), p.gpu])) },
  { name: 'worker', tone: 'second', lines: groups.map((points) => points.map((p) => [across(p), p.worker])) }
]

/** The bench's costs as a picture for docs/measured.md. @param {import('./costs').Costs} costs */
export function costPicture({ byGrid, byFormula }) {
  const shapes = [...new Set(byFormula.points.map(({ name }) => name))]
  const ofShape = shapes.map((shape) => byFormula.points.filter(({ name }) => name === shape))
  return logCharts([
    {
      title: `Time for a whole grid, ${byGrid.name}`,
      across: 'samples along a side of the grid',
      marks: byGrid.points.map(({ side }) => side),
      unit: time,
      series: engines([byGrid.points], ({ side }) => side)
    },
    {
      title: `Time for a sample: ${shapes.join(', ')}`,
      across: 'instructions for f, f_x and f_y',
      unit: time,
      series: engines(ofShape, ({ instructions }) => instructions)
    }
  ])
}
