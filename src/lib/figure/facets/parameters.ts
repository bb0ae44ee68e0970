import type { Range } from '../../tape/sampling/sampling'
import { readRange, sameNumbers, unless, writeNumber, writeRange } from '../link/text'
import { readNumber } from '../number'
import type { Facet } from './facet'

/** The value of a parameter and the range of its slider. */
export interface Parameter {
  value: number
  min: number
  max: number
}

/** The parameters that were set, by name. */
export const parameters: Facet<ReadonlyMap<string, Parameter>> = {
  initial: () => new Map(),
  keys: {
    par: {
      read: (text, _, notices) => readParameters(text, notices),
      write: (set) => unless(set.size === 0, () => [...set].map(writeParameter).join(','))
    }
  }
}

/** The range of a slider before anyone edits it; a value outside widens it. */
const defaultRange = (value: number): Range => [Math.min(-5, value), Math.max(5, value)]

function readParameters(text: string, notices: string[]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>()
  for (const part of text.split(',').filter(Boolean)) {
    const [name, valueText = '', ...ends] = part.split(':')
    const value = readNumber(valueText)
    const range = value === null ? null : ends.length === 0 ? defaultRange(value) : readRange(ends.join(':'))
    if (name.trim() === '' || value === null || range === null) {
      notices.push(`“${part}” in the link was ignored.`)
    } else {
      parameters.set(name.trim(), { value, min: range[0], max: range[1] })
    }
  }
  return parameters
}

function writeParameter([name, { value, min, max }]: [string, Parameter]): string {
  const plain = sameNumbers(defaultRange(value), [min, max])
  return `${name}:${writeNumber(value)}` + (plain ? '' : `:${writeRange([min, max])}`)
}
