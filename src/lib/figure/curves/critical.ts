import type { Slopes } from './steepest'

/** What a place where the gradient vanishes is, by the Hessian; flat where that says nothing. */
export type CriticalKind = 'maximum' | 'minimum' | 'saddle' | 'flat'

export interface Critical {
  x: number
  y: number
  kind: CriticalKind
}

/** The Hessian by differences of the gradient, symmetric; null where there is none. */
function hessianAt(slopes: Slopes, x: number, y: number, steps: readonly [number, number]) {
  const [dx, dy] = steps
  const [east, west, north, south] = [slopes(x + dx, y), slopes(x - dx, y), slopes(x, y + dy), slopes(x, y - dy)] // prettier-ignore
  const fxx = (east[1] - west[1]) / (2 * dx)
  const fyy = (north[2] - south[2]) / (2 * dy)
  const fxy = ((east[2] - west[2]) / (2 * dx) + (north[1] - south[1]) / (2 * dy)) / 2
  return Number.isFinite(fxx + fyy + fxy) ? { fxx, fxy, fyy } : null
}

/** Kinds of critical points, with lengths measured in parts of the sides; eigenvalues this much smaller than the other are 0. */
const negligible = 1e-6

function kindOf(
  { fxx, fxy, fyy }: NonNullable<ReturnType<typeof hessianAt>>,
  [wx, wy]: readonly [number, number]
): CriticalKind {
  // prettier-ignore
  const [a, b, d] = [fxx * wx * wx, fxy * wx * wy, fyy * wy * wy]
  const [middle, half] = [(a + d) / 2, Math.hypot((a - d) / 2, b)]
  const [low, high] = [middle - half, middle + half]
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (low > negligible * size) return 'minimum'
  if (high < -negligible * size) return 'maximum'
  return low < -negligible * size && high > negligible * size ? 'saddle' : 'flat'
}

/**
 * The critical point near a place, by Newton's method; null where it leads farther than `reach`, in parts of the
 * sides, or comes to no rest.
 */
export function criticalNear(
  slopes: Slopes,
  start: readonly [number, number],
  sides: readonly [number, number],
  reach: number
): Critical | null {
  let [x, y] = start
  const [wx, wy] = sides
  const steps = [1e-5 * wx, 1e-5 * wy] as const
  let last = Infinity
  for (let i = 0; i < 80; i++) {
    const [, fx, fy] = slopes(x, y)
    const hessian = hessianAt(slopes, x, y, steps)
    if (!hessian || !Number.isFinite(fx + fy)) return null
    const { fxx, fxy, fyy } = hessian
    const det = fxx * fyy - fxy * fxy
    const [dx, dy] =
      fx === 0 && fy === 0 ? [0, 0] : [(fxy * fy - fyy * fx) / det, (fxy * fx - fxx * fy) / det]
    const size = Math.hypot(dx / wx, dy / wy)
    if (!(size <= reach)) return null
    x += dx
    y += dy
    if (Math.hypot((x - start[0]) / wx, (y - start[1]) / wy) > reach) return null
    // Rounding of the gradient ends what progress there is.
    if (size < 1e-15 || (size < 1e-9 && size >= last / 2)) {
      const settled = hessianAt(slopes, x, y, steps)
      return settled && { x, y, kind: kindOf(settled, sides) }
    }
    last = size
  }
  return null
}
