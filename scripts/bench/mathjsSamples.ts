import { compile, derivative, type EvalFunction } from 'mathjs'
import type { Domain, Grid } from '$lib/tape/sampling/sampling'

/** The yardstick: f, f_x and f_y by mathjs's own differentiation and compiled evaluate. */
export interface Compiled {
  f: EvalFunction
  fx: EvalFunction
  fy: EvalFunction
}

export const compileAll = (source: string): Compiled => ({
  f: compile(source),
  fx: derivative(source, 'x').compile(),
  fy: derivative(source, 'y').compile()
})

/** Fills `out` as tape/sampling/sampling.ts lays it out; one scope object serves all samples, as mathjs advises. */
export function sampleByMathjs(
  { f, fx, fy }: Compiled,
  out: Float32Array,
  { columns, rows }: Grid,
  { x: [left, right], y: [bottom, top] }: Domain,
  parameters: Record<string, number> = {}
) {
  const scope = { ...parameters, x: 0, y: 0 }
  let i = 0
  for (let row = 0; row < rows; row++) {
    scope.y = bottom + ((top - bottom) * row) / (rows - 1)
    for (let column = 0; column < columns; column++) {
      scope.x = left + ((right - left) * column) / (columns - 1)
      out[i++] = f.evaluate(scope) as number
      out[i++] = fx.evaluate(scope) as number
      out[i++] = fy.evaluate(scope) as number
      out[i++] = 1
    }
  }
}
