// @ts-check
import { atLeast, atMost } from './check.js'
import { functionSections } from './functionsReport.js'
import { processorSections } from './processor.js'

/**
 * @typedef {import('./check.js').Check} Check
 * @typedef {import('./check.js').Section} Section
 * @typedef {{ name: string, side: number, rates: Record<'gpu' | 'blocks' | 'loop' | 'mathjs', number> }} Throughput
 * @typedef {{ formula: number, slider: number }} Times
 * @typedef {{ side: number, ours: Times, yardstick: Times }} Frames
 * @typedef {import('./reading').Reading} Reading
 * @typedef {import('./rounding').Rounding} Rounding
 * @typedef {import('./extrema').ExtremaTimes} ExtremaTimes
 * @typedef {{ inAll: number, beforeLive: number, forLong: number }} Transfer
 * @typedef {import('./costs').Costs} Costs
 * @typedef {import('./loading').Loading} Loading
 * @typedef {import('./editing').Editing} Editing
 * @typedef {import('./blocking').Blocking} Blocking
 * @typedef {import('./lessons').LessonTimes} LessonTimes
 * @typedef {import('./figures').Figures} Figures
 * @typedef {import('./dragging').Dragging} Dragging
 * @typedef {import('./memory').Memory} Memory
 * @typedef {import('./map').MapTimes} MapTimes
 */

/**
 * What was measured; all of it unless only some was asked for.
 * @typedef {{ throughput?: Throughput[], frames?: Frames[], costs?: Costs, loading?: Loading, editing?: Editing, dragging?: Dragging[], blocking?: Blocking, lessons?: LessonTimes[], figures?: Figures, memory?: Memory[], map?: MapTimes, processor?: import('./processor.js').ProcessorResults, functions?: import('./functions').Functions, reading?: Reading, extrema?: ExtremaTimes[], rounding?: Rounding[], transfer?: Transfer }} Results
 */

/** The promises, on the software adapter. */
const limits = {
  gpu: 60,
  blocks: 20,
  /** How many times sooner a new formula is on screen, by the side of the grid. */
  formula: /** @type {Record<number, number>} */ ({ 128: 1.3, 256: 2, 512: 3.5 }),
  /** Milliseconds for all but one in a hundred of the worst formulas. */
  reading: 50,
  rounding: 1.2,
  inAll: 480,
  beforeLive: 240,
  /** How many times the time to live numbers, with the adapter's own time added, until a cold visit's picture is there. */
  loading: 1.6,
  /** Milliseconds of a task before that. */
  loadingTask: 150,
  /** Milliseconds from an edit to its finished picture, for 19 of 20. */
  editing: 170,
  /** Milliseconds of the main thread's own work in a frame while the point moves: in the middle, and for 19 of 20. */
  dragging: { median: 16, percentile95: 32 },
  /** Milliseconds from a new formula to its complete map, for 20 of the 24 presets. */
  map: 150,
  /** Shares of the problems of each kind whose extrema are proved within a second: critical points, constraints, regions. */
  extrema: [36 / 40, 1, 1],
  /** Milliseconds that a task may keep the page from its reader after load. */
  blocking: 50,
  /** Milliseconds from a lesson's text to its first figure; tasks while it is read are held to `blocking`. */
  lessonFigure: 1000,
  /**
   * How many times what is there after a hundred formulas may be there after a thousand. V8's own compiled code
   * is part of the heap and still grows a little; a field kept per formula would be a factor of three.
   */
  memory: 1.2
}

const squared = (/** @type {number} */ side) => `${side}²`
const million = (/** @type {number} */ rate) => (rate / 1e6).toPrecision(3)
const ms = (/** @type {number} */ time) => `${time.toFixed(1)} ms`

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

const second = (/** @type {number} */ seconds) => ms(1000 * seconds)
const nano = (/** @type {number} */ seconds) => `${(1e9 * seconds).toFixed(0)} ns`

/** @param {Costs} costs @returns {Section[]} */
const costSections = ({ byGrid, byFormula }) => [
  {
    title: `Time for a grid of f, f_x, f_y (${byGrid.name})`,
    columns: ['GPU', 'worker'],
    rows: byGrid.points.map(({ side, gpu, worker }) => ({
      name: squared(side),
      cells: [gpu, worker].map(second)
    }))
  },
  {
    title: `Time for a sample of f, f_x, f_y at ${squared(byFormula.side)}, by the number of instructions`,
    columns: ['GPU', 'worker'],
    rows: byFormula.points.map(({ name, instructions, gpu, worker }) => ({
      name: `${name}, ${instructions}`,
      cells: [gpu, worker].map(nano)
    }))
  }
]

