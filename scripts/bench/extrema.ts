import { constrainedExtrema, criticalPoints, readField, regionExtrema, type ScalarField } from '$lib'
import { constrainedProblems } from '../../tests/support/extrema/constrained'
import { criticalFunctions } from '../../tests/support/extrema/critical'
import { regionProblems } from '../../tests/support/extrema/regions'

/** Milliseconds from a function as read to its extrema with their proof, of every problem of one kind. */
export interface ExtremaTimes {
  kind: string
  count: number
  withinSecond: number
  median: number
  slowest: { name: string; time: number }
}

const fieldOf = (source: string): ScalarField => {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}

function timesOf<P extends { name: string }>(
  kind: string,
  problems: readonly P[],
  solve: (problem: P) => { complete: boolean }
): ExtremaTimes {
  const times = problems.map((problem) => {
    const start = performance.now()
    const { complete } = solve(problem)
    if (!complete) throw new Error(`${problem.name} was not proved`)
    return { name: problem.name, time: performance.now() - start }
  })
  times.sort((a, b) => a.time - b.time)
  return {
    kind,
    count: times.length,
    withinSecond: times.filter(({ time }) => time <= 1000).length,
    median: times[times.length >> 1].time,
    slowest: times[times.length - 1]
  }
}

/** Each problem once, as the worker of a page meets it. */
export const measureExtrema = (): Promise<ExtremaTimes[]> =>
  Promise.resolve([
    timesOf('critical points of 40 functions', criticalFunctions, ({ source, box, parameters }) =>
      criticalPoints(fieldOf(source), box, { parameters })
    ),
    timesOf('Lagrange problems', constrainedProblems, ({ f, g, level, box }) =>
      constrainedExtrema(fieldOf(f), fieldOf(g), level, box)
    ),
    timesOf('regions', regionProblems, ({ f, inequalities, box }) =>
      regionExtrema(fieldOf(f), inequalities, box)
    )
  ])
