import { seeded } from '../../basics/seeded'
import type { Coefficients, Sample } from './sample'

/** Standard normal numbers (Box and Muller 1958). */
export function normal(seed: number): () => number {
  const random = seeded(seed)
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A number of a Poisson distribution: how many factors of uniform numbers stay above exp(−mean) (Knuth). */
function poisson(mean: number, random: () => number): number {
  const bound = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > bound; product *= random()) count++
  return count
}

/** So many control samples, and as many treated ones. */
const perGroup = 25

/** Two groups whose means are `effect` apart, with normal noise. */
export function simulateGroups(intercept: number, effect: number, noise: number, seed: number): Sample {
  const random = normal(seed)
  const x = Float64Array.from({ length: 2 * perGroup }, (_, i) => Number(i >= perGroup))
  return { x, y: x.map((value) => intercept + effect * value + noise * random()) }
}

/** Counts at doses evenly between 0 and 2, whose expectation grows by a factor with the dose. */
export function simulateCounts([intercept, effect]: Coefficients, rows: number, seed: number): Sample {
  const random = seeded(seed)
  const x = Float64Array.from({ length: rows }, (_, i) => (2 * i) / (rows - 1))
  return { x, y: x.map((value) => poisson(Math.exp(intercept + effect * value), random)) }
}
