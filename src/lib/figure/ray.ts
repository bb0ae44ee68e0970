/** A half-line in function space: x and y in domain units, z in units of f. */
export interface Ray {
  origin: [number, number, number]
  direction: [number, number, number]
}

interface Box {
  x: [number, number]
  y: [number, number]
}

/** Steps along the ray through the box. Half of them would still see every hill of the presets. */
const steps = 400
/** 60 halvings bring any bracket down to the last bit of an f64. */
const halvings = 60

type Surface = (x: number, y: number) => number

/**
 * Where a ray first meets z = f(x, y) inside the box, by marching and bisection in f64: the answer lies
 * on the function itself and not on any grid. A sign change across a pole or a jump is no hit. When the
 * ray misses, the place within the box where it passes nearest to the surface (by height) is given, so
 * that a dragged point slides along the silhouette; null when f is undefined all along.
 */
export function hitSurface(
  f: Surface,
  ray: Ray,
  domain: Box,
  heights: [number, number]
): { x: number; y: number } | null {
  const found = march(f, ray, domain, heights)
  if (!found) return nearestEdge(f, ray, domain, heights)
  const t = found.hit ?? found.nearest
  return t === null ? null : point(along(ray, t))
}

/** Like `hitSurface`, but null when the ray misses. */
export function meetSurface(
  f: Surface,
  ray: Ray,
  domain: Box,
  heights: [number, number]
): { x: number; y: number; z: number } | null {
  const t = march(f, ray, domain, heights)?.hit ?? null
  if (t === null) return null
  const [x, y, z] = along(ray, t)
  return { x, y, z }
}

/** Where a ray meets the plane of a height; null when it is level or points away. */
export function meetPlane(ray: Ray, z: number): { x: number; y: number } | null {
  const t = (z - ray.origin[2]) / ray.direction[2]
  return t > 0 && t < Infinity ? point(along(ray, t)) : null
}

/** The ray's parameter at its first hit, and where it passes nearest; null where it passes by the box. */
function march(
  f: Surface,
  ray: Ray,
  domain: Box,
  heights: [number, number]
): { hit: number | null; nearest: number | null } | null {
  const height = heights[1] - heights[0]
  // The floor lies a little below the box and the silhouette may be passed above it.
  const slab: [number, number] = [heights[0] - height / 4, heights[1] + height / 4]
  const span = clip(ray, [domain.x, domain.y, slab])
  if (!span) return null
  const gap = (t: number) => {
    const [x, y, z] = along(ray, t)
    return z - f(x, y)
  }
  // Deep in a zoom the last bit of f is more than a millionth of the box.
  const tolerance = 1e-6 * height + 8 * Number.EPSILON * Math.max(...heights.map(Math.abs))
  const visible = (t: number) => {
    const z = along(ray, t)[2]
    return z >= heights[0] - tolerance && z <= heights[1] + tolerance
  }
  let [before, previous] = [span[0], gap(span[0])]
  let best: { t: number; size: number } | null = null
  for (let i = 0; i <= steps; i++) {
    const t = span[0] + ((span[1] - span[0]) * i) / steps
    const now = gap(t)
    if (previous * now < 0) {
      const root = bisect(gap, before, t, previous)
      const smooth = Math.abs(gap(root)) <= tolerance
      if (smooth && visible(root)) return { hit: root, nearest: root }
    }
    if (now === 0 && visible(t)) return { hit: t, nearest: t }
    const size = Math.abs(now)
    if (size < (best?.size ?? Infinity)) best = { t, size }
    ;[before, previous] = [t, now]
  }
  return { hit: null, nearest: best && best.t }
}

const along = ({ origin, direction }: Ray, t: number) =>
  origin.map((o, i) => o + t * direction[i]) as [number, number, number]

const point = ([x, y]: [number, number, number]) => ({ x, y })

/** The root between two parameters where `gap` has opposite signs; `low` is its value at a. */
function bisect(gap: (t: number) => number, a: number, b: number, low: number): number {
  for (let i = 0; i < halvings; i++) {
    const middle = (a + b) / 2
    if (gap(middle) * low > 0) a = middle
    else b = middle
  }
  return (a + b) / 2
}

/** The part of the ray inside the box, as parameters; null when it passes by. */
function clip({ origin, direction }: Ray, sides: [number, number][]): [number, number] | null {
  let near = 0
  let far = Infinity
  for (let i = 0; i < 3; i++) {
    const [low, high] = sides[i]
    if (direction[i] === 0) {
      if (origin[i] < low || origin[i] > high) return null
      continue
    }
    const t = [(low - origin[i]) / direction[i], (high - origin[i]) / direction[i]].sort((a, b) => a - b)
    near = Math.max(near, t[0])
    far = Math.min(far, t[1])
  }
  return near <= far && Number.isFinite(far) ? [near, far] : null
}

/** Beside the box: the ray's point at half height, brought to the domain's nearest edge. */
function nearestEdge(
  f: Surface,
  ray: Ray,
  { x, y }: Box,
  heights: [number, number]
): { x: number; y: number } | null {
  const middle = meetPlane(ray, (heights[0] + heights[1]) / 2)
  if (!middle) return null
  const clamp = (value: number, [low, high]: [number, number]) => Math.max(low, Math.min(high, value))
  const place = { x: clamp(middle.x, x), y: clamp(middle.y, y) }
  return Number.isFinite(f(place.x, place.y)) ? place : null
}
