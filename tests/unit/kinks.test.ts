import { describe, expect, test } from 'vitest'
import { decodeLink } from '$lib/figure/link/link'
import { Plot } from '$lib/state/plot.svelte'
import { rootAdvice } from '$lib/figure/sentences/realRoots'

function plotOf(source: string, at: string, more = ''): Plot {
  const plot = new Plot()
  plot.restore(decodeLink(`f=${encodeURIComponent(source)}&at=${at}${more}`).state)
  expect(plot.problem, source).toBeNull()
  return plot
}
const sentenceOf = (source: string, at: string) => plotOf(source, at).kink

const hole = (inner: string) => `{x=0: 0, ${inner}}`
const centre = (inner: string) => `{x=0 and y=0: 0, ${inner}}`

/** Each thing that the page can say of a point: where it is true, and where it would be false. */
describe('every sentence about a point is said where it is true, and only there', () => {
  test.each<[sentence: RegExp, here: [string, string][], notHere: [string, string][]]>([
    [/slopes −1 and 1 along x/,
      [['|x|', '0,1'], ['hypot(x,y)', '0,0'], ['{x<0: -x, x}', '0,1'], ['max(x,-x)', '0,0']],
      [['x|x|', '0,1'], ['|x|', '1,1'], ['{x=0: 0, |x|^1.5}', '0,1'], [hole('x sin(1/x)'), '0,1']]],
    [/a vertical tangent along x/,
      [['cbrt(x)', '0,1'], [hole('x ln|x|'), '0,1']],
      [['sqrt|x|', '0,1'], ['cbrt(x)^3', '0,1'], ['x^3', '0,1'], [hole('x^2 ln|x|'), '0,1']]],
    [/slopes −∞ and ∞ along x/,
      [['sqrt|x|', '0,1'], [hole('-1/ln|x|'), '0,1']],
      [['cbrt(x)', '0,1'], ['|x|', '0,1'], ['sqrt|x|^4', '0,1']]],
    [/: a jump along x/,
      [[hole('5 + x^2'), '0,1'], ['sign(x)', '0,1'], [hole('2sin(x)/x'), '0,1']],
      [[hole('x^2 sin(1/x)'), '0,1'], [hole('sin(1/x)'), '0,1'], [hole('1/x'), '0,1'], ['floor(x)', '1,1']]],
    [/a jump to the left and the slope 0 to the right along x/,
      [['floor(x)', '2,1'], ['{x<0: -1, x^2}', '0,1']],
      [['ceil(x)', '2,1'], ['floor(x)', '2.5,1'], ['sqrt(x)^3', '0,1']]],
    [/no values to the left and the slope 0 to the right along x/,
      [['x^1.5', '0,1'], ['sqrt(x)^3', '0,1'], ['{x>=0: x^2}', '0,1']],
      [['{x<0: -1, x^2}', '0,1'], ['sqrt(x)', '0,1'], ['|x|^1.5', '0,1']]],
    [/no values along x/,
      [['{x=0: 1}', '0,1'], ['{x=0: 1, sqrt(-x^2)}', '0,1']],
      [['{x=0: 1, y}', '0,1'], ['sqrt(x)', '0,1']]],
    [/values that grow beyond all bounds along x/,
      [[hole('1/x'), '0,1'], [hole('ln|x|'), '0,1'], [hole('1/x^2'), '0,1']],
      [[hole('e^(-1/x^2)'), '0,1'], [hole('atan(1/x)'), '0,1'], [hole('sin(1/x)'), '0,1']]],
    [/the slope 0 to the left and values that grow beyond all bounds to the right along x/,
      [[hole('e^(1/x)'), '0,1'], [hole('x e^(1/x)'), '0,1']],
      [[hole('e^(-1/x)'), '0,1'], [hole('e^(-1/x^2)'), '0,1']]],
    [/values that never settle along x/,
      [[hole('sin(1/x)'), '0,1'], [hole('cos(ln|x|)'), '0,1'], [centre('cos(1/(x^2+y^2))'), '0,0']],
      [[hole('x sin(1/x)'), '0,1'], [hole('sin(x)/x'), '0,1'], [hole('sin(pi floor(1/x))'), '0,1']]],
    [/slopes that never settle along x/,
      [[hole('x sin(1/x)'), '0,1'], [hole('sqrt|x| sin(1/x)'), '0,1'], [hole('x cos(ln|x|)'), '0,1']],
      [[hole('x^2 sin(1/x)'), '0,1'], [hole('x ln|x|'), '0,1'], [hole('x sin(1/x)/x'), '0,1']]],
    [/Autodiff would answer 0, which is a convention/,
      [['|x|', '0,1'], ['floor(x)', '1,1'], ['relu(x)', '0,1']],
      [['x|x|', '0,1'], ['|x|', '1,1'], ['max(x,-2x)+x', '0,1']]],
    [/The slope along x could not be decided/,
      [[hole('x^2 tan(1/x)'), '0,1'], [hole('x^2 gamma(1/x)'), '0,1']],
      [[hole('x^2 sin(1/x)'), '0,1'], [hole('x sin(1/x)'), '0,1'], ['|x|', '0,1']]],
    [/whether a plane touches the surface could not be decided/,
      [[centre('x^2 y^2/(x^2+y^4)'), '0,0'], ['max(x,y)+min(x,y)', '1,1']],
      [[centre('x^2 y/(x^2+y^2)'), '0,0'], [centre('x^3 y/(x^2+y^2)'), '0,0'], ['x^2', '0,0']]],
    [/no plane touches the surface, though the partial slopes exist\. It is continuous/,
      [[centre('x^2 y/(x^2+y^2)'), '0,0'], ['sqrt|x y|', '0,0'], ['cbrt(x^3+y^3)', '0,0']],
      [[centre('x y/(x^2+y^2)'), '0,0'], [centre('x^2 y/(x^4+y^2)'), '0,0'], [centre('x^3 y/(x^2+y^2)'), '0,0'], ['hypot(x,y)', '0,0']]],
    [/no plane touches the surface, though the partial slopes exist\. It is not even continuous/,
      [[centre('x y/(x^2+y^2)'), '0,0'], [centre('x^2 y/(x^4+y^2)'), '0,0'], [centre('x^3 y/(x^6+y^2)'), '0,0'], ['{x y=0: 0, 1}', '0,0']],
      [[centre('x^2 y/(x^2+y^2)'), '0,0'], ['sqrt|x y|', '0,0'], [centre('x^2 y^2/(x^2+y^4)'), '0,0']]],
    [/in some directions f has no values, though the partial slopes exist/,
      [['x^y', '0,2'], ['sqrt(x y)', '0,0'], ['{x y = 0: 0, sqrt(-1)}', '0,0']],
      [['sqrt|x y|', '0,0'], ['sqrt(x)', '0,0'], [centre('x^3 y/(x^2+y^2)'), '0,0']]]
  ])('%s', (sentence, here, notHere) => {
    for (const [source, at] of here) expect(sentenceOf(source, at), `${source} at ${at}`).toMatch(sentence)
    for (const [source, at] of notHere) expect(sentenceOf(source, at), `${source} at ${at}`).not.toMatch(sentence)
  })
}) // prettier-ignore

