import { readField } from '$lib'
import { encodeLink } from '$lib/figure/link/link'
import { stateOf } from '$lib/figure/plotState'
import { presets } from '$lib/figure/presets'
import { adversaries } from '../../tests/support/adversarial'

/** What stands in the formula field after a key, and whether it is a formula by then. */
export interface Edit {
  source: string
  reads: boolean
}

/** Formulas as people type them, character by character. */
const typed = [
  'x^2 + 3xy + 2y^2',
  'sin x cos(2y)',
  'sqrt(x^2 + y^2 + 1)',
  '1/(1 + x^2 + y^2)',
  'a e^(-x^2 - y^2)',
  'ln(1 + e^x) + |y|'
]

const reads = (source: string): boolean => !('problem' in readField(source, { variables: ['x', 'y'] }))

/** Formulas typed key by key, every preset without data as chosen from the gallery, and these with a small change. */
export function edits(): Edit[] {
  const keys = typed.flatMap((source) => [...source].map((_, i) => source.slice(0, i + 1)))
  const chosen = presets.filter(({ data }) => !data).flatMap(({ source }) => [source, `${source} + x/2`])
  return [...keys, ...chosen].map((source) => ({ source, reads: reads(source) }))
}

/** Every preset with the link to where it is looked at. */
export const presetLinks = (): { source: string; fragment: string }[] =>
  presets.map(({ source, x, y, parameters, data }) => {
    const state = stateOf({
      source,
      domain: { x: x ?? [-3, 3], y: y ?? [-3, 3] },
      ...(parameters && { parameters: new Map(Object.entries(parameters)) }),
      ...(data && {
        columns: new Map(Object.entries(data).map(([name, row]) => [name, Float64Array.from(row)]))
      })
    })
    return { source, fragment: encodeLink(state) }
  })

/** Formulas chosen to be hard: nested 40 deep, sums and products of 40 and of 200. */
export const hardFormulas = (): { name: string; source: string }[] =>
  adversaries
    .filter(({ size, family }) => size === 40 || (size === 200 && !family.startsWith('power')))
    .map(({ family, size, source }) => ({ name: `${family}, ${size}`, source }))

/** So many formulas of ever new structure, with and without sliders. */
export function changes(count: number): string[] {
  const functions = ['sin', 'cos', 'exp', 'atan', 'tanh', 'abs', 'cosh', 'erf', 'floor', 'sqrt']
  const { length } = functions
  return Array.from({ length: count }, (_, i) => {
    const [u, v] = [functions[i % length], functions[Math.floor(i / length) % length]]
    const k = Math.floor(i / length ** 2)
    return `a ${u}(x + ${k + 1}) + ${v}(y) x^${k + 2} + ${i}`
  })
}
