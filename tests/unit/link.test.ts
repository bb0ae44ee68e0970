import { expect, test } from 'vitest'
import { decodeLink, encodeLink, encodeSealed, linkHoldsData } from '$lib/figure/link/link'
import { layerNames as layers } from '$lib/figure/layers'
import { longestLink, repairEscapes } from '$lib/figure/link/text'
import { freshState, stateOf, type PlotState } from '$lib/figure/plotState'

const decode = (text: string) => decodeLink(text)
const encode = (state: PlotState) => encodeLink(state)
const initial = freshState()

/** The example of the grammar: it has to open for good. */
const golden =
  'f=x^2+3xy+2y^2&x=-3..3&y=-3..3&at=2,3&dir=30&par=a:1.5,b:2&show=surface,map,arrows&cam=45,30&v=1'

test('the golden link says what it always said', () => {
  const { state, notices } = decode(golden)
  expect(notices).toEqual([])
  expect(state).toEqual({
    ...initial,
    source: 'x^2+3xy+2y^2',
    point: [2, 3],
    direction: 30,
    parameters: new Map([
      ['a', { value: 1.5, min: -5, max: 5 }],
      ['b', { value: 2, min: -5, max: 5 }]
    ]),
    layers: ['surface', 'map', 'arrows'],
    camera: { azimuth: 45, elevation: 30, zoom: 1 }
  })
})

test('the golden link is written as it was read, defaults left out', () => {
  const written = 'f=x^2+3xy+2y^2&at=2,3&dir=30&par=a:1.5,b:2&show=surface,map,arrows&cam=45,30'
  expect(encode(decode(golden).state)).toBe(written)
})

test('an empty link is the default, which is the formula alone', () => {
  expect(decode('')).toEqual({ state: initial, notices: [] })
  expect(encode(initial)).toBe('f=x^2%20+%203xy%20+%202y^2')
})

test('keys come in any order', () => {
  const shuffled = golden.split('&').reverse().join('&')
  expect(decode(shuffled).state).toEqual(decode(golden).state)
})

test('numbers are written as people write them', () => {
  const { state, notices } = decode('x=-pi..2pi&y=0..1/2&at=pi/4,1e-3&dir=−45')
  expect(notices).toEqual([])
  expect(state.domain).toEqual({ x: [-Math.PI, 2 * Math.PI], y: [0, 0.5] })
  expect(state.point).toEqual([Math.PI / 4, 1e-3])
  expect(state.direction).toBe(-45)
})

test.each([
  ['-2..2', -2, 2],
  ['-2...2', -2, 2],
  ['-2....2', -2, 2],
  ['-2…2', -2, 2],
  ['-2..2.', -2, 2],
  ['-2..2,', -2, 2],
  ['−2..2', -2, 2],
  ['–2..2', -2, 2],
  ['[-2,2]', -2, 2],
  ['[-2, 2].', -2, 2],
  ['(−2; 2)', -2, 2],
  [']-2;2[', -2, 2],
  ['[-2..2]', -2, 2],
  ['-2:2', -2, 2],
  ['-2 to 2', -2, 2],
  ['-2,2', -2, 2],
  ['-.5..5', -0.5, 5],
  ['-.5...5', -0.5, 0.5],
  ['-2.5...2.5', -2.5, 2.5],
  ['-1/2...pi/2', -0.5, Math.PI / 2],
  ['(1+1)..(2+2)', 2, 4]
])('x=%s is a range', (text, low, high) => {
  const { state, notices } = decode(`x=${text}&f=x`)
  expect(notices).toEqual([])
  expect(state.domain.x).toEqual([low, high])
})

test('a slider has such ranges too', () => {
  const parameters = new Map([['a', { value: 1, min: 0, max: 10 }]])
  for (const range of ['0..10', '0...10', '0:10', '0 to 10'])
    expect(decode(`par=a:1:${range}`)).toEqual({ state: { ...initial, parameters }, notices: [] })
})

