import { Color, LinearFilter, RenderTarget, type Object3D, type PerspectiveCamera } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'

/** Draws a scene into a picture of its own, without ground, and hands it back as WebP. The clear colour is left black. */
export async function capture(
  renderer: Renderer,
  scene: Object3D,
  camera: PerspectiveCamera,
  width: number,
  height: number
): Promise<Blob> {
  const target = new RenderTarget(width, height, { samples: 4, minFilter: LinearFilter })
  renderer.setClearColor(new Color(0, 0, 0), 0)
  renderer.setRenderTarget(target)
  renderer.render(scene, camera)
  renderer.setRenderTarget(null)
  const pixels = await renderer.readRenderTargetPixelsAsync(target, 0, 0, width, height)
  target.dispose()
  const upsideDown = renderer.coordinateSystem === webglCoordinates
  return encode(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, height, upsideDown)
}

/** three's number for WebGL's clip space, whose pictures are read from the bottom row up. */
const webglCoordinates = 2000

function encode(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  upsideDown: boolean
): Promise<Blob> {
  const image = new ImageData(width, height)
  for (let row = 0; row < height; row++) {
    const from = (upsideDown ? height - 1 - row : row) * width * 4
    image.data.set(pixels.subarray(from, from + width * 4), row * width * 4)
  }
  divideByAlpha(image.data)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
}

/** Blending leaves colours multiplied by alpha; a picture file wants them whole. */
function divideByAlpha(data: Uint8ClampedArray): void {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] / 255
    if (alpha > 0 && alpha < 1) for (let k = 0; k < 3; k++) data[i + k] /= alpha
  }
}
