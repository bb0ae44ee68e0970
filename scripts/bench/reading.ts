import { readField } from '$lib'
import { adversaries, randomFormulas } from '../../tests/support/adversarial'

export interface Reading {
  formulas: number
  /** Milliseconds from text to a tape of f and all its first and second derivatives. */
  median: number
  percentile99: number
  slowest: { time: number; name: string }
  /** The same with the simplified gradient in LaTeX, as the page shows it on every keystroke. */
  shown99: number
}

/** The worst formulas one after another, each once, as a page meets them that has read little before. */
export function measureReading(): Promise<Reading> {
  readField('x^2 + 3xy + 2y^2')
  const random = randomFormulas(300, 'reading').map((source, i) => ({ family: 'random', size: i, source }))
  const times = [...adversaries, ...random].map(({ family, size, source }) => {
    const start = performance.now()
    const reading = readField(source, { variables: ['x', 'y'] })
    if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
    reading.field.jet([0.3, 0.4])
    const lowered = performance.now()
    void reading.field.latex.gradient
    return { name: `${family}, ${size}`, time: lowered - start, shown: performance.now() - start }
  })
  const sorted = (key: 'time' | 'shown') => times.map((entry) => entry[key]).sort((a, b) => a - b)
  const at = (values: number[], share: number) => values[Math.ceil(share * values.length) - 1]
  const slowest = times.reduce((a, b) => (b.time > a.time ? b : a))
  return Promise.resolve({
    formulas: times.length,
    median: at(sorted('time'), 0.5),
    percentile99: at(sorted('time'), 0.99),
    slowest: { time: slowest.time, name: slowest.name },
    shown99: at(sorted('shown'), 0.99)
  })
}