/** @param {Loading} loading @returns {Section} */
function loadingSection({ visits, live, asked, device, pipelines, picture, longest }) {
  const adapter = device - asked
  const times = (picture - adapter) / live
  return {
    title: `A cold visit, median of ${visits}, from the navigation on`,
    columns: ['time'],
    rows: [
      { name: 'the adapter is asked for', cells: [ms(asked)] },
      { name: 'formulas and numbers are live', cells: [ms(live)] },
      { name: 'the device is there', cells: [ms(device)] },
      { name: 'the pipelines are made', cells: [ms(pipelines)] },
      { name: 'the picture is there', cells: [ms(picture)] },
      {
        name: "the picture without the adapter's own time",
        cells: [atMost("first picture without the adapter's time / live", times, limits.loading, '×')]
      },
      {
        name: 'longest task',
        cells: [atMost('longest task of a cold visit', longest, limits.loadingTask, 'ms')]
      }
    ]
  }
}

/** @param {Editing} editing @returns {Section} */
const editingSection = ({ edits, median, percentile95, slowest }) => ({
  title: `From an edit in the page to its finished picture, ${edits} edits`,
  columns: ['time'],
  rows: [
    { name: 'median', cells: [ms(median)] },
    {
      name: '95th percentile',
      cells: [atMost('edit to picture, 95th percentile', percentile95, limits.editing, 'ms')]
    },
    { name: `slowest (${slowest.source.slice(0, 24)})`, cells: [ms(slowest.time)] }
  ]
})

/** @param {Dragging[]} dragging @returns {Section} */
const draggingSection = (dragging) => ({
  title: "The main thread's work in a frame while the point moves, with map, scene and a tool",
  columns: ['median', '95th percentile'],
  rows: dragging.map(({ tool, median, percentile95 }) => ({
    name: tool,
    cells: [
      atMost(`${tool}: work in a frame, median`, median, limits.dragging.median, 'ms'),
      atMost(`${tool}: work in a frame, 95th percentile`, percentile95, limits.dragging.percentile95, 'ms')
    ]
  }))
})

/** @param {Blocking} blocking @returns {Section} */
const blockingSection = ({ tasks, longest }) => ({
  title: `Longest of ${tasks} tasks of the main thread after load: edits, hard formulas, sliders, steps`,
  columns: ['time', 'own work'],
  rows: longest.map(({ during, time, work }, i) => ({
    name: during.slice(0, 36),
    cells: [i ? ms(time) : atMost('longest main-thread block', time, limits.blocking, 'ms'), ms(work)]
  }))
})

/** @param {LessonTimes[]} lessons @returns {Section} */
const lessonsSection = (lessons) => ({
  title:
    'A lesson: its text, its first figure after that, and the longest task while it is read (0 is below 50 ms)',
  columns: ['figures', 'text', 'first figure', 'longest task'],
  rows: lessons.map(({ slug, figures, text, figure, longest }) => ({
    name: slug,
    cells: [
      String(figures),
      ms(text),
      atMost(`${slug}: text to first figure`, figure, limits.lessonFigure, 'ms'),
      atMost(`${slug}: longest task while it is read`, longest, limits.blocking, 'ms')
    ]
  }))
})

/** @param {Figures} figures @returns {Section} */
const figuresSection = ({ figures, longest }) => ({
  title:
    'A page of figures, each with another function and tool, scrolled through after load (0 is below 50 ms)',
  columns: ['longest task'],
  rows: [
    {
      name: `${figures} figures`,
      cells: [atMost('longest task of a page of figures', longest, limits.blocking, 'ms')]
    }
  ]
})

