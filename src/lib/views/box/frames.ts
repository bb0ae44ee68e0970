/** Frames on demand: nothing runs between them. */
export interface Frames {
  /** How many frames were drawn so far. */
  readonly count: number
  /** Milliseconds that a late frame took until the GPU had finished it; 0 before the first. */
  readonly duration: number
  /** While false, no frame is drawn, and those asked for wait. */
  allowed: boolean
  /** Asks for a frame; any number of calls before it make one. */
  invalidate(): void
  /** Resolves when what was asked for so far is drawn and the GPU has finished it. */
  settled(): Promise<void>
  /** Draws no further frame, whoever asks; nobody is left waiting for one. */
  dispose(): void
}

export function createFrames(draw: () => void, finished: () => Promise<void>): Frames {
  /** The browser's number of the coming frame, and whether one is wanted at all. */
  let request = 0
  let wanted = false
  let allowed = true
  let count = 0
  let stopped = false
  let waiting: (() => void)[] = []
  let duration = 0
  let measuring = false

  function frame() {
    request = 0
    wanted = false
    count++
    const started = performance.now()
    draw()
    void measure(started)
    answer()
  }
  function answer() {
    const drawn = waiting
    waiting = []
    for (const resolve of drawn) resolve()
  }
  function ask() {
    if (wanted && allowed && !stopped) request ||= requestAnimationFrame(frame)
  }
  function withdraw() {
    cancelAnimationFrame(request)
    request = 0
  }
  /** One at a time: a frame behind another would seem to take both their times. */
  async function measure(started: number) {
    if (measuring) return
    measuring = true
    await finished()
    measuring = false
    duration = performance.now() - started
  }
  return {
    get count() {
      return count
    },
    get duration() {
      return duration
    },
    get allowed() {
      return allowed
    },
    set allowed(now) {
      allowed = now
      if (allowed) ask()
      else withdraw()
    },
    invalidate() {
      wanted = true
      ask()
    },
    async settled() {
      if (wanted && !stopped) await new Promise<void>((resolve) => waiting.push(resolve))
      await finished()
    },
    dispose() {
      stopped = true
      withdraw()
      answer()
    }
  }
}

/** Resolves when the GPU has done all work submitted so far, or is lost and will do none. */
export async function gpuFinished(device: GPUDevice | null, canvas: HTMLCanvasElement): Promise<void> {
  if (device) return device.queue.onSubmittedWorkDone().catch(() => undefined)
  const gl = canvas.getContext('webgl2')
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
  if (!gl || !fence) return
  gl.flush()
  while (gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED)
    await new Promise((resolve) => setTimeout(resolve, 1))
  gl.deleteSync(fence)
}
