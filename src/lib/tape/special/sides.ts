/** The slopes on both sides of a point along one axis; equal where there is a derivative, ±∞ at a vertical tangent. */
export interface OneSided {
  left: number
  right: number
}

/**
 * How f leaves the point on one way: with a slope, ±∞ where it is vertical; with a jump, its limit being another
 * than its value; to infinity; without a limit, or without one of its slope, since it swings for ever; without
 * values; or nobody knows how.
 */
export type Side =
  | { kind: 'slope'; slope: number }
  | { kind: 'jump' | 'pole' | 'swings' | 'swingingSlope' | 'undefined' | 'unknown' }

/** Both ways along a line through the point. */
export interface Sides {
  ahead: Side
  behind: Side
}

/** Slopes and values are the same if they agree to the first, relatively, and differ if they disagree by more than the second. */
export const tolerance = { same: 1e-9, other: 1e-6 }

/** The slope of f behind, as one would meet it going ahead. */
export const oneSided = ({ ahead, behind }: Sides): OneSided => ({
  left: -slopeOf(behind),
  right: slopeOf(ahead)
})

export const slopeOf = (side: Side): number => (side.kind === 'slope' ? side.slope : NaN)

/** Whether there is one slope along a line, in both directions. */
export function isStraight(sides: Sides): boolean {
  const { left, right } = oneSided(sides)
  return same(left, right)
}

/** Whether a partial derivative surely does not exist: a side has no slope, a vertical one, or another than the other. */
export function hasNoPartial({ ahead, behind }: Sides): boolean {
  const [one, other] = [ahead, behind].map((side) => (side.kind === 'unknown' ? null : slopeOf(side)))
  if ([one, other].some((slope) => slope !== null && !Number.isFinite(slope))) return true
  return one !== null && other !== null && differ(one, -other)
}

const apart = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b))
export const same = (a: number, b: number): boolean => a === b || apart(a, b) <= tolerance.same
export const differ = (a: number, b: number): boolean =>
  a !== b && !(apart(a, b) <= tolerance.other) && !Number.isNaN(a + b)
