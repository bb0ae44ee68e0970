import { expect, test } from 'vitest'
import { editableNumber, formatDegrees, formatNumber } from '$lib/figure/format'

for (const [value, text] of [
  [0, '0'],
  [-0, '0'],
  [40, '40'],
  [22.20360331117452, '22.2036'],
  [-1.5, '−1.5'],
  [0.1 + 0.2, '0.3'],
  [123456.7, '123457'],
  [999999.9, '1 × 10⁶'],
  [-1234567, '−1.23457 × 10⁶'],
  [0.00012345678, '0.000123457'],
  [1.2e-7, '1.2 × 10⁻⁷'],
  [6.02214076e23, '6.02214 × 10²³'],
  [NaN, 'undefined'],
  [Infinity, 'undefined']
] as const)
  test(`${value} reads ${text}`, () => expect(formatNumber(value)).toBe(text))

test('degrees have one decimal', () => expect(formatDegrees(-54.46)).toBe('−54.5°'))

test('what a field shows reads back in', () => expect(Number(editableNumber(-Math.PI))).toBe(-3.14159))
