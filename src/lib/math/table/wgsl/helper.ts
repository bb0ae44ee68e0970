/** A WGSL function, or a few that belong together, and those that it calls. */
export interface Helper {
  text: string
  calls?: Helper[]
  /** Beyond this size of its argument it has no digits to rely on; absent: it has them everywhere. */
  reach?: number
}

/** How far from 0 the arguments of these may be, with all that they call. */
export const reachOf = (helpers: readonly Helper[] = []): number =>
  Math.min(Infinity, ...helpers.map(({ reach = Infinity, calls }) => Math.min(reach, reachOf(calls))))

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
