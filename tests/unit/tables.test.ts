import { describe, expect, test } from 'vitest'
import { isColumnName } from '$lib/data/columnNames'
import { readTable, type Chosen, type Table } from '$lib/data/columns'
import { nameColumns } from '$lib/data/nameColumns'
import { samples } from '../support/tables'
import { seeded } from '../support/numeric'

function read(text: string, chosen: Chosen = {}): Table {
  const table = readTable(text, chosen)
  if ('problem' in table) throw new Error(table.problem)
  return table
}

/** A table's columns by the names they get. */
function columnsOf({ columns }: Table): Record<string, number[]> {
  const named = nameColumns(columns, isColumnName).columns
  return Object.fromEntries([...named].map(([name, values]) => [name, [...values]]))
}

/** What a table was taken for, by the words of the choices. */
const takenFor = ({ choices }: Table): Record<string, string> =>
  Object.fromEntries(choices.map(({ name, options }) => [name, options[0].label]))

describe('tables as they are found', () => {
  test.each(samples)('$what', ({ text, columns, taken = {}, says = [] }) => {
    const table = read(text)
    expect(columnsOf(table)).toEqual(columns)
    expect(takenFor(table)).toMatchObject(taken)
    for (const sentence of says) expect(table.notes.join('\n')).toMatch(sentence)
  })

  test.each(samples)(
    '$what: by lines of Windows, and with what it was taken for chosen',
    ({ text, columns }) => {
      expect(columnsOf(read(text.replaceAll('\n', '\r\n')))).toEqual(columns)
      for (const { options } of read(text).choices)
        expect(columnsOf(read(text, options[0].chosen)), options[0].label).toEqual(columns)
    }
  )
})

describe('every choice does what it says', () => {
  /** Chooses by the words on the page, one after the other. */
  function choose(text: string, ...wishes: [name: string, label: string | RegExp][]): Table {
    let table = read(text)
    for (const [name, label] of wishes) {
      const { options } = table.choices.find((choice) => choice.name === name)!
      const option = options.find((option) => option.label.match(label))
      if (!option) throw new Error(`${name} offers ${options.map(({ label }) => label).join(', ')}`)
      table = read(text, option.chosen)
      expect(takenFor(table)[name]).toMatch(label)
    }
    return table
  }

  const cases: [text: string, wishes: [string, string | RegExp][], columns: Record<string, number[]>][] = [
    ['a;b\n1.000;3\n2.500;5', [['decimal', 'comma']], { a: [1000, 2500], b: [3, 5] }],
    ['a;b\n1.000;3\n2.500;5', [['decimal', 'comma'], ['decimal', 'point']], { a: [1, 2.5], b: [3, 5] }],
    ['2019,2020\n1,2\n3,4', [['header', /^line 1/]], { c2019: [1, 3], c2020: [2, 4] }],
    ['a,b\n1,2\n3,4', [['header', 'none']], { X: [1, 3], Y: [2, 4] }],
    ['a,b\n1,2\n3,4\n5,6', [['header', /^line 2/]], { c1: [3, 5], c2: [4, 6] }],
    ['a,b\ns,m\n1,2\n3,4', [['header', /^line 2/]], { s: [1, 3], m: [2, 4] }],
    ['1,5\n2,7', [['separator', 'none'], ['decimal', 'comma']], { X: [1.5, 2.7] }],
    ['1,5\n2,7', [['separator', 'none'], ['separator', /^comma$/]], { X: [1, 2], Y: [5, 7] }],
    ['a,b\n1,5\n2,-999\n3,6', [['missing', 'empty cells']], { a: [1, 2, 3], b: [5, -999, 6] }],
    ['a,b\n1,5\n2,99\n3,6', [['missing', '99']], { a: [1, 3], b: [5, 6] }],
    ['a,b\n1,5\n2,0\n3,6', [['missing', '0']], { a: [1, 3], b: [5, 6] }],
    ["a;b\n1'000;1\n2;2\n3;3\n4;4", [['thousands', 'none']], { a: [2, 3, 4], b: [2, 3, 4] }]
  ] // prettier-ignore
  test.each(cases)('%j %j', (text, wishes, columns) => {
    expect(columnsOf(choose(text, ...wishes))).toEqual(columns)
  })

  test('a table is never without header, separator, decimal sign and missing value', () => {
    for (const { text } of samples) {
      const names = read(text).choices.map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining(['header', 'separator', 'decimal', 'missing']))
    }
    const { choices } = readTable('name;town\nAnna;Bonn') as { choices: Table['choices'] }
    expect(choices.map(({ name }) => name)).toEqual(['header', 'separator', 'decimal', 'missing'])
  })
})

