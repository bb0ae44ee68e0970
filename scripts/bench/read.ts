import { readField, type ScalarField } from '$lib/math'

/** The formulas of the bench hold no mistakes. */
export function readOrThrow(source: string): ScalarField {
  const reading = readField(source, { variables: ['x', 'y'] })
  if ('problem' in reading) throw new Error(`${source}: ${reading.problem.message}`)
  return reading.field
}
