import type { Domain, Grid } from '$lib/tape/sampling/sampling'

/**
 * Fills `out` with f, f_x, f_y and 1 per sample, in the layout of tape/sampling/sampling.ts; `numbers` are values of
 * parameters, in the order of their names, and `data` columns, likewise.
 */
export type Loop = (
  out: Float32Array,
  grid: Grid,
  domain: Domain,
  numbers?: number[],
  data?: Float64Array[]
) => void

export const step = ([low, high]: [number, number], count: number) => (high - low) / (count - 1)

/**
 * The presets as a programmer would write each for speed: plain loops, with what f, f_x and f_y share computed
 * once per sample. Nothing asks whether a value is defined. Each is whole, because one loop that calls a function
 * for every sample would be slower, and that would flatter us.
 */
export const handwritten: Record<string, Loop> = {
  'quadratic-form': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        out[i++] = x * x + 3 * x * y + 2 * y * y
        out[i++] = 2 * x + 3 * y
        out[i++] = 3 * x + 4 * y
        out[i++] = 1
      }
    }
  },
  bowl: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        out[i++] = x * x + y * y
        out[i++] = 2 * x
        out[i++] = 2 * y
        out[i++] = 1
      }
    }
  },
  ellipses: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        out[i++] = x * x + 2 * y * y
        out[i++] = 2 * x
        out[i++] = 4 * y
        out[i++] = 1
      }
    }
  },
  saddle: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        out[i++] = x * x - y * y
        out[i++] = 2 * x
        out[i++] = -2 * y
        out[i++] = 1
      }
    }
  },
  'monkey-saddle': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const xx = x * x
        const yy = y * y
        out[i++] = x * (xx - 3 * yy)
        out[i++] = 3 * (xx - yy)
        out[i++] = -6 * x * y
        out[i++] = 1
      }
    }
  },
  'two-parameters': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }, [a, b] = []) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        out[i++] = a * x * x + b * y * y
        out[i++] = 2 * a * x
        out[i++] = 2 * b * y
        out[i++] = 1
      }
    }
  },
  'egg-carton': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const sx = Math.sin(x)
        const sy = Math.sin(y)
        out[i++] = sx * sy
        out[i++] = Math.cos(x) * sy
        out[i++] = sx * Math.cos(y)
        out[i++] = 1
      }
    }
  },
  ripple: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const r = x * x + y * y
        const s = -2 * Math.sin(r)
        out[i++] = Math.cos(r)
        out[i++] = s * x
        out[i++] = s * y
        out[i++] = 1
      }
    }
  },
  sombrero: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const r = Math.sqrt(x * x + y * y)
        const f = Math.sin(r) / r
        const slope = (Math.cos(r) - f) / (r * r)
        out[i++] = f
        out[i++] = slope * x
        out[i++] = slope * y
        out[i++] = 1
      }
    }
  },
  'gaussian-mixture': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const a = Math.exp(-(x - 1) * (x - 1) - (y - 1) * (y - 1))
        const b = 0.7 * Math.exp(-(x + 1) * (x + 1) - 2 * (y + 0.5) * (y + 0.5))
        out[i++] = a + b
        out[i++] = -2 * (x - 1) * a - 2 * (x + 1) * b
        out[i++] = -2 * (y - 1) * a - 4 * (y + 0.5) * b
        out[i++] = 1
      }
    }
  },
  peaks: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const a = 3 * (1 - x) * Math.exp(-x * x - (y + 1) * (y + 1))
        const b = 10 * Math.exp(-x * x - y * y)
        const c = Math.exp(-(x + 1) * (x + 1) - y * y) / 3
        const p = x / 5 - x * x * x - y * y * y * y * y
        const q = 2 * b * p
        out[i++] = (1 - x) * a - b * p - c
        out[i++] = -2 * a - 2 * x * (1 - x) * a - b * (1 / 5 - 3 * x * x) + q * x + 2 * (x + 1) * c
        out[i++] = -2 * (y + 1) * (1 - x) * a + 5 * b * y * y * y * y + q * y + 2 * y * c
        out[i++] = 1
      }
    }
  },
  himmelblau: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const a = x * x + y - 11
        const b = x + y * y - 7
        out[i++] = a * a + b * b
        out[i++] = 4 * x * a + 2 * b
        out[i++] = 2 * a + 4 * y * b
        out[i++] = 1
      }
    }
  },
  rosenbrock: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const a = 1 - x
        const b = y - x * x
        out[i++] = a * a + 100 * b * b
        out[i++] = -2 * a - 400 * x * b
        out[i++] = 200 * b
        out[i++] = 1
      }
    }
  },
  rastrigin: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    const turn = 2 * Math.PI
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const u = turn * x
        const v = turn * y
        out[i++] = 20 + x * x - 10 * Math.cos(u) + y * y - 10 * Math.cos(v)
        out[i++] = 2 * x + 10 * turn * Math.sin(u)
        out[i++] = 2 * y + 10 * turn * Math.sin(v)
        out[i++] = 1
      }
    }
  },
  ackley: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    const turn = 2 * Math.PI
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const u = turn * x
        const v = turn * y
        const r = Math.sqrt((x * x + y * y) / 2)
        const a = 20 * Math.exp(-0.2 * r)
        const b = Math.exp((Math.cos(u) + Math.cos(v)) / 2)
        const slope = (0.1 * a) / r
        out[i++] = 20 + Math.E - a - b
        out[i++] = slope * x + (turn / 2) * b * Math.sin(u)
        out[i++] = slope * y + (turn / 2) * b * Math.sin(v)
        out[i++] = 1
      }
    }
  },
  hemisphere: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const f = Math.sqrt(1 - x * x - y * y)
        out[i++] = f
        out[i++] = -x / f
        out[i++] = -y / f
        out[i++] = 1
      }
    }
  },
  pole: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const f = 1 / (x * x + y * y)
        const slope = -2 * f * f
        out[i++] = f
        out[i++] = slope * x
        out[i++] = slope * y
        out[i++] = 1
      }
    }
  },
  hyperbola: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const f = 1 / (x * y)
        out[i++] = f
        out[i++] = -f / x
        out[i++] = -f / y
        out[i++] = 1
      }
    }
  },
  diamond: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        out[i++] = Math.abs(x) + Math.abs(y)
        out[i++] = Math.sign(x)
        out[i++] = Math.sign(y)
        out[i++] = 1
      }
    }
  },
  'no-limit': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const xx = x * x
        const yy = y * y
        const slope = (yy - xx) / ((xx + yy) * (xx + yy))
        out[i++] = (x * y) / (xx + yy)
        out[i++] = y * slope
        out[i++] = -x * slope
        out[i++] = 1
      }
    }
  },
  angle: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const r = x * x + y * y
        out[i++] = Math.atan2(y, x)
        out[i++] = -y / r
        out[i++] = x / r
        out[i++] = 1
      }
    }
  },
  power: (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const f = Math.pow(x, y)
        out[i++] = f
        out[i++] = y * Math.pow(x, y - 1)
        out[i++] = f * Math.log(x)
        out[i++] = 1
      }
    }
  },
  'crossing-waves': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        const s = Math.sin(2 * y + x)
        out[i++] = Math.sin(3 * x) + Math.cos(2 * y + x)
        out[i++] = 3 * Math.cos(3 * x) - s
        out[i++] = -2 * s
        out[i++] = 1
      }
    }
  },
  'least-squares': (out, { columns, rows }, { x: [left, right], y: [bottom, top] }, _, [X, Y] = []) => {
    const dx = step([left, right], columns)
    const dy = step([bottom, top], rows)
    let i = 0
    for (let row = 0; row < rows; row++) {
      const y = bottom + row * dy
      for (let column = 0; column < columns; column++) {
        const x = left + column * dx
        let squares = 0
        let sum = 0
        let products = 0
        for (let k = 0; k < X.length; k++) {
          const miss = x + y * X[k] - Y[k]
          squares += miss * miss
          sum += miss
          products += miss * X[k]
        }
        out[i++] = squares / X.length
        out[i++] = (2 * sum) / X.length
        out[i++] = (2 * products) / X.length
        out[i++] = 1
      }
    }
  }
}
