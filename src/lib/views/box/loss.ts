/** What draws on a canvas: lost by itself, or known to be lost because drawing failed. */
export interface Loss {
  readonly lost: Promise<string>
  /** Draws; an error, as of a canvas that has no context any more, is a loss. */
  attempt(draw: () => void): void
}

export function createLoss(device: GPUDevice | null, canvas: HTMLCanvasElement): Loss {
  let fail: (reason: string) => void
  const failed = new Promise<string>((resolve) => (fail = resolve))
  return {
    lost: Promise.race([lossOf(device, canvas), failed]),
    attempt(draw) {
      try {
        draw()
      } catch (error) {
        fail(String(error))
      }
    }
  }
}

/** Resolves with the reason when what draws on the canvas is lost: the device, or without one the WebGL context. */
function lossOf(device: GPUDevice | null, canvas: HTMLCanvasElement): Promise<string> {
  if (device) return device.lost.then(({ message }) => message)
  return new Promise((resolve) => {
    if (canvas.getContext('webgl2')?.isContextLost()) resolve('lost at once')
    const lose = (event: Event) => resolve((event as WebGLContextEvent).statusMessage || 'no reason given')
    canvas.addEventListener('webglcontextlost', lose, { once: true })
  })
}
