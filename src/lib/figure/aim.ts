import { meetPlane, meetSurface, type Ray } from './ray'
import type { Domain, Range } from '../tape/sampling/sampling'
import type { Heights } from './heights'
import { clamp } from './number'
import { moveDomain, zoomDomain, type PlanePoint } from './zoom'

/** A picture's box: what it shows of z = f(x, y). */
export interface Shown {
  domain: Domain
  heights: Heights
}

/** A place that the pointer took hold of, and its height as a share of the box. */
export interface Grip extends PlanePoint {
  level: number
  onSurface: boolean
}

type Surface = (x: number, y: number) => number

/**
 * The place under a ray: on the surface; where that is missed on the floor, which lies at the level `floor`
 * (a share of the box); beside both where the ray passes half the height, brought to the domain.
 */
export function placeUnder(f: Surface, ray: Ray, { domain, heights }: Shown, floor: number): Grip {
  const hit = meetSurface(f, ray, domain, heights)
  if (hit) return { x: hit.x, y: hit.y, level: shareOf(hit.z, heights), onSurface: true }
  const bottom = meetPlane(ray, at(heights, floor))
  if (bottom && isWithin(bottom, domain)) return { ...bottom, level: floor, onSurface: false }
  const middle = meetPlane(ray, at(heights, 0.5)) ?? { x: at(domain.x, 0.5), y: at(domain.y, 0.5) }
  return { x: clamp(middle.x, ...domain.x), y: clamp(middle.y, ...domain.y), level: 0.5, onSurface: false }
}

/**
 * The domain with both sides multiplied by `factor` about what the pointer holds. As the box's heights follow,
 * the surface changes its height in the box; so the domain is moved along the line of sight until the place
 * that is held comes to lie on it again. `fit` gives the heights that the box of a domain will have, and
 * `shown` is the box that the ray was cast in.
 */
export function zoomUnder(
  f: Surface,
  ray: Ray,
  shown: Shown,
  grip: Grip,
  factor: number,
  fit: (domain: Domain) => Heights
): Domain {
  const zoomed = zoomDomain(shown.domain, factor, grip)
  const [[u, du], [v, dv], [level, fall]] = sharesAlong(ray, shown)
  if (!grip.onSurface || fall === 0) return zoomed
  const height = f(grip.x, grip.y)
  /** With the grip brought to the line where that has this level: by how much it stands above it. */
  const miss = (at: number) => {
    const t = (at - level) / fall
    const domain = bring(zoomed, grip, u + t * du, v + t * dv)
    return { at, domain, by: shareOf(height, fit(domain)) - at }
  }
  let last = miss(shareOf(height, shown.heights))
  let now = miss(last.at + last.by)
  for (let i = 0; i < mostCorrections && Math.abs(now.by) > near; i++) {
    // The secant, as far as it can be trusted.
    const slope = (now.by - last.by) / (now.at - last.at)
    const step = clamp(-now.by / (slope || -1), -longestStep, longestStep)
    ;[last, now] = [now, miss(now.at + step)]
  }
  return Math.abs(now.by) <= coarse && isWithin(grip, now.domain) ? now.domain : zoomed
}

const mostCorrections = 5
const longestStep = 0.25
/** In shares of the box's height, which takes some 500 pixels: a tenth of one, and more than is worth moving for. */
const near = 2e-4
const coarse = 0.01

/** The domain with its sides multiplied by `factor` and what the pointer holds brought under the ray. */
export function dragUnder(ray: Ray, shown: Shown, grip: Grip, factor: number): Domain {
  const { domain, heights } = shown
  const under = meetPlane(ray, at(heights, grip.level))
  if (!under) return domain
  const [u, v] = [shareOf(under.x, domain.x), shareOf(under.y, domain.y)]
  // Nearly level, the ray meets the plane anywhere.
  if (Math.max(Math.abs(u - 0.5), Math.abs(v - 0.5)) > 2) return domain
  return bring(zoomDomain(domain, factor, grip), grip, u, v)
}

/** A domain of the same size, with a place of the plane at given shares of its sides. */
const bring = (domain: Domain, { x, y }: PlanePoint, u: number, v: number): Domain =>
  moveDomain(domain, { x: x - at(domain.x, u), y: y - at(domain.y, v) })

/** A ray in shares of a box: where it begins and how it goes on, in x, y and height. */
function sharesAlong({ origin, direction }: Ray, { domain, heights }: Shown): [number, number][] {
  return [domain.x, domain.y, heights].map((side, i) => [
    shareOf(origin[i], side),
    direction[i] / (side[1] - side[0])
  ])
}

const shareOf = (value: number, [low, high]: Readonly<Range>): number => (value - low) / (high - low)
const at = ([low, high]: Readonly<Range>, share: number): number => low + share * (high - low)

const isWithin = ({ x, y }: PlanePoint, domain: Domain): boolean =>
  x >= domain.x[0] && x <= domain.x[1] && y >= domain.y[0] && y <= domain.y[1]
