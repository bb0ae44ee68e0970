import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLink, encodeSealed } from '$lib/figure/link/link'
import { freshState, type PlotState } from '$lib/figure/plotState'
import { repairEscapes } from '$lib/figure/link/text'
import { presets, presetState } from '$lib/figure/presets'
import { formula } from '../support/formulas'

/** A second or two, and on a machine with other work to do much more. */
const patience = 30_000

const decode = (text: string) => decodeLink(text)
const sourceOf = (text: string) => decode(text).state.source

const golden = [
  'f=x^2+3xy+2y^2&x=-3..3&y=-3..3&at=2,3&dir=30&par=a:1.5,b:2&show=surface,map,arrows&cam=45,30&v=1',
  'f=mean((x+y*X-Y)^2)&data=X:1,2,3.5;Y:2,-4,6.1e-7',
  'f=x%20mod%203%20+%20%CF%80%20y&x=-5..5',
  'f=x%253&at=1,1',
  'f=%7Bx%3C0:%20-x,%20x%7D&dir=-45',
  'f=%5Cbegin%7Bcases%7D%20x%20%26%20x%3E0%20%5C%5C%200%20%26%20%5Ctext%7Botherwise%7D%20%5Cend%7Bcases%7D&x=-1..1'
]

const eachValue = (change: (value: string) => string) => (link: string) =>
  link
    .split('&')
    .map((pair) => pair.replace(/=(.*)/s, (_, value: string) => `=${change(value)}`))
    .join('&')

/** Python's quote leaves letters, digits and `_.-~` alone; some programs write hexadecimal digits small. */
const quote = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const small = (text: string) => text.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase())
const quotedPrintable = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) =>
      byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)
    )
    .join('')
/** Short lines, broken as mail does it, never within one of its escapes. Where the end was lost, a digit behind it is too. */
const broken = (end: string) => (text: string) =>
  quotedPrintable(text).replace(
    end ? /(?:=[\dA-F]{2}|[^=]){28}(?=.)/g : /(?:=[\dA-F]{2}|[^=]){28}(?=[^\dA-F=])/g,
    (line) => `${line}=${end}`
  )

/** What befalls links under way. */
const manglings: Record<string, (link: string) => string> = {
  'values escaped again': eachValue(encodeURIComponent),
  'values escaped again, with brackets': eachValue(quote),
  'escaped again as an address': encodeURI,
  'escaped again in small digits': (link) => small(encodeURI(link)),
  'escaped twice more': (link) => encodeURI(encodeURI(link)),
  'escaped three times more': (link) => encodeURI(encodeURI(encodeURI(link))),
  'escaped as a whole': encodeURIComponent,
  'escaped as a whole, twice': (link) => quote(quote(link)),
  'from a page': (link) => link.replaceAll('&', '&amp;'),
  'from a page of a page': (link) => link.replaceAll('&', '&amp;amp;'),
  'from a page, by number': (link) => link.replaceAll('&', '&#38;'),
  'from a page, by hexadecimal number': (link) => link.replaceAll('&', '&#x26;'),
  'from a script': (link) => link.replaceAll('&', '\\u0026'),
  'from a mail': quotedPrintable,
  'from a mail, in lines': broken('\r\n'),
  'from a mail, in lines whose ends were lost': broken(''),
  'in the old way of scripts': eachValue((value) => escape(decodeURIComponent(value))),
  'escaped pair by pair': (link) => link.split('&').map(encodeURIComponent).join('&'),
  'with a full stop behind it': (link) => `${link}.`,
  'within brackets, with a comma behind them': (link) => `${link}),`
} // prettier-ignore

const names = Object.keys(manglings)
const whole = (link: string) => encodeSealed(decode(link).state)

const links = [...golden, ...presets.map((preset) => encodeSealed(presetState(preset)))]

test.each(names)('a link reads the same %s', (name) => {
  for (const link of links.map(whole)) expect(decode(manglings[name](link)), link).toEqual(decode(link))
})

test('a link reads the same after two of them', { timeout: patience }, () => {
  for (const link of links.map(whole))
    for (const first of names.filter((name) => !/behind|lost/.test(name)))
      for (const second of names.filter((name) => /^(?:escaped|from a (?:page|script))/.test(name))) {
        const mangled = manglings[second](manglings[first](link))
        expect(decode(mangled).state, `${first}, ${second}: ${mangled}`).toEqual(decode(link).state)
      }
})

const states = fc.record({
  source: formula,
  at: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.double({ min: -3, max: 3, noNaN: true }))
})

