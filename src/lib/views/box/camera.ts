import { MathUtils, PerspectiveCamera, Vector3 } from 'three/webgpu'
import type { Space } from './space'
import type { CameraState } from '../../figure/facets/camera'

/** x runs to the right and the front, y to the right and the back. */
export const defaultCamera: Readonly<CameraState> = { azimuth: -58, elevation: 28, zoom: 1 }

/** Little perspective, so that parallel lines look parallel. */
const fieldOfView = 26
const elevations = [-85, 89.9] as const
const zooms = [0.4, 16] as const

/** Room for words around the box at zoom 1, in CSS pixels; less where there is little. */
const roomFor = (width: number) => ({ side: width < 600 ? 26 : 40, top: 20, bottom: 34 })
const noRoom = { side: 4, top: 4, bottom: 4 }

/** A camera that stands on a sphere around the box, z up; `view` says where. */
export interface CameraRig {
  readonly camera: PerspectiveCamera
  view: CameraState
  reset(): void
  /** Whether the reader cannot move it. */
  locked: boolean
  orbit(azimuth: number, elevation: number): void
  zoomBy(factor: number): void
  /** Sets the camera up for a canvas of this size (CSS pixels) and this box. */
  place(space: Space, width: number, height: number, labelled?: boolean): void
}

export function createCameraRig(coordinateSystem: PerspectiveCamera['coordinateSystem']): CameraRig {
  const camera = new PerspectiveCamera(fieldOfView)
  camera.coordinateSystem = coordinateSystem
  camera.up.set(0, 0, 1)
  let view: CameraState = { ...defaultCamera }

  function look(to: Partial<CameraState>) {
    const { azimuth, elevation, zoom } = { ...view, ...to }
    view = {
      azimuth: MathUtils.euclideanModulo(azimuth + 180, 360) - 180,
      elevation: MathUtils.clamp(elevation, ...elevations),
      zoom: MathUtils.clamp(zoom, ...zooms)
    }
  }
  return {
    camera,
    get view() {
      return { ...view }
    },
    set view(to) {
      look(to)
    },
    reset: () => look(defaultCamera),
    locked: false,
    orbit(azimuth, elevation) {
      if (!this.locked) look({ azimuth: view.azimuth + azimuth, elevation: view.elevation + elevation })
    },
    zoomBy(factor) {
      if (!this.locked) look({ zoom: view.zoom * factor })
    },
    place(space, width, height, labelled = true) {
      const room = labelled ? roomFor(width) : noRoom
      const fit = fitBox(space, view.elevation, width, height, room)
      const distance = fit.distance / view.zoom
      const middle = new Vector3(0, 0, fit.middle)
      camera.position.copy(towards(view)).multiplyScalar(distance).add(middle)
      camera.near = Math.max(distance - 4, distance * 0.02)
      camera.far = distance + 4
      camera.aspect = width / height
      camera.setViewOffset(width, height, 0, fit.shift, width, height)
      camera.lookAt(middle)
      camera.updateMatrixWorld()
    }
  }
}

/** Half the picture's height at distance 1. */
const slope = Math.tan(MathUtils.degToRad(fieldOfView / 2))

function towards({ azimuth, elevation }: CameraState): Vector3 {
  const [a, e] = [MathUtils.degToRad(azimuth), MathUtils.degToRad(elevation)]
  return new Vector3(Math.cos(a) * Math.cos(e), Math.sin(a) * Math.cos(e), Math.sin(e))
}

interface Room {
  side: number
  top: number
  bottom: number
}

/**
 * The distance from which the box fits the canvas whatever the azimuth (so that it does not breathe as
 * it turns), and the shift in pixels that centres it. It fits the upright cylinder around the box.
 */
function fitBox(space: Space, elevation: number, width: number, height: number, room: Room) {
  const top = space.half[2]
  const middle = (top + space.floor) / 2
  const radius = Math.hypot(space.half[0], space.half[1])
  const e = MathUtils.degToRad(elevation)
  const rim: { x: number; y: number; depth: number }[] = []
  for (let i = 0; i < 32; i++)
    for (const z of [top - middle, space.floor - middle]) {
      const [along, x] = [radius * Math.cos((i * Math.PI) / 16), radius * Math.sin((i * Math.PI) / 16)]
      rim.push({
        x,
        y: z * Math.cos(e) - along * Math.sin(e),
        depth: along * Math.cos(e) + z * Math.sin(e)
      })
    }
  const free = {
    x: Math.max(0.2, 1 - (2 * room.side) / width),
    y: Math.max(0.2, 1 - (room.top + room.bottom) / height)
  }
  const extent = (distance: number) => {
    const ys = rim.map((p) => p.y / ((distance - p.depth) * slope))
    const xs = rim.map((p) => (p.x / ((distance - p.depth) * slope)) * (height / width))
    return { low: Math.min(...ys), high: Math.max(...ys), wide: Math.max(...xs) }
  }
  let [near, far] = [radius + 1, 60]
  for (let i = 0; i < 24; i++) {
    const distance = (near + far) / 2
    const { low, high, wide } = extent(distance)
    if (wide <= free.x && (high - low) / 2 <= free.y) far = distance
    else near = distance
  }
  const { low, high } = extent(far)
  const shift = (-(high + low) / 2) * (height / 2) + (room.bottom - room.top) / 2
  return { distance: far, middle, shift }
}
