/** Coefficients of t⁰ … t⁶ fitted to matplotlib's viridis (Matt Zucker, CC0), sRGB. */
export const viridisFit = [
  [0.2777273272, 0.0054073445, 0.3340998053],
  [0.105093043, 1.4046135299, 1.3845901626],
  [-0.3308618287, 0.2148475595, 0.095095163],
  [-4.634230499, -5.799100973, -19.332440956],
  [6.228269936, 14.179933367, 56.690552601],
  [4.776384998, -13.745145378, -65.353032633],
  [-5.435455856, 4.645852612, 26.31243525]
] as const

/** The colour of a height from 0 to 1, as CSS writes it. */
export function viridis(t: number): string {
  const parts = [0, 1, 2].map((channel) => viridisFit.reduceRight((sum, c) => sum * t + c[channel], 0))
  return `rgb(${parts.map((part) => Math.round(255 * Math.min(Math.max(part, 0), 1))).join(' ')})`
}
