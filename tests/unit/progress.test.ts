import { expect, test } from 'vitest'
import {
  countDone,
  nothingDone,
  parseProgress,
  withDone,
  writeProgress
} from '../../src/lib/lessons/progress'

test('what is done is kept once, and comes back from its text', () => {
  const done = withDone(withDone(withDone(nothingDone, 'a'), 'b'), 'a')
  expect(countDone(done, ['a', 'b', 'c'])).toBe(2)
  expect(parseProgress(writeProgress(done))).toEqual(done)
  expect(withDone(done, 'a')).toBe(done)
})

test.each([null, '', 'null', '{', '{"a":1}', '"a"', '12', `[${'"a",'.repeat(5000)}"a"]`])(
  'of %s nothing is done',
  (text) => expect(parseProgress(text)).toEqual(nothingDone)
)

test('what is no id is left out', () => {
  expect(parseProgress(JSON.stringify(['a', 1, null, ['b'], 'x'.repeat(1000)]))).toEqual(new Set(['a']))
})
