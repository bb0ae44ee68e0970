import { seeded } from './numeric'

/** Formulas that blow up where derivatives are trees or simplification is exponential, by family and size. */
export interface Adversary {
  family: string
  size: number
  source: string
}

const repeat = (n: number, part: (i: number) => string, joint: string) =>
  Array.from({ length: n }, (_, i) => part(i)).join(joint)
const nest = (n: number, wrap: (inner: string, i: number) => string, core: string) =>
  Array.from({ length: n }).reduce<string>((inner, _, i) => wrap(inner, i), core)

const families: Record<string, (n: number) => string> = {
  'sine of sine': (n) => nest(n, (u) => `sin(${u})`, 'x y'),
  'exponential of exponential': (n) => nest(n, (u) => `exp(-${u})`, 'x+y'),
  'nested roots': (n) => nest(n, (u, i) => `sqrt(${u}+${i + 1})`, 'x^2+y^2'),
  'continued fraction': (n) => nest(n, (u) => `x+1/(${u})`, 'y'),
  'tower of quotients': (n) => nest(n, (u) => `(x+${u})/(y+2)`, 'x'),
  'nested products': (n) => nest(n, (u) => `x(y+${u})`, 'x'),
  'nested squares': (n) => nest(n, (u) => `(${u}+x)^2`, 'y'),
  'nested absolute values': (n) => nest(n, (u) => `abs(x-${u})`, 'y'),
  'nested maxima': (n) => nest(n, (u) => `max(${u},x y)`, 'x'),
  'nested choices': (n) => nest(n, (u) => `if(x<y,${u},x+1)`, 'y'),
  'sum of monomials': (n) => repeat(n, (i) => `${i + 1}x^${(i % 7) + 1}y`, '+'),
  'sum of sines': (n) => repeat(n, (i) => `sin(${i}x)`, '+'),
  'sum of quotients': (n) => repeat(n, (i) => `x/(y+${i})`, '+'),
  'product of linear factors': (n) => repeat(n, (i) => `(x+${i}y)`, ''),
  'product of sines': (n) => repeat(n, (i) => `sin(x+${i})`, '*'),
  'power of powers': (n) => nest(Math.min(n, 30), (u) => `(${u})^x`, '(1+y^2)'),
  'symbolic reciprocal power': (n) => repeat(n, () => '(1/(x*y))^y', '+')
}

/** Sizes up to what 2,000 characters hold. */
const sizes = [1, 2, 5, 10, 20, 40, 80, 120, 200]
const longest = 2000

export const adversaries: Adversary[] = Object.entries(families).flatMap(([family, write]) =>
  sizes
    .map((size) => ({ family, size, source: write(size) }))
    .filter(
      ({ source, size }) =>
        source.length <= longest && (size <= 40 || !/^nest|fraction|of e|of s|tower/.test(family))
    )
)

/** Random formulas over the arithmetic and the common functions; the same for the same seed. */
export function randomFormulas(count: number, seed: string): string[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const leaf = () => pick(['x', 'y', 'x', 'y', '2', '3', '0.5', 'a', 'pi'])
  const write = (depth: number): string => {
    if (depth === 0 || random() < 0.1) return leaf()
    const inner = () => write(depth - 1)
    return pick([
      () => `(${inner()}+${inner()})`,
      () => `(${inner()}-${inner()})`,
      () => `${inner()}*${inner()}`,
      () => `(${inner()})/(${inner()})`,
      () => `(${inner()})^${pick(['2', '3', '-1', '1/2', 'x'])}`,
      () => `${pick(['sin', 'cos', 'exp', 'ln', 'sqrt', 'atan', 'tanh', 'abs'])}(${inner()})`
    ])()
  }
  return Array.from({ length: count }, (_, i) => write(2 + (i % 6))).filter(
    (source) => source.length <= longest
  )
}
