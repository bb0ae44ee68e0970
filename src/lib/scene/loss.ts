/** Resolves with the reason when what draws on the canvas is lost: the device, or without one the WebGL context. */
export function lossOf(device: GPUDevice | null, canvas: HTMLCanvasElement): Promise<string> {
  if (device) return device.lost.then(({ message }) => message)
  return new Promise((resolve) => {
    if (canvas.getContext('webgl2')?.isContextLost()) resolve('lost at once')
    const lose = (event: Event) => resolve((event as WebGLContextEvent).statusMessage || 'no reason given')
    canvas.addEventListener('webglcontextlost', lose, { once: true })
  })
}
