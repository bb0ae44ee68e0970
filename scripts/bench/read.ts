import { readField, type ScalarField } from '$lib'

/** The formulas of the bench hold no mistakes. */
export function readOrThrow(source: string, columns?: Record<string, ArrayLike<number>>): ScalarField {
  const reading = readField(source, { variables: ['x', 'y'], columns })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}