/** @param {MapTimes} map @returns {Section} */
const mapSection = ({ times, within }) => ({
  title: `From a new formula to its complete map, ${times.length} presets`,
  columns: ['time'],
  rows: [
    { name: 'median', cells: [ms(times[times.length >> 1].time)] },
    { name: '20 of them within', cells: [atMost('map of 20 presets', within, limits.map, 'ms')] },
    ...times
      .slice(-2)
      .map(({ formula, time }) => ({ name: `slowest: ${formula.slice(0, 28)}`, cells: [ms(time)] }))
  ]
})

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** @param {Memory[]} memory @returns {Section} */
function memorySection(memory) {
  const [first, last] = [memory[0], memory[memory.length - 1]]
  /** @param {string} name @param {(memory: Memory) => number} of @param {(value: number) => string} write */
  const row = (name, of, write) => ({
    name,
    cells: [
      write(of(first)),
      write(of(last)),
      atMost(`${name} after ${last.changes} formulas`, of(last) / of(first), limits.memory, '×')
    ]
  })
  return {
    title: 'Memory after so many changes of the formula',
    columns: [String(first.changes), String(last.changes), 'grown'],
    rows: [
      row('heap', ({ heap }) => heap, megabytes),
      row('GPU buffers', ({ buffers }) => buffers, String),
      row('bytes of GPU buffers', ({ bufferBytes }) => bufferBytes, megabytes)
    ]
  }
}

/** @param {Reading} reading @returns {Section} */
const readingSection = (reading) => ({
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
})

/** @param {ExtremaTimes[]} extrema @returns {Section} */
const extremaSection = (extrema) => ({
  title: 'From a function as read to its extrema, proved',
  columns: ['within a second', 'median', 'slowest'],
  rows: extrema.map(({ kind, count, withinSecond, median, slowest }, i) => ({
    name: kind,
    cells: [
      atLeast(`${kind} within a second`, withinSecond, limits.extrema[i] * count, 'problems'),
      ms(median),
      `${slowest.name}: ${ms(slowest.time)}`
    ]
  }))
})

/** @param {Rounding[]} rounding @returns {Section} */
const roundingSection = (rounding) => ({
  title: 'Sampling and refining 513² with a bound of the rounding, times as long as without',
  columns: ['ratio'],
  rows: rounding.map(({ name, ratio, isRepaired }) => ({
    name: isRepaired ? `${name}, repaired` : name,
    cells: [isRepaired ? `${ratio.toFixed(2)} ×` : atMost(`rounding of ${name}`, ratio, limits.rounding, '×')]
  }))
})

/** @param {Transfer} transfer @returns {Section} */
const transferSection = (transfer) => ({
  title: 'JavaScript transferred, gzipped',
  columns: ['size'],
  rows: [
    { name: 'in all', cells: [kilobytes('JavaScript in all', transfer.inAll, limits.inAll)] },
    {
      name: 'before formulas and readouts are live',
      cells: [kilobytes('JavaScript before live', transfer.beforeLive, limits.beforeLive)]
    },
    {
      name: 'once more, for the first long formula',
      cells: [`${(transfer.forLong / 1000).toFixed(1)} kB`]
    }
  ]
})

/** @param {Throughput[]} throughput @returns {Section} */
const throughputSection = (throughput) => ({
  title: 'Samples of f, f_x, f_y, million per second',
  columns: ['GPU', 'blocks', 'by hand', 'mathjs', 'GPU / mathjs', 'blocks / mathjs'],
  rows: throughput.map(throughputRow)
})

/** @param {Frames[]} frames @returns {Section} */
const framesSection = (frames) => ({
  title: 'To the finished frame, 800 × 600',
  columns: ['Nabla', 'mathjs + mesh', 'sooner by'],
  rows: frames.flatMap(frameRows)
})

/** @type {{ [Kind in keyof Results]-?: (result: NonNullable<Results[Kind]>) => Section | Section[] }} */
const sections = {
  throughput: throughputSection,
  frames: framesSection,
  costs: costSections,
  loading: loadingSection,
  editing: editingSection,
  dragging: draggingSection,
  blocking: blockingSection,
  lessons: lessonsSection,
  figures: figuresSection,
  map: mapSection,
  memory: memorySection,
  processor: processorSections,
  functions: functionSections,
  reading: readingSection,
  extrema: extremaSection,
  rounding: roundingSection,
  transfer: transferSection
}

/** @param {Results} results @returns {Section[]} */
export const toSections = (results) =>
  Object.entries(results).flatMap(([kind, result]) => {
    const write = /** @type {(result: unknown) => Section | Section[]} */ (Reflect.get(sections, kind))
    return write(result)
  })

/** @param {Section[]} sections @returns {Check[]} */
export const checksOf = (sections) =>
  sections.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell !== 'string'))
  )

/** A missed limit stands out by the word, not by colour. */
const cellText = (/** @type {string | Check} */ cell) => {
  if (typeof cell === 'string') return cell
  const { value, unit, pass, limit, bound } = cell
  return `${value.toFixed(limit < 10 ? 2 : 1)} ${unit} (${bound} ${limit}: ${pass ? 'pass' : 'FAIL'})`
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
