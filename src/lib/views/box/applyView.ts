import { Vector3, type PerspectiveCamera } from 'three/webgpu'
import { arrowGrid } from '../../engine/arrowGrid'
import type { Scenery } from './layer'
import { spanOf } from '../../tape/sampling/sampling'
import type { Sheet } from '../../engine/sheet'
import type { View } from './stage'
import { isVisible } from './tangentFrame'
import { niceStep } from '../../figure/ticks'
import type { Uniforms } from './uniforms'

/** About this many steps between curves of equal height from the bottom to the top of the box. */
const contourSteps = 14

/**
 * In box heights per box side: where f is flatter at the point, and not level, the picture cannot tell the heights
 * around it from that of the point, whose curve would be anywhere.
 */
const steepEnough = 1e-5

/** Writes everything that follows from a view into the shared numbers of the shaders. */
export function applyView(u: Uniforms, { view, sheet, space, colours }: Scenery): void {
  const [x, y, height] = [spanOf(view.domain.x), spanOf(view.domain.y), spanOf(view.heights)]
  u.half.value.set(...space.half)
  u.floor.value = space.floor
  u.scale.value.set(space.scale[0], space.scale[1])
  u.heights.value.set(view.heights[0] - (sheet?.base ?? 0), 1 / height)
  u.slopes.value.set(x / height, y / height)
  if (sheet) placeSheet(u, view, sheet)

  const step = niceStep(height, contourSteps)
  // Only the place among every fifth curve matters; leaving out whole fives keeps it exact in f32.
  u.contours.value.set(height / step, modulo(view.heights[0] / step, 5))
  u.contourOpacity.value = view.layers.contours ? 1 : 0
  const level = (view.point.value - view.heights[0]) / height
  const { fx, fy } = view.point
  const steepness = Math.max(Math.abs(fx) * x, Math.abs(fy) * y) / height
  const shown = isVisible(view) && !(steepness > 0 && steepness < steepEnough)
  u.level.value.set(shown ? level : -10, view.layers.level && shown ? 1 : 0)

  u.gradientScale.value = 1 / (view.gradientScale || (4 * height) / Math.max(x, y))

  u.paper.value.set(...colours.paper)
  u.ground.value.set(...colours.ground)
  u.rule.value.set(...colours.rule)
  u.ink.value.set(...colours.ink)
  u.levelColour.value.set(...colours.level)
}

/** Where the sheet lies in the box; in f64, because both may be narrow and far from zero. */
function placeSheet(u: Uniforms, { domain }: View, sheet: Sheet): void {
  const [x, y] = (['x', 'y'] as const).map((side) => {
    const span = spanOf(domain[side])
    return {
      scale: spanOf(sheet.domain[side]) / span,
      offset: (sheet.domain[side][0] - domain[side][0]) / span
    }
  })
  u.sheet.value.set(x.scale, y.scale, x.offset, y.offset)
  u.walled.value = [x, y].every(({ scale, offset }) => scale === 1 && offset === 0) ? 0 : 1
  const arrows = arrowGrid(sheet.domain)
  u.arrowGrid.value.set(arrows.columns, arrows.rows)
}

/** Writes where the camera stands; the key light comes over the viewer's left shoulder. */
export function applyCamera(
  u: Uniforms,
  camera: PerspectiveCamera,
  width: number,
  height: number,
  ratio: number
) {
  u.viewProjection.value.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse)
  u.eye.value.copy(camera.position)
  u.light.value.copy(new Vector3(-0.55, 0.7, 0.46).normalize().transformDirection(camera.matrixWorld))
  u.viewport.value.set(Math.round(width * ratio), Math.round(height * ratio))
  u.pixelRatio.value = ratio
  u.lineWidth.value = 1.5 * Math.max(1, 0.75 * ratio)
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by
