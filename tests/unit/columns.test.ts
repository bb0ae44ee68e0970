import { describe, expect, test } from 'vitest'
import { isColumnName } from '$lib/data/columnNames'
import { count, readTable } from '$lib/data/columns'
import { freeName, nameColumns, nameProblem } from '$lib/data/nameColumns'
import { readField } from '$lib'
import { seeded } from '../support/numeric'

/** A table's columns by the names they get, and everything said about it. */
function load(text: string) {
  const table = readTable(text)
  if ('problem' in table) throw new Error(table.problem)
  const { columns, notes } = nameColumns(table.columns, isColumnName)
  const plain = Object.fromEntries([...columns].map(([name, values]) => [name, [...values]]))
  return { columns: plain, notes: [...table.notes, ...notes] }
}

const XY = { X: [1, 2, 3], Y: [2.5, 4, -6.1] }

test('rows that lack a value stay where they are asked for', () => {
  const table = readTable('a,b,c\n1,,3\n2,5,NA\n3,6,7', { incomplete: true })
  if ('problem' in table) throw new Error(table.problem)
  expect(table.columns.map(({ values }) => [...values])).toEqual([
    [1, 2, 3],
    [NaN, 5, 6],
    [3, NaN, 7]
  ])
  expect(table.notes).toEqual([])
})

describe('tables that people have', () => {
  const cases: [what: string, text: string, columns?: Record<string, number[]>][] = [
    ['commas', 'X,Y\n1,2.5\n2,4\n3,-6.1\n'],
    ['no names', '1,2.5\n2,4\n3,-6.1'],
    ['commas and spaces', 'X, Y\n1, 2.5\n2, 4\n3, -6.1'],
    ['tabs', 'X\tY\n1\t2.5\n2\t4\n3\t-6.1\n'],
    ['semicolons', 'X;Y\n1;2.5\n2;4\n3;-6.1\n'],
    ['decimal commas', 'X;Y\n1;2,5\n2;4\n3;-6,1\n'],
    ['decimal commas and tabs', 'X\tY\n1\t2,5\n2\t4\n3\t-6,1'],
    ['decimal commas and spaces', '1 2,5\n2 4\n3 -6,1'],
    ['spaces', '  1   2.5\n  2   4\n  3  -6.1\n'],
    ['names and spaces', 'X Y\n1 2.5\n2 4\n3 -6.1'],
    ['lines of Windows', 'X,Y\r\n1,2.5\r\n2,4\r\n3,-6.1\r\n'],
    ['lines of old Macs', 'X,Y\r1,2.5\r2,4\r3,-6.1\r'],
    ['a byte order mark', '\uFEFFX,Y\n1,2.5\n2,4\n3,-6.1'],
    ['a spreadsheet that names its separator', 'sep=;\r\nX;Y\r\n1;2,5\r\n2;4\r\n3;-6,1'],
    ['quotes', '"X","Y"\n"1","2.5"\n"2","4"\n"3","-6.1"'],
    ['empty lines', '\n\nX,Y\n\n1,2.5\n2,4\n\n3,-6.1\n\n'],
    ['a separator at the end', 'X,Y,\n1,2.5,\n2,4,\n3,-6.1,\n'],
    ['powers of ten and true minus signs', 'X,Y\n1e0,25E-1\n+2,4.\n3,−6.1'],
    ['names in small letters', 'x,y\n1,2.5\n2,4\n3,-6.1'],
    ['thousands and points', 'a\tb\n"1,234.5"\t1\n7.25\t2', { a: [1234.5, 7.25], b: [1, 2] }],
    ['thousands and decimal commas', 'a;b\n1.234,5;1\n7,25;2', { a: [1234.5, 7.25], b: [1, 2] }],
    ['one column', 'height\n1.5\n2\n', { height: [1.5, 2] }],
    ['one column without a name', '1.5\n2\n', { X: [1.5, 2] }],
    ['one row', '3, 4', { X: [3], Y: [4] }],
    ['a quote within quotes', '"a ""b"" c",d\n1,2\n3,4', { a_b_c: [1, 3], d: [2, 4] }],
    ['a name of two lines', '"height\nof all",d\n1,2\n3,4', { height_of_all: [1, 3], d: [2, 4] }],
    ['a lone quote', 'a,b"\n1,2\n3,4', { a: [1, 3], b: [2, 4] }],
    ['R, which names its rows', '"a","b"\n"1",5,6\n"2",7,8', { X: [1, 2], a: [5, 7], b: [6, 8] }],
    ['a year as a name', 'city,2019,now\nBonn,1,2\nTrier,3,4', { c2019: [1, 3], now: [2, 4] }],
    ['names in other letters', 'Größe,λ\n1,2\n3,4', { Größe: [1, 3], λ: [2, 4] }]
  ]
  test.each(cases)('%s', (_, text, columns = XY) => {
    expect(load(text).columns).toEqual(columns)
  })
})

