import type { Helper } from '../operation'

/**
 * WGSL for c₀ + c₁ t + c₂ t² + … by Horner's rule. `t` is a name. The products may be rounded or not, as the
 * driver likes: nothing here relies on a fused fma.
 */
export const polynomial = (t: string, coefficients: readonly number[]): string =>
  coefficients
    .slice(0, -1)
    .reduceRight((rest, c) => `fma(${t}, ${rest}, ${literal(c)})`, literal(coefficients.at(-1)!))

const literal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : `${value}`)

/** The texts of these helpers and of all that they call, each once and before those that call it. */
export function textsOf(helpers: Iterable<Helper>): string[] {
  const texts = new Set<string>()
  const add = ({ text, calls = [] }: Helper): void => {
    calls.forEach(add)
    texts.add(text)
  }
  for (const helper of helpers) add(helper)
  return [...texts]
}
