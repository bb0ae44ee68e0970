import { Vector3, type PerspectiveCamera } from 'three/webgpu'
import type { Grid } from '../tape/sampling'
import { arrowGrid } from './arrowGrid'
import type { Scenery } from './layer'
import { spanOf } from './space'
import { isVisible } from './tangentFrame'
import { niceStep } from './ticks'
import type { Uniforms } from './uniforms'

/** About this many steps between curves of equal height from the bottom to the top of the box. */
const contourSteps = 14

/** Writes everything that follows from a view into the shared numbers of the shaders. */
export function applyView(u: Uniforms, { view, space, colours }: Scenery, grid: Grid): void {
  const [x, y, height] = [spanOf(view.domain.x), spanOf(view.domain.y), spanOf(view.heights)]
  u.half.value.set(...space.half)
  u.floor.value = space.floor
  u.scale.value.set(space.scale[0], space.scale[1])
  u.heights.value.set(view.heights[0], 1 / height)
  u.slopes.value.set(x / height, y / height)
  u.cells.value.set(grid.columns - 1, grid.rows - 1)

  const step = niceStep(height, contourSteps)
  // Only the place among every fifth curve matters; leaving out whole fives keeps it exact in f32.
  u.contours.value.set(height / step, modulo(view.heights[0] / step, 5))
  u.contourOpacity.value = view.layers.contours ? 1 : 0
  const level = (view.point.value - view.heights[0]) / height
  u.level.value.set(isVisible(view) ? level : -10, view.layers.level && isVisible(view) ? 1 : 0)

  const arrows = arrowGrid(view.domain)
  u.arrowGrid.value.set(arrows.columns, arrows.rows)
  u.gradientScale.value = 1 / (view.gradientScale || (4 * height) / Math.max(x, y))

  u.paper.value.set(...colours.paper)
  u.ground.value.set(...colours.ground)
  u.rule.value.set(...colours.rule)
  u.ink.value.set(...colours.ink)
  u.levelColour.value.set(...colours.level)
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