test('random links read the same whatever befell them', { timeout: patience }, () => {
  fc.assert(
    fc.property(states, fc.constantFrom(...names), ({ source, at }, name) => {
      const state: PlotState = { ...freshState(), source, point: at }
      const link = encodeSealed(state)
      if (link.length > 1500) return
      expect(decode(manglings[name](link)).state, link).toEqual(decode(link).state)
    }),
    { seed: 10, numRuns: 1500 }
  )
})

test.each([
  ['f=x%255E2%252By%255E2', 'x^2+y^2'],
  ['f=x%25255E2%25252By%25255E2', 'x^2+y^2'],
  ['f=x%B2+y%B2', 'x²+y²'],
  ['f=x%u00B2+y%u00B2', 'x²+y²'],
  ['f=%u03C0%20x', 'π x'],
  ['f%3Dx%5E2%26x%3D-2..2', 'x^2'],
  ['f=3Dx^2+y^2&x=3D-2..2', 'x^2+y^2'],
  ['f=3Dx^2+y=B2', 'x^2+y²'],
  ['f=x%2520+%2520y', 'x + y'],
  ['f=sin%2520x%2520cos%2520y', 'sin x cos y'],
  // Of a formula that cannot be read, the keys behind it tell.
  ['f=sum(X+x\\u0026x=-2..2', 'sum(X+x'],
  ['f=x+&amp;at=1,2', 'x+']
])('%s is %s', (text, source) => {
  expect(sourceOf(text)).toBe(source)
  expect(decode(text).notices).toEqual([])
  // The router gets what it can decode.
  expect(decodeURIComponent(repairEscapes(text))).toBeTruthy()
  expect(decode(repairEscapes(text))).toEqual(decode(text))
})

test.each([
  ['f=x%2', 'x%2'],
  ['f=5%x', '5%x'],
  ['f=x%25y', 'x%y'],
  ['f=x%253', 'x%3'],
  ['f=x%2510', 'x%10'],
  ['f=x^2%2530', 'x^2%30'],
  ['f=x^2%2550', 'x^2%50'],
  ['f=x%2525', 'x%25'],
  ['f=floor(x)%2520', 'floor(x)%20'],
  ['f=x%2520%20+%20y', 'x%20 + y'],
  ['f=x%ab', 'x%ab'],
  ['f=x%25ab', 'x%ab'],
  ['f=x%25B2&par=B2:3', 'x%B2'],
  ['f=x%252By&par=B:2', 'x%2By'],
  ['f=3Dx&par=D:2', '3Dx'],
  ['f=%5Cfrac%7Bx%7D%7B2%7D', '\\frac{x}{2}']
])('a remainder stays a remainder: %s', (text, source) => {
  expect(sourceOf(text)).toBe(source)
  expect(decode(repairEscapes(text)).state).toEqual(decode(text).state)
})

test('a link that may be meant either way says how it was read', () => {
  const { state, notices } = decode('f=x%2520y')
  expect(state.source).toBe('x y')
  expect(notices).toEqual(['“x%20y” in the link was read as “x y”. Write mod for a remainder.'])
  expect(decode('f=x%2520y&v=1').notices).toEqual([])
})

test.each([
  ['x%20', 'x mod 20'],
  ['x %20y', 'x mod 20y'],
  ['x%5E2', 'x mod 5E2'],
  ['x%u00B2', 'x mod u00B2'],
  ['x % 20', 'x % 20'],
  ['x%y', 'x%y'],
  ['5%x', '5%x']
])('a percent sign that looks like an escape is written as mod: %s as %s', (source, written) => {
  const link = encodeSealed({ ...freshState(), source })
  expect(sourceOf(link)).toBe(written)
  for (const name of names) expect(sourceOf(manglings[name](link)), name).toBe(written)
})

test('nothing that stands in a link throws or takes long', { timeout: patience }, () => {
  const signs = ['%', '25', '25', 'f=', '=3D', '&amp;', '%u', 'D83D', '%B2', '%3D', '\\u0026', 'x', '^', '5E', '=\n', '&', '&#', '38;', '%26', '..', '2'] // prettier-ignore
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      expect(() => decode(text)).not.toThrow()
      expect(() => decodeURIComponent(repairEscapes(text))).not.toThrow()
      expect(repairEscapes(repairEscapes(text))).toBe(repairEscapes(text))
    }),
    { seed: 3, numRuns: 2000 }
  )
  const start = performance.now()
  for (const text of ['%25'.repeat(2600), '%' + '25'.repeat(3900), '=3D'.repeat(2600), 'f=' + '('.repeat(7000), 'x=' + '.'.repeat(7900), 'f=x&x=' + '-1..2'.repeat(1500)]) decode(text) // prettier-ignore
  expect(performance.now() - start).toBeLessThan(patience / 2)
})
