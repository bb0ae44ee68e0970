import type { CameraState } from '../../figure/facets/camera'
import type { Plot } from '../../state/plot.svelte'
import type { Picture } from '../../views/box/picture'

/** Keeps the camera of a plot and that of its picture the same, whichever was moved. */
export class CameraLink {
  readonly #plot: Plot
  /** The picture's own standpoint, which a plot and its link leave out. */
  #home: CameraState | null = null
  /** The last camera that came from the picture, or went to it. */
  #last: CameraState | null = null

  constructor(plot: Plot) {
    this.#plot = plot
  }

  /** A picture begins at its own standpoint. */
  begin({ stage }: Picture): void {
    this.#home = rounded(stage.camera)
    this.#last = null
  }

  /** Moves the picture's camera to the plot's, unless the plot has it from the picture. */
  follow(picture: Picture | null): void {
    const { camera } = this.#plot
    if (!picture || camera === this.#last) return
    this.#last = camera
    if (camera) picture.stage.camera = camera
    else picture.stage.resetCamera()
  }

  /** The reader moved the picture's camera. */
  report(view: CameraState): void {
    const camera = rounded(view)
    this.#last = this.#home && isSame(camera, this.#home) ? null : camera
    this.#plot.change('camera', this.#last)
  }
}

/** Short enough for a link, and finer than anyone aims. */
const rounded = ({ azimuth, elevation, zoom }: CameraState): CameraState => ({
  azimuth: Number(azimuth.toFixed(1)),
  elevation: Number(elevation.toFixed(1)),
  zoom: Number(zoom.toPrecision(3))
})

const isSame = (a: CameraState, b: CameraState): boolean =>
  a.azimuth === b.azimuth && a.elevation === b.elevation && a.zoom === b.zoom
