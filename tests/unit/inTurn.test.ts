import { expect, test } from 'vitest'
import { atOnce, inTurn, type Job } from '$lib/basics/inTurn'

/** Resolves when all that waits by now has had its turn. */
const turns = () => new Promise<void>((resolve) => void inTurn(() => () => () => resolve()))

test('jobs run in order, each with all its parts, and not before the caller has ended', async () => {
  const seen: string[] = []
  inTurn(() => {
    seen.push('a')
    inTurn(() => void seen.push('c'))
    return () => void seen.push('A')
  })
  inTurn(() => void seen.push('b'))
  expect(seen).toEqual([])
  await turns()
  expect(seen).toEqual(['a', 'A', 'b', 'c'])
})

test('what is called off does not run, even when a part of the job itself calls it off', async () => {
  const seen: string[] = []
  inTurn(() => void seen.push('never'))()
  const callOff = inTurn(() => {
    seen.push('first')
    callOff()
    return () => void seen.push('never')
  })
  await turns()
  expect(seen).toEqual(['first'])
})

test('all parts of a job run at once where that is asked for', () => {
  const seen: number[] = []
  const from =
    (n: number): Job =>
    () => {
      seen.push(n)
      return n < 3 ? from(n + 1) : undefined
    }
  atOnce(from(1))
  expect(seen).toEqual([1, 2, 3])
})
