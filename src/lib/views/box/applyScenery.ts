import { Vector3, type PerspectiveCamera } from 'three/webgpu'
import { arrowGrid } from '../../engine/arrowGrid'
import type { Frame } from '../../figure/frame'
import type { Scenery } from './maker'
import { spanOf, type Domain } from '../../tape/sampling/sampling'
import { contourSteps } from '../../figure/levels'
import { niceStep } from '../../figure/ticks'
import type { Uniforms } from './uniforms'

/** Writes everything that follows from frame, sheet and theme into the shared numbers of the shaders. */
export function applyScenery(u: Uniforms, { frame, sheet, space, colours }: Scenery): void {
  const [x, y, height] = [...frame.sides, frame.heights].map(spanOf)
  u.half.value.set(...space.half)
  u.floor.value = space.floor
  u.scale.value.set(space.scale[0], space.scale[1])
  u.heights.value.set(frame.heights[0] - (sheet?.base ?? 0), 1 / height)
  u.slopes.value.set(x / height, y / height)
  if (sheet) placeSheet(u, frame, sheet.domain)
  const arrows = sheet && arrowGrid(sheet.domain)
  if (arrows) u.arrowGrid.value.set(arrows.columns, arrows.rows)

  const step = niceStep(height, contourSteps)
  // Only the place among every fifth curve matters; leaving out whole fives keeps it exact in f32.
  u.contours.value.set(height / step, modulo(frame.heights[0] / step, 5))
  u.gradientScale.value = Math.max(x, y) / (4 * height)

  u.paper.value.set(...colours.paper)
  u.ground.value.set(...colours.ground)
  u.rule.value.set(...colours.rule)
  u.ink.value.set(...colours.ink)
  u.levelColour.value.set(...colours.level)
}

/** Where the sheet lies in the box; in f64, because both may be narrow and far from zero. */
export function placeSheet(u: Uniforms, { sides }: Frame, domain: Domain): void {
  const [x, y] = (['x', 'y'] as const).map((side, i) => {
    const span = spanOf(sides[i])
    return {
      scale: spanOf(domain[side]) / span,
      offset: (domain[side][0] - sides[i][0]) / span
    }
  })
  u.sheet.value.set(x.scale, y.scale, x.offset, y.offset)
  u.walled.value = [x, y].every(({ scale, offset }) => scale === 1 && offset === 0) ? 0 : 1
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