describe('what nothing decides is said, with the other reading', () => {
  const cases: [text: string, sentence: string, instead: string, columns: number[], others: number[]][] = [
    ['1.000;3\n2.500;5', '“1.000” was read as 1, with a decimal point.', 'Read as 1000', [1, 2.5], [1000, 2500]],
    ['a\tb\n1,234\t1\n5,678\t2', '“1,234” was read as 1.234, with a decimal comma.', 'Read as 1234', [1.234, 5.678], [1234, 5678]],
    ['a;b\n1.000;3,5\n2.500;5,25', '“1.000” was read as 1000, with a point between thousands.', 'Read as 1', [1000, 2500], [1, 2.5]],
    ['a,b\n"1,234",3\n"12,345",4', '“1,234” was read as 1234, with a comma between thousands.', 'Read as 1.234', [1234, 12345], [1.234, 12.345]],
    ['-1.250 7\n3.000 8', '“-1.250” was read as -1.25, with a decimal point.', 'Read as -1250', [-1.25, 3], [-1250, 3000]],
    ['1,5\n2,75\n3,1', '“1,5” was read as two numbers, with a comma between cells.', 'Read as 1.5', [1, 2, 3], [1.5, 2.75, 3.1]]
  ] // prettier-ignore
  test.each(cases)('%j', (text, sentence, instead, columns, others) => {
    const table = read(text)
    expect([...table.columns[0].values]).toEqual(columns)
    expect(table.notes).toContain(sentence)
    const doubt = table.doubts.find((doubt) => doubt.sentence === sentence)!
    expect(doubt.instead).toBe(instead)
    const other = read(text, doubt.chosen)
    expect([...other.columns[0].values]).toEqual(others)
  })

  test('and can be taken back', () => {
    const text = 'a;b\n1.000;3.500\n2.500;5.250'
    const first = read(text)
    expect(first.doubts.map(({ sentence }) => sentence)).toEqual([
      '“a”: “1.000” was read as 1, with a decimal point.',
      '“b”: “3.500” was read as 3.5, with a decimal point.'
    ])
    const second = read(text, first.doubts[1].chosen)
    expect(columnsOf(second)).toEqual({ a: [1, 2.5], b: [3500, 5250] })
    expect(takenFor(second).decimal).toBe('by column')
    expect(columnsOf(read(text, second.doubts[1].chosen))).toEqual({ a: [1, 2.5], b: [3.5, 5.25] })
  })

  const sure = ['a\tb\n0.234\t1\n1.234\t2', 'a,b\n1.234,2\n3.456,5', 'a;b\n1,234;2,5\n3,456;4', 'a;b\n1.234,5;2\n1.000,0;3', '[[1.234, 2], [3.456, 4]]', 'x\n1234.567\n2.500'] // prettier-ignore
  test.each(sure)('%j leaves no doubt', (text) => {
    expect(read(text).doubts).toEqual([])
  })
})

test('one row among thousands decides how a column is written', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `${i % 900};${100 + (i % 900)}.${100 + i % 900}`)
  const values = (text: string) => [...read(text).columns[1].values.slice(0, 3)]
  expect(values(rows.join('\n'))).toEqual([100.1, 101.101, 102.102])
  expect(values([...rows, '1;1.234.567'].join('\n'))).toEqual([100100, 101101, 102102])
  expect(values([...rows, '1;0.5'].join('\n'))).toEqual([100.1, 101.101, 102.102])
  expect(values([...rows, '1;12,5'].join('\n'))).toEqual([100100, 101101, 102102])
}) // prettier-ignore

test('the longest column that fits is cut, whatever it is', { timeout: 60_000 }, () => {
  const { columns, notes } = read('1\n'.repeat(2_000_003))
  expect(columns[0].values).toHaveLength(2_000_000)
  expect(notes).toEqual(['Only the first 2,000,000 rows were read: at most 2,000,000 numbers fit.'])
})

test('numbers written by a locale read back, whatever the others look like', () => {
  const random = seeded('locales')
  const separators = { 'en-US': '\t', 'de-DE': ';', 'de-CH': ';', 'fr-FR': ';', 'en-IN': '\t', 'pt-PT': ';', 'sv-SE': '\t' }
  for (const [locale, separator] of Object.entries(separators)) {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
    for (let table = 0; table < 40; table++) {
      const scale = 10 ** (random() * 9 - 1)
      const values = Array.from({ length: 12 }, () => [0, 1].map(() => Number(((random() - 0.5) * scale).toFixed(4))))
      // One number has its sign for sure.
      values.push([0.25, 1234567.5])
      const text = ['a', 'b'].join(separator) + '\n' + values.map((row) => row.map((v) => format.format(v)).join(separator)).join('\n')
      const { columns } = read(text)
      expect(columns.map(({ values }) => [...values]), `${locale}\n${text}`).toEqual([0, 1].map((k) => values.map((row) => row[k])))
    }
  }
}) // prettier-ignore

test('texts that could take long do not', { timeout: 60_000 }, () => {
  const hostile = ['(', '[', '{', 'a=', ' ', '"', ',', '\\', '<', '<td', '<tr', '|', "'", '1 ', '.', '-', 'a b ', '\\begin{', '&\\\\', '{"a":', '1,', 'x = [', '#', '\u00a0', '(1', '1e', 'c(']
  for (const piece of hostile)
    for (const text of [piece.repeat(30_000), `x = [1, 2]\n${piece.repeat(30_000)}`, `a&b\\\\${piece.repeat(30_000)}`]) {
      const start = performance.now()
      const table = readTable(text)
      if ('problem' in table) expect(table.problem).toMatch(/\.$/)
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(3000)
    }
}) // prettier-ignore
