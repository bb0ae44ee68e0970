import { Vector3, type PerspectiveCamera } from 'three/webgpu'
import { createCameraRig, type CameraRig } from './camera'
import type { Scenery, Viewpoint } from './maker'
import { toFunction, toWorld, type Triple } from './space'
import type { Stage } from './stage'
import type { CanvasSize } from './targets'

/** The camera before a canvas of some size, and what it sees of the scenery. */
export interface Eye {
  readonly rig: CameraRig
  readonly camera: PerspectiveCamera
  size: CanvasSize
  /** Puts the camera where it belongs for the size. */
  look(): Viewpoint
  readonly ray: Stage['ray']
  readonly project: Stage['project']
}

export function createEye(
  coordinateSystem: PerspectiveCamera['coordinateSystem'],
  scenery: () => Scenery
): Eye {
  const rig = createCameraRig(coordinateSystem)
  const { camera } = rig
  let size: CanvasSize = { width: 300, height: 150, ratio: 1 }

  function look(): Viewpoint {
    const { width, height } = size
    rig.place(scenery().space, width, height)
    return { camera, eye: camera.position.toArray(), width, height, project: toScreen }
  }
  function toScreen(point: Triple) {
    const { x, y } = new Vector3(...point).project(camera)
    return { x: ((x + 1) / 2) * size.width, y: ((1 - y) / 2) * size.height }
  }
  return {
    rig,
    camera,
    look,
    get size() {
      return size
    },
    set size(to) {
      size = to
    },
    ray(x, y) {
      look()
      const { space } = scenery()
      const through = new Vector3((x / size.width) * 2 - 1, 1 - (y / size.height) * 2, 0.5)
      const far = toFunction(space, through.unproject(camera).toArray())
      const origin = toFunction(space, camera.position.toArray())
      return { origin: [...origin], direction: [far[0] - origin[0], far[1] - origin[1], far[2] - origin[2]] }
    },
    project(x, y, z) {
      look()
      return toScreen(toWorld(scenery().space, [x, y, z]))
    }
  }
}