describe('what is left out is said', () => {
  const cases: [text: string, columns: Record<string, number[]>, ...sentences: (string | RegExp)[]][] = [
    ['name,a\nAnna,1\nBen,2', { a: [1, 2] }, '“name” was left out: its cells are not numbers, as “Anna” in row 2.'],
    ['a,b\n1,\n2,5\n3,NA\n4,7\n6,n/a\n7,1\n8,2', { a: [2, 4, 7, 8], b: [5, 7, 1, 2] }, '3 of 7 rows were left out: a value is missing.'],
    ['a,b\n1,2\n2,tall\n3,4', { a: [1, 3], b: [2, 4] }, '“b”: “tall” in row 3 is not a number.', '1 of 3 rows were left out: a value is missing.'],
    ['a,b\n1,2\n2\n3,4', { a: [1, 3], b: [2, 4] }, '1 of 3 rows were left out: a value is missing.'],
    ['a,b\n1,2\n3,4,5\n', { a: [1, 3], b: [2, 4] }, 'One row has more cells than there are columns; those were left out.'],
    ['a,b,c\n1,,2\n3,,4', { a: [1, 3], c: [2, 4] }, '“b” was left out: it is empty.'],
    ['a,b,c\n1,,2\n3,,4\n5,6,7', { a: [1, 3, 5], c: [2, 4, 7] }, '“b” was left out: most of its cells are empty.'],
    ['sum,e,pi\n1,2,3', { sum_data: [1], E: [2], pi_data: [3] }, '“sum” is called sum_data here.', '“e” is called E here.', '“pi” is called pi_data here.'],
    ['height (cm),height [cm]\n1,2', { height_cm: [1], height_cm_data: [2] }, '“height (cm)” is called height_cm here.', /height_cm_data/],
    ['a\tb\n1,234\t1\n5,678\t2', { a: [1.234, 5.678], b: [1, 2] }, '“1,234” was read as 1.234, with a decimal comma.'],
    ['a,b\n1,1e999\n2,3\n4,5', { a: [2, 4], b: [3, 5] }, '“b”: “1e999” in row 2 is not a number.', /^1 of 3 rows/]
  ] // prettier-ignore
  test.each(cases)('%j', (text, columns, ...sentences) => {
    const found = load(text)
    expect(found.columns).toEqual(columns)
    expect(found.notes).toHaveLength(sentences.length)
    sentences.forEach((sentence, i) => expect(found.notes[i]).toMatch(sentence))
  })

  test('many unreadable cells are counted', () => {
    const { notes } = load('a\n' + '1\n'.repeat(20) + 'x1\n'.repeat(9))
    expect(notes[0]).toBe('“a”: “x1” in row 22, “x1” in row 23, “x1” in row 24 and 6 more are not numbers.')
  })
})