test('where a plane touches, nothing is said, and there are a gradient and an angle', () => {
  for (const [source, at] of [
    [hole('x^2 sin(1/x)') + ' + x', '0,1'],
    ['{x=0: 1, (e^x-1)/x}', '0,1'],
    [centre('(x^2+y^2) ln(x^2+y^2)') + ' + 2y', '0,0'],
    ['{x>0: x^2 sin(1/x), 0} - x', '0,1']
  ]) {
    const plot = plotOf(source, at)
    expect(plot.kink, source).toBe('')
    expect(plot.gradientNorm, source).toBeGreaterThan(0)
    expect(plot.angle, source).not.toBeNaN()
  }
})

test('partials without a plane are no gradient', () => {
  const plot = plotOf(centre('(x^3-y^3)/(x^2+y^2)'), '0,0', '&dir=45')
  expect(plot.jet.gradient).toEqual([1, -1])
  expect([plot.gradientNorm, plot.gradientDirection, plot.angle]).toEqual([NaN, NaN, NaN])
  expect(plot.slope).toBe(0)
})

test('the slope is that of the chosen direction alone', () => {
  for (const [direction, slope] of [
    [0, 1],
    [90, 1],
    [180, -1],
    [270, 1],
    [-90, 1],
    [45, Math.SQRT2]
  ])
    // prettier-ignore
    expect(plotOf('|x|+|y|', '1,0', `&dir=${direction}`).slope, String(direction)).toBeCloseTo(slope, 12)
  expect(plotOf('floor(x)', '1,0', '&dir=0').slope).toBe(0)
  expect(plotOf('floor(x)', '1,0', '&dir=180').slope).toBeNaN()
})

describe('a power of a negative number offers the real root', () => {
  test.each([
    ['(xy)^(1/3)', '-1,1', 'cbrt(xy)'],
    ['(x y)^{2/3} + 1', '-1,1', 'cbrt(xy)^2 + 1'],
    ['x(xy)^(1/3)y', '-1,1', 'x cbrt(xy) y'],
    ['2x^(3/5)', '-1,1', '2 nthRoot(x, 5)^3'],
    ['x^(-1/3)', '-8,1', 'cbrt(x)^(-1)'],
    ['a x^(1/3)', '-8,1', 'a cbrt(x)']
  ])('%s at %s', (source, at, wanted) => {
    const plot = plotOf(source, at)
    const advice = rootAdvice(plot.field!, plot.point, plot.values)!
    expect(advice.sentence).toMatch(/has no value, by convention/)
    expect(advice.source).toBe(wanted)
    const other = plotOf(advice.source!, at)
    expect(other.jet.value).not.toBeNaN()
    plot.point = [2, 3]
    other.point = [2, 3]
    expect(other.jet.value).toBeCloseTo(plot.jet.value, 12)
  })

  test.each([
    ['(xy)^(1/3)', '1,1'],
    ['x^(1/2)', '-1,1'],
    ['ln(x) + y^(1/3)', '-1,1'],
    ['x^0.3', '-1,1'],
    ['x^y', '-1,0.5']
  ])('%s at %s has none', (source, at) => {
    const plot = plotOf(source, at)
    expect(rootAdvice(plot.field!, plot.point, plot.values)).toBeNull()
  })
})
