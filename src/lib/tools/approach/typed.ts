import { readTyped } from '../../field/readText'
import type { ScalarField } from '../../field/field'
import { toExpansion } from '../../tape/evaluators/expansion'
import { toScalar } from '../../tape/evaluators/scalar'
import { addSeries, coefficientOf, constantSeries, lineSeries, vanishes, type Series } from '../../tape/evaluators/series' // prettier-ignore
import { valueOf } from '../../tape/program/tape'
import { same } from '../../tape/special/sides'
import type { Way } from './ways'

/** A way that somebody typed, or why it is none; nothing for an empty text. */
export type Typed = { way: Way } | { problem: string } | null

/**
 * Reads a pair in t, `(t, t^2)`, whose places come to the point for t → 0 from above: as steps from the point, or as
 * places where they come to it by themselves.
 */
export function typedWay(text: string, at: readonly [number, number], values: Record<string, number>): Typed {
  if (text.trim() === '') return null
  const parts = partsOf(text)
  if (!parts) return { problem: 'Write a pair in t, such as (t, t^2).' }
  const readings = parts.map((part) => readTyped(part, { variables: ['t'] }))
  const fields: ScalarField[] = []
  for (const reading of readings) {
    if ('problem' in reading) return { problem: reading.problem.message }
    fields.push(reading.field)
  }
  const coordinates = fields.map((field) => {
    const tape = valueOf(field.tape)
    const parameters = field.parameters.map((name) => values[name] ?? 1)
    const evaluate = toScalar(tape)
    const course = toExpansion(tape).along([lineSeries(0, 1, 1)], parameters)
    const series = course !== null && course !== 'undefined' && vanishes(course) ? course : null
    const value = (t: number) => evaluate([t], parameters)[0]
    return { value, series, start: series ? coefficientOf(series, 0) : value(2 ** -60) }
  })
  const comesTo = (place: readonly number[]) =>
    coordinates.every(({ start }, i) => same(start, place[i]) || Math.abs(start - place[i]) < 1e-9)
  const origin = [[0, 0], at].find(comesTo)
  if (!origin) return { problem: 'This pair does not come to the point for t → 0, nor to (0, 0) as steps from it would.' } // prettier-ignore
  const [x, y] = coordinates
  const shifted = coordinates.map(({ series }, i): Series | null => series && addSeries(series, constantSeries(-origin[i]))) // prettier-ignore
  const [sx, sy] = shifted
  return {
    way: {
      name: `(${parts.join(', ')})`,
      from: 't > 0',
      straight: false,
      step: (t) => [x.value(t) - origin[0], y.value(t) - origin[1]],
      series: sx && sy && [sx, sy]
    }
  }
}

/** The two sides of the only comma that stands in no inner bracket. */
function partsOf(text: string): [string, string] | null {
  const inner = /^\s*\((.*)\)\s*$/s.exec(text)?.[1] ?? text
  const commas: number[] = []
  let depth = 0
  for (const [i, sign] of [...inner].entries()) {
    if ('([{'.includes(sign)) depth++
    if (')]}'.includes(sign)) depth--
    if (sign === ',' && depth === 0) commas.push(i)
  }
  const signs = [...inner]
  const [comma] = commas
  return commas.length === 1 ? [signs.slice(0, comma).join('').trim(), signs.slice(comma + 1).join('').trim()] : null // prettier-ignore
}