describe('what is no table of numbers', () => {
  test.each([
    ['', /nothing/],
    [' \n\t\n', /nothing/],
    ['hello', /no column of numbers/],
    ['a,b\n', /no column of numbers/],
    ['name,town\nAnna,Bonn', /no column of numbers/],
    ['a,b\n1,\n,2', /No row/],
    ['PK\u0003\u0004', /CSV/],
    ['\0\u0001', /CSV/]
  ])('%j', (text, sentence) => {
    const table = readTable(text)
    expect('problem' in table && table.problem).toMatch(sentence)
  })
})

test('a table that is too long or too wide is cut, and it says so', { timeout: 60_000 }, () => {
  const rows = 1_000_100
  const text = Array.from({ length: rows }, (_, i) => `${i},${i / 2}`).join('\n')
  const { columns, notes } = load(text)
  expect(columns.X).toHaveLength(1_000_000)
  expect(columns.Y[999_999]).toBe(999_999 / 2)
  expect(notes).toEqual(['Only the first 1,000,000 rows were read: at most 2,000,000 numbers fit.'])
  const wide = load(Array.from({ length: 70 }, (_, i) => i).join() + '\n')
  expect(Object.keys(wide.columns)).toHaveLength(60)
  expect(wide.notes).toEqual(['The table has 70 columns; the first 60 were read.'])
})

describe('names', () => {
  const readable =
    'X Y T d E z i height height_cm Größe x1 x_1 b0 constructor lambda alpha theta np return S11 e5 数'
  test.each(readable.split(' '))('%s', (name) => {
    expect(isColumnName(name)).toBe(true)
    const reading = readField(`f(b0, b1) = sum(2*${name} + b1 ${name})`, { columns: { [name]: [1, 2] } })
    // A formula's own variables win.
    expect('field' in reading && reading.field.value([0, 1])).toBe(name === 'b0' ? 0 : 9)
  })

  test.each(
    'x y e pi Pi sum Sum max if and or not mod otherwise gamma inf log2 __proto__ a² 2a a-b'.split(' ')
  )('not %s', (name) => {
    expect(isColumnName(name)).toBe(false)
    expect(nameProblem(name, new Map(), isColumnName)).toMatch(/\.$/)
  })

  test('a name is free or becomes so', () => {
    const columns = new Map([['a', new Float64Array(1)]])
    expect(nameProblem('a', columns, isColumnName)).toMatch(/already/)
    expect(freeName('a', columns, isColumnName)).toBe('A')
    expect(freeName('$$$', columns, isColumnName)).toBe('c')
    expect(isColumnName(freeName('x'.repeat(400), columns, isColumnName))).toBe(true)
    expect(isColumnName(freeName('𝒳'.repeat(40), columns, isColumnName))).toBe(true)
  })
})

test('counts are set in groups', () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1,000', '1,234,567'])
})

test('whatever is pasted, nothing throws, and what is read are full columns of finite numbers', { timeout: 30_000 }, () => {
  const random = seeded('tables')
  const signs = ['1', '2.5', '-3', '1,5', '1.234,5', ',', ';', '\t', ' ', '\n', '\r\n', '"', '""', 'a', 'x', 'é', '\uFEFF', '.', '-', 'NA', 'sep=;\n', '1e999', '\uD800', 'PK', '−', '__proto__', 'sum']
  for (let i = 0; i < 4000; i++) {
    const text = Array.from({ length: Math.floor(random() * 40) }, () => signs[Math.floor(random() * signs.length)]).join('')
    const table = readTable(text)
    if ('problem' in table) {
      expect(table.problem, text).toMatch(/\.$/)
      continue
    }
    const { columns } = nameColumns(table.columns, isColumnName)
    expect(columns.size, text).toBe(table.columns.length)
    const lengths = new Set([...columns.values()].map((values) => values.length))
    expect(lengths.size, text).toBe(1)
    for (const [name, values] of columns) {
      expect(isColumnName(name), text).toBe(true)
      expect(values.every(Number.isFinite), text).toBe(true)
    }
  }
}) // prettier-ignore
