// @ts-check
/**
 * Lines with their points, in the units of the axes. `marks` are the numbers at the lower axis, by default round ones.
 * @typedef {{ name: string, tone: 'first' | 'second', lines: [number, number][][] }} Series
 * @typedef {{ title: string, across: string, marks?: number[], unit: (value: number) => string, series: Series[] }} Chart
 */

/** The colours of the page, light and dark. */
const style = `
svg { color-scheme: light dark }
text { font: 13px 'Segoe UI', 'Noto Sans', Ubuntu, 'DejaVu Sans', sans-serif; fill: #5b6570 }
.paper { fill: #fbfaf7 } .title, .name { fill: #1c2127 } .title { font-size: 15px } .name { font-weight: 600 }
.rule { stroke: #d9d7cf } .axis { stroke: #5b6570 }
path { fill: none; stroke-width: 2; stroke-linejoin: round } circle { stroke-width: 2 }
.first { stroke: #b4460f } circle.first { fill: #b4460f } text.first { fill: #b4460f; stroke: none }
.second { stroke: #0b6f8a } circle.second { fill: #fbfaf7 } text.second { fill: #0b6f8a; stroke: none }
@media (prefers-color-scheme: dark) {
text { fill: #a3abb5 } .paper { fill: #14171b } .title, .name { fill: #eceae4 }
.rule { stroke: #343a42 } .axis { stroke: #a3abb5 }
.first { stroke: #f0935a } circle.first { fill: #f0935a } text.first { fill: #f0935a }
.second { stroke: #5cc3dd } circle.second { fill: #14171b } text.second { fill: #5cc3dd }
}`

const panel = { width: 440, height: 340 }
/** Room for the title, the numbers beside the axes and the names at the ends of the lines. */
const inner = { left: 74, right: 92, top: 48, bottom: 56 }

const round = (/** @type {number} */ place) => Math.round(place * 10) / 10
const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The powers of ten that hold all values. @param {number[]} values @returns {[number, number]} */
export function decades(values) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9)
  return [low, Math.max(high, low + 1)]
}

/** Powers of ten, and where these are few 2 and 5 times them too. @param {[number, number]} decades */
export function ticks([low, high]) {
  const factors = high - low <= 2 ? [1, 2, 5] : [1]
  const all = Array.from({ length: high - low + 1 }, (_, i) =>
    factors.map((factor) => factor * 10 ** (low + i))
  )
  return all.flat().filter((value) => value <= 10 ** high * (1 + 1e-9))
}

/** From logarithms to places. @param {[number, number]} range @param {number} from @param {number} to */
const scale =
  ([low, high], from, to) =>
  (/** @type {number} */ value) =>
    round(from + ((Math.log10(value) - low) / (high - low)) * (to - from))

/** A little more than all values, as logarithms. @param {number[]} values @returns {[number, number]} */
const around = (values) => [Math.log10(Math.min(...values) / 1.3), Math.log10(Math.max(...values) * 1.3)]

/** @param {number[]} values @param {[number, number]} range */
const within = (values, [low, high]) =>
  values.filter((value) => Math.log10(value) >= low && Math.log10(value) <= high)

/** Names at the ends of lines, apart by a line's height. @param {number[]} wanted */
export function apart(wanted) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b])
  const places = [...wanted]
  order.forEach((at, i) => {
    if (i > 0) places[at] = Math.max(places[at], places[order[i - 1]] + 16)
  })
  return places
}

/** @param {Chart} chart @param {number} offset */
function drawPanel({ title, across, marks, unit, series }, offset) {
  const points = series.flatMap(({ lines }) => lines.flat())
  const all = points.map(([x]) => x)
  const wide = around(all)
  const high = decades(points.map(([, y]) => y))
  const edges = { right: panel.width - inner.right, bottom: panel.height - inner.bottom }
  const x = scale(wide, inner.left, edges.right)
  const y = scale(high, edges.bottom, inner.top)
  const middle = (inner.left + edges.right) / 2
  const grid = [
    ...ticks(high).map(
      (value) =>
        `<path class="rule" style="stroke-width:1" d="M${inner.left} ${y(value)}H${edges.right}"/>` +
        `<text x="${inner.left - 8}" y="${y(value) + 4}" text-anchor="end">${escaped(unit(value))}</text>`
    ),
    ...(marks ?? within(ticks(decades(all)), wide)).map(
      (value) =>
        `<path class="axis" style="stroke-width:1" d="M${x(value)} ${edges.bottom}v5"/>` +
        `<text x="${x(value)}" y="${edges.bottom + 20}" text-anchor="middle">${value.toLocaleString('en')}</text>`
    )
  ]
  const drawn = series.flatMap(({ tone, lines }) =>
    lines.flatMap((line) => [
      `<path class="${tone}" d="M${line.map(([a, b]) => `${x(a)} ${y(b)}`).join('L')}"/>`,
      ...line.map(([a, b]) => `<circle class="${tone}" cx="${x(a)}" cy="${y(b)}" r="3"/>`)
    ])
  )
  const ends = series.map(({ lines }) =>
    lines.flat().reduce((last, point) => (point[0] > last[0] ? point : last))
  )
  const places = apart(ends.map(([, b]) => y(b) + 4))
  const names = series.map(
    ({ name, tone }, i) =>
      `<text class="${tone}" x="${x(ends[i][0]) + 9}" y="${places[i]}">${escaped(name)}</text>`
  )
  return [
    `<g transform="translate(${offset} 0)">`,
    `<text class="title" x="${inner.left}" y="26">${escaped(title)}</text>`,
    ...grid,
    `<path class="axis" style="stroke-width:1" d="M${inner.left} ${edges.bottom}H${edges.right}"/>`,
    `<text x="${middle}" y="${panel.height - 12}" text-anchor="middle">${escaped(across)}</text>`,
    ...drawn,
    ...names,
    '</g>'
  ]
}

/** Charts side by side on logarithmic axes, as an SVG that is legible on light and dark pages. @param {Chart[]} charts */
export function logCharts(charts) {
  const width = charts.length * panel.width
  const titles = charts.map(({ title }) => title).join('; ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panel.height}" width="${width}" height="${panel.height}" role="img" aria-label="${escaped(titles)}">`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${panel.height}" rx="8"/>`,
    ...charts.flatMap((chart, i) => drawPanel(chart, i * panel.width)),
    '</svg>',
    ''
  ].join('\n')
}
