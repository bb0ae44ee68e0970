import { expect, test } from 'vitest'
import { presets } from '$lib/figure/presets'
import { toPoints } from '$lib/tape/evaluators/points'
import { toScalar } from '$lib/tape/evaluators/scalar'
import { readAs } from '../support/reading'

/** More than a block, and none of them on a grid. */
const count = 1300
const places = [0, 1].map((k) =>
  Float64Array.from({ length: count }, (_, i) => 3 * Math.sin(i * (1.7 + k) + k))
)

for (const { slug, source, data, parameters = {} } of presets)
  test(`${slug} at scattered places is what it is at each of them`, () => {
    const { tape } = readAs(source, { variables: ['x', 'y'], columns: data })
    const values = tape.parameters.map((name) => parameters[name]?.value ?? 1)
    const outputs = toPoints(tape, values)(places)
    const evaluate = toScalar(tape)
    for (let i = 0; i < count; i += 7)
      expect(outputs.map((output) => output[i])).toEqual(evaluate([places[0][i], places[1][i]], values))
  })
