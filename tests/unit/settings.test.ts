import { expect, test } from 'vitest'
import { choiceKey, numberKey, pairKey, settings, textKey } from '$lib/figure/facets/setting'

const facet = settings({
  size: numberKey(0.1, [0, 1]),
  side: choiceKey(['left', 'right'], 'left'),
  near: pairKey(),
  route: textKey()
})
const initial = facet.initial({})

test('each setting has its key, and a link leaves out what is as it begins', () => {
  expect(initial).toEqual({ size: 0.1, side: 'left', near: null, route: '' })
  expect(Object.keys(facet.keys)).toEqual(['size', 'side', 'near', 'route'])
  for (const key of Object.values(facet.keys)) expect(key.write(initial, initial)).toBeNull()
})

test.each([
  ['size', '0.25', { ...initial, size: 0.25 }],
  ['side', 'right', { ...initial, side: 'right' as const }],
  ['near', '1,-0.5', { ...initial, near: [1, -0.5] as const }],
  ['route', 'y=x^2', { ...initial, route: 'y=x^2' }]
])('%s=%s reads and writes', (name, text, value) => {
  expect(facet.keys[name].read(text, initial, [])).toEqual(value)
  expect(facet.keys[name].write(value, initial)).toBe(text)
})

test.each([
  ['size', '2'],
  ['size', 'two'],
  ['side', 'up'],
  ['side', 'constructor'],
  ['near', '1']
])('%s=%s is refused', (name, text) => {
  expect(facet.keys[name].read(text, initial, [])).toBeNull()
})
