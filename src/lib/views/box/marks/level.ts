import { spanOf } from '../../../tape/sampling/sampling'
import type { CreateMaker } from '../maker'
import { isVisible } from '../tangentFrame'

/**
 * In box heights per box side: where f is flatter at the point, and not level, the picture cannot tell the heights
 * around it from that of the point, whose curve would be anywhere.
 */
const steepEnough = 1e-5

/** A level far below the box, where no curve is. */
const nowhere = -10

/** The curve of equal height through the point: the shaders of surface and floor draw it. */
export const levelMaker: CreateMaker<'level'> = ({ uniforms }) => {
  let share: number | null = null
  return {
    update([mark], { frame }) {
      const [x, y, height] = [...frame.sides, frame.heights].map(spanOf)
      const [fx, fy] = mark?.gradient ?? [0, 0]
      const steepness = Math.max(Math.abs(fx) * x, Math.abs(fy) * y) / height
      const isDrawn = mark !== undefined && isVisible(frame, mark.at)
      const isFlat = steepness > 0 && steepness < steepEnough
      share = isDrawn && !isFlat ? (mark.at[2] - frame.heights[0]) / height : null
    },
    write: () => uniforms.level.value.set(share ?? nowhere, share === null ? 0 : 1)
  }
}