test.each(['2...-2', '-2:0:2', '[-2,0,2]', '-2', '..', '[]', '1–3', '-2 too 2', '-2..', '[-2,2'])(
  'x=%s is none, and a notice says so',
  (text) => {
    const { state, notices } = decode(`x=${text}&f=x`)
    expect(notices).toEqual([`“x=${text}” in the link was ignored.`])
    expect(state.domain.x).toEqual([-3, 3])
  }
)

test('a link as it travels has no sign that ends it early', () => {
  for (const [source, sealed] of [
    ['x^2', 'f=x%5E2&v=1'],
    ['(x+y)', 'f=(x+y)&v=1'],
    ['x!', 'f=x!&v=1'],
    ['|x|', 'f=%7Cx%7C&v=1']
  ]) {
    const state = { ...initial, source }
    expect(encodeSealed(state)).toBe(sealed)
    expect(decode(sealed)).toEqual({ state, notices: [] })
  }
  const long = { ...initial, source: 'x^2+'.repeat(1990) + 'x' }
  expect(decode(encodeSealed(long)).state).toEqual(long)
})

for (const [text, part] of [
  ['colour=red', 'colour'],
  ['x=3..-3', 'x=3..-3'],
  ['x=1', 'x=1'],
  ['x=a..2', 'x=a..2'],
  ['at=1', 'at=1'],
  ['at=1,2,3', 'at=1,2,3'],
  ['dir=north', 'dir=north'],
  ['par=a:', 'a:'],
  ['par=a:1:5..1', 'a:1:5..1'],
  ['show=surface,sky', 'sky'],
  ['cam=45', 'cam=45'],
  ['cam=45,30,-1', 'cam=45,30,-1'],
  ['v=99', 'v=99'],
  ['constructor=1', 'constructor'],
  ['nothing', 'nothing']
])
  test(`what cannot be read is ignored with a notice: ${text}`, () => {
    const { state, notices } = decode(`f=x&${text}&z=1..2`)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain(part)
    expect(state.source).toBe('x')
  })

test('escapes that are not well formed stay as they stand', () => {
  expect(decode('f=100%+x%zz%C3').state.source).toBe('100%+x%zz%C3')
})

test('a link beyond the limit is refused with a notice', () => {
  const { state, notices } = decode('f=' + 'x+'.repeat(longestLink / 2))
  expect(notices).toHaveLength(1)
  expect(state).toEqual(initial)
})

/** A small generator with a seed: the same states every time. */
function* random(seed: number): Generator<number, never> {
  for (;;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    yield seed / 2 ** 32
  }
}

function randomState(next: () => number): PlotState {
  const signs = [
    'x',
    'y',
    ' ',
    '+',
    '%',
    '&',
    '#',
    '=',
    '?',
    '|',
    '"',
    '<',
    '\\',
    '²',
    'π',
    '−',
    '🙂',
    '%2',
    '\n',
    "'"
  ]
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]
  const number = () => pick([0, 1, -2.5, 1e-9, 1e21, 1 / 3, (next() - 0.5) * 10 ** Math.floor(next() * 12)])
  const range = (): [number, number] => {
    const low = number()
    return [low, low + Math.max(1, Math.abs(low)) * (next() + 0.1)]
  }
  const parameter = () => {
    const [min, max] = range()
    return pick([
      { value: 2, min: -5, max: 5 },
      { value: min, min, max }
    ])
  }
  const rows = (number: () => number) => Float64Array.from({ length: 3 }, number)
  return stateOf({
    source: Array.from({ length: Math.floor(next() * 30) }, () => pick(signs)).join(''),
    domain: { x: range(), y: range() },
    z: pick([null, range()]),
    point: [number(), number()],
    direction: number(),
    parameters: new Map(['a', 'b2', 'α'].slice(Math.floor(next() * 4)).map((name) => [name, parameter()])),
    columns: new Map(['X', 'y2', 'Größe'].slice(Math.floor(next() * 4)).map((name) => [name, rows(number)])),
    layers: layers.filter(() => next() < 0.7),
    camera: pick([null, { azimuth: number(), elevation: number(), zoom: pick([1, 2.5]) }])
  })
}

