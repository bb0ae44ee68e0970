import { expect, test } from 'vitest'
import { Recovery, type Mishap } from '../../src/lib/engine/recovery'

const minute = 60_000

test('two losses are made good, the third within a minute goes to the processor', () => {
  const recovery = new Recovery('auto')
  expect(recovery.after('lost', 'webgpu', 0)).toBe('rebuild')
  expect(recovery.after('unbuilt', 'webgpu', 20_000)).toBe('rebuild')
  expect(recovery).toMatchObject({ plan: { engine: 'auto', coarse: false }, sentence: '' })
  expect(recovery.after('lost', 'webgpu', minute - 1)).toBe('rebuild')
  expect(recovery.plan.engine).toBe('cpu')
  expect(recovery.sentence).toMatch(/lost repeatedly.*processor/)
})

test('losses further apart are all made good', () => {
  const recovery = new Recovery('auto')
  for (let i = 0; i < 20; i++) expect(recovery.after('lost', 'webgpu', i * 31_000)).toBe('rebuild')
  expect(recovery.plan.engine).toBe('auto')
})

test('the processor has three tries too, and then there is no picture', () => {
  const recovery = new Recovery('cpu')
  const remedies = [0, 1, 2].map((time) => recovery.after('lost', 'cpu', time))
  expect(remedies).toEqual(['rebuild', 'rebuild', 'give up'])
})

test('want of memory makes the picture coarser, and then leaves it to the processor', () => {
  const recovery = new Recovery('auto')
  expect(recovery.after('memory', 'webgpu', 0)).toBe('rebuild')
  expect(recovery.plan).toEqual({ engine: 'auto', coarse: true })
  expect(recovery.sentence).toMatch(/coarser/)
  expect(recovery.after('memory', 'webgpu', 1)).toBe('rebuild')
  expect(recovery.plan).toEqual({ engine: 'cpu', coarse: true })
  expect(recovery.sentence).toMatch(/memory is full.*processor/)
})

test.each<Mishap>(['validation', 'internal'])('what the driver refuses (%s) the processor does', (mishap) => {
  const recovery = new Recovery('auto')
  expect(recovery.after(mishap, 'webgpu', 0)).toBe('rebuild')
  expect(recovery.plan.engine).toBe('cpu')
  expect(recovery.after(mishap, 'cpu', 1)).toBe('keep')
  expect(recovery.sentence).toMatch(/refused a part/)
})
