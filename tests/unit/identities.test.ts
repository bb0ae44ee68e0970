import { expect, test } from 'vitest'
import { equivalent } from '../../src/lib/math/judge/equivalent'
import { pairs } from '../support/identities'

/** `NABLA_PAIRS=5000 npx vitest run --project unit tests/unit/identities.test.ts` tries so many, each with all its misses. */
const wanted = Number(process.env.NABLA_PAIRS ?? 0)
const variables = ['x', 'y']
const judge = (a: string, b: string) => equivalent(a, b, { variables }).verdict

test(
  'what identities and integrals make equal is equal, and near misses are told apart',
  { timeout: 3_600_000 },
  () => {
    const wrong: string[] = []
    const seen = { equal: 0, apart: 0 }
    pairs(wanted || 400, 'identities').forEach(({ left, right, misses }, i) => {
      const verdict = judge(left, right)
      if (verdict === 'equal') seen.equal++
      else wrong.push(`${verdict}: ${left} and ${right}`)
      for (const miss of wanted ? misses : [misses[i % misses.length]]) {
        const far = judge(left, miss)
        if (far === 'different') seen.apart++
        else wrong.push(`${far}, though a near miss: ${left} and ${miss}`)
      }
    })
    if (wanted) console.log(seen)
    expect(wrong).toEqual([])
  }
)
