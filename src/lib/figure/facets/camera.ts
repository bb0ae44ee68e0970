import { lift, readNumbers, writeNumber } from '../link/text'
import type { Facet } from './facet'

/** Where the camera stands: degrees around z from the x axis, degrees above the floor, and zoom (1 shows the whole box). */
export interface CameraState {
  azimuth: number
  elevation: number
  zoom: number
}

/** The standpoint of the camera; null is the picture's own. */
export const camera: Facet<CameraState | null> = {
  initial: () => null,
  keys: {
    cam: {
      read: (text) =>
        lift(readNumbers(text, 2, 3), ([azimuth, elevation, zoom = 1]) =>
          zoom > 0 ? { azimuth, elevation, zoom } : null
        ),
      write: (camera) => camera && writeCamera(camera)
    }
  },
  lock: 'camera'
}

const writeCamera = ({ azimuth, elevation, zoom }: CameraState): string =>
  (zoom === 1 ? [azimuth, elevation] : [azimuth, elevation, zoom]).map(writeNumber).join(',')
