import { describe, expect, test } from 'vitest'
import { readField } from '$lib/index'
import {
  gradientOf,
  largestDifference,
  lossOf,
  readTable,
  type Table
} from '$lib/lessons/5-worth-knowing/meanSquare'
import { notebook, reference } from '$lib/lessons/5-worth-knowing/notebook'
import {
  doubleRule,
  formSource,
  isSymmetric,
  sumRule,
  type Matrix
} from '$lib/lessons/5-worth-knowing/matrix'
import { centralDifference, seeded } from '../support/numeric'

describe('the mean squared error', () => {
  test('the table is read as it stands', () => {
    expect(readTable('a,b,y\n1,2,3\r\n-4,0.5,1e-3\n')).toEqual({
      rows: [
        [1, 2],
        [-4, 0.5]
      ],
      y: [3, 0.001]
    })
    expect(notebook.rows).toHaveLength(100)
    expect(notebook.rows.every((row) => row.length === 5 && row.every(Number.isFinite))).toBe(true)
    expect(notebook.y.every(Number.isFinite)).toBe(true)
  })

  test('loss and gradient are those of PyTorch', () => {
    expect(Math.abs(lossOf(notebook, reference.w) - reference.loss)).toBeLessThan(1e-13)
    expect(largestDifference(gradientOf(notebook, reference.w), reference.gradient)).toBeLessThan(1e-13)
  })

  test('the gradient is that of the formula over columns, and of differences, elsewhere too', () => {
    const names = [1, 2, 3, 4, 5].map((j) => `w${j}`)
    const columns = Object.fromEntries([
      ...names.map((_, j) => [`X${j + 1}`, notebook.rows.map((row) => row[j])] as const),
      ['Y', notebook.y] as const
    ])
    const model = names.map((name, j) => `${name}*X${j + 1}`).join(' + ')
    const reading = readField(`mean((${model} - Y)^2)`, { variables: names, columns })
    if (!('field' in reading)) throw new Error(reading.problem.message)
    const random = seeded('weights')
    for (let k = 0; k < 10; k++) {
      const w = names.map(() => 4 * random() - 2)
      const gradient = gradientOf(notebook, w)
      const { value, gradient: byRules } = reading.field.jet(w)
      expect(Math.abs(lossOf(notebook, w) - value)).toBeLessThan(1e-12)
      expect(largestDifference(gradient, byRules)).toBeLessThan(1e-12)
      gradient.forEach((slope, j) =>
        expect(Math.abs(slope - centralDifference((at) => lossOf(notebook, at), w, j))).toBeLessThan(1e-6)
      )
    }
  })

  test('the exercise by hand', () => {
    const table: Table = {
      rows: [
        [1, 0],
        [1, 1],
        [1, 2]
      ],
      y: [1, 2, 2]
    }
    expect(largestDifference(gradientOf(table, [0, 1]), [-4 / 3, -2 / 3])).toBeLessThan(1e-15)
  })
})

describe('quadratic forms', () => {
  test('the gradient is (A + Aᵀ)x, and 2Ax for symmetric matrices alone', () => {
    const random = seeded('forms')
    const entry = () => Math.round(20 * random() - 10) / 2
    for (let k = 0; k < 60; k++) {
      const off = entry()
      const matrix: Matrix = [
        [entry(), off],
        [k % 2 === 0 ? off : entry(), entry()]
      ]
      const reading = readField(formSource(matrix), { variables: ['x', 'y'] })
      if (!('field' in reading)) throw new Error(reading.problem.message)
      const at = [1 + random(), 1 + random()] as const
      const { gradient } = reading.field.jet([...at])
      expect(largestDifference(sumRule(matrix, at), gradient)).toBeLessThan(1e-12)
      expect(largestDifference(doubleRule(matrix, at), gradient) < 1e-12).toBe(isSymmetric(matrix))
    }
  })
})