test('every state comes back from its link, and the link holds only what an address may', () => {
  const numbers = random(7)
  const next = () => numbers.next().value
  for (let i = 0; i < 500; i++) {
    const state = randomState(next)
    const link = encode(state)
    expect(decode(link), link).toEqual({ state, notices: [] })
    expect(new URL('https://example.org/#' + link).hash.slice(1)).toBe(link)
  }
})

/** The data of a link as plain numbers. */
const dataOf = ({ columns }: PlotState) =>
  Object.fromEntries([...columns].map(([name, values]) => [name, [...values]]))

test('a link holds small data, written as people would', () => {
  const link = 'f=mean((x+y*X-Y)^2)&data=X:1,2,3.5;Y:2,-4,6.1e-7'
  const { state, notices } = decode(link)
  expect(notices).toEqual([])
  expect(dataOf(state)).toEqual({ X: [1, 2, 3.5], Y: [2, -4, 6.1e-7] })
  expect(encode(state)).toBe(link)
  expect(linkHoldsData(state)).toBe(true)
  expect(dataOf(decode('data= X : 1 , −2 ;;Größe:+.5,2.;').state)).toEqual({ X: [1, -2], Größe: [0.5, 2] })
})

for (const [text, part, left] of [
  ['X', 'X', {}],
  ['X:', 'X', {}],
  ['X:1,,2', 'X', {}],
  ['X:1,two', 'X', {}],
  ['X:0x10', 'X', {}],
  ['X:1e999', 'X', {}],
  [':1,2', '“”', {}],
  ['x:1,2;Y:3', 'x', { Y: [3] }],
  ['sin:1,2', 'sin', {}],
  ['__proto__:1,2', '__proto__', {}],
  ['a-b:1,2', 'a-b', {}],
  ['X:1,2;Y:1,2,3', 'Y', { X: [1, 2] }],
  ['X:1,2;X:3,4', 'X', { X: [1, 2] }]
] as const)
  test(`data that cannot be read is ignored with a notice: ${text}`, () => {
    const { state, notices } = decode(`f=x&data=${text}`)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain(part)
    expect(dataOf(state)).toEqual(left)
  })

test('data that is too long is left out of the link, and the link says so', () => {
  const column = (rows: number) => new Map([['X', Float64Array.from({ length: rows }, (_, i) => i)]])
  const fits = { ...initial, columns: column(1500) }
  expect(linkHoldsData(fits)).toBe(true)
  expect(encode(fits).length).toBeLessThanOrEqual(longestLink)
  for (const rows of [1900, 3000, 1_000_000]) {
    const state = { ...initial, columns: column(rows) }
    expect(linkHoldsData(state)).toBe(false)
    expect(encode(state)).toBe(encode(initial))
  }
})

test('whatever stands in the data of a link, nothing throws', () => {
  const numbers = random(11)
  const signs = ['X', 'Y', 'sum', 'x', ':', ':', ';', ';', ',', ',', '1', '-2.5', '1e9', '−', '%', '%2C', ' ', 'é', '..', '=']
  for (let i = 0; i < 2000; i++) {
    const text = Array.from({ length: 30 }, () => signs[Math.floor(numbers.next().value * signs.length)]).join('')
    const { state, notices } = decode('data=' + text)
    expect(new Set([...state.columns.values()].map((values) => values.length)).size, text).toBeLessThan(2)
    expect(decode(encode(state)), text).toEqual({ state, notices: [] })
    for (const notice of notices) expect(notice).toMatch(/ignored/)
  }
}) // prettier-ignore

test.each([
  ['f=x^2+y', 'f=x^2+y'],
  ['f=x%20y&at=1,2', 'f=x%20y&at=1,2'],
  ['f=50%', 'f=50%25'],
  ['f=x&%zz=%e2%28', 'f=x&%25zz=%25e2%2528'],
  ['f=%CF%80%2', 'f=%CF%80%252'],
  ['%%%', '%25%25%25']
])('the fragment %s is repaired to %s, decodes and says the same', (text, repaired) => {
  expect(repairEscapes(text)).toBe(repaired)
  expect(repairEscapes(repaired)).toBe(repaired)
  expect(decodeURIComponent(repaired)).toBeTruthy()
  expect(decode(repaired)).toEqual(decode(text))
})
