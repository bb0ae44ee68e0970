import { describe, expect, test } from 'vitest'
import { hasBranches, toBranches } from '../../src/lib/tape/evaluators/branches'
import type { Interval } from '../../src/lib/tape/evaluators/intervals'
import { toScalar } from '../../src/lib/tape/evaluators/scalar'
import { valueOf } from '../../src/lib/tape/program/tape'
import { randomIn, seeded } from '../support/numeric'
import { readAs } from '../support/reading'

const sources = [
  'floor(x)+y',
  'ceil(x*y)',
  'round(x)*y',
  'sign(x-y)',
  'step(x)+y',
  '(x<y)*x',
  'mod(x,2)',
  'mod(x,-1.5)',
  'mod(x,y)',
  'atan2(y,x)',
  'atan2(x-1,y-x)',
  'floor(x)+mod(y,1)',
  'floor(mod(x,2)+y)',
  'if(x<y, x^2, cos(y))'
]

/** Boxes as wide as this, about places near which the operations jump. */
const sizes = [1e-6, 0.01, 0.5, 3]

function randomBoxes(source: string): Interval[][] {
  const random = seeded(source)
  return Array.from({ length: 400 }, (_, k) =>
    [0, 1].map((): Interval => {
      const middle = Math.round(randomIn(random, [-6, 6])) / 2
      const size = sizes[k % sizes.length]
      return [middle - size * random(), middle + size * random()]
    })
  )
}

describe('branches', () => {
  test.each(sources)('every value of %s is one of a branch, and no branch jumps', (source) => {
    const { tape } = readAs(source)
    const value = valueOf(tape)
    const [branches, evaluate] = [toBranches(value), toScalar(value)]
    const random = seeded(`${source} at points`)
    let split = 0
    for (const box of randomBoxes(source)) {
      const found = branches(box, [])
      if (!found?.every(({ continuous }) => continuous)) continue
      if (found.length > 1) split++
      for (let k = 0; k < 30; k++) {
        const at = box.map(([low, high], axis) => (k % 3 ? randomIn(random, [low, high]) : box[axis][k % 2]))
        const [f] = evaluate(at, [])
        if (Number.isNaN(f)) continue
        expect(
          found.some(({ low, high }) => f >= low && f <= high),
          `${f} at ${at.join()}`
        ).toBe(true)
      }
    }
    expect(split).toBeGreaterThan(20)
  })

  test.each(['x^2+y', 'abs(x)', 'max(x,y)', '1/x'])('%s has none', (source) =>
    expect(hasBranches(valueOf(readAs(source).tape))).toBe(false)
  )
})
