const radians = Math.PI / 180

/** A step of length 1; exactly along the axes and the diagonals, where formulas treat directions apart. */
export function unitVector(degrees: number): [number, number] {
  const round = Math.round(degrees / 45)
  if (round * 45 !== degrees) return [Math.cos(degrees * radians), Math.sin(degrees * radians)]
  const [x, y] = [Math.cos(round * 45 * radians), Math.sin(round * 45 * radians)].map(
    // Without the sign of a zero.
    (c) => Math.round(c * 1.4) + 0
  )
  const length = Math.hypot(x, y)
  return [x / length, y / length]
}
