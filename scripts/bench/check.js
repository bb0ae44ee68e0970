// @ts-check
/**
 * A figure that the site promises something about: at least, or at most, so much.
 * @typedef {{ what: string, value: number, limit: number, bound: '≥' | '≤', unit: '×' | 'kB' | 'ms' | 'ulp' | 'problems', pass: boolean }} Check
 * @typedef {{ title: string, columns: string[], rows: { name: string, cells: (string | Check)[] }[] }} Section
 */

/** @param {string} what @param {number} value @param {number} limit @param {Check['unit']} unit @returns {Check} */
export const atLeast = (what, value, limit, unit = '×') => ({
  what,
  value,
  limit,
  bound: '≥',
  unit,
  pass: value >= limit
})

/** @param {string} what @param {number} value @param {number} limit @param {Check['unit']} unit @returns {Check} */
export const atMost = (what, value, limit, unit) => ({
  what,
  value,
  limit,
  bound: '≤',
  unit,
  pass: value <= limit
})
