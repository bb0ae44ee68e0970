/** What a device could not do: its memory is full, or it refused a shader, a buffer or a command. */
export type RefusalKind = 'memory' | 'validation' | 'internal'

/** An error of the GPU, which WebGPU reports beside the call that caused it and not by it. */
export class GpuRefusal extends Error {
  readonly kind: RefusalKind

  constructor(kind: RefusalKind, message: string) {
    super(message)
    this.name = 'GpuRefusal'
    this.kind = kind
  }
}

const filters = ['validation', 'out-of-memory', 'internal'] as const

/**
 * What `make` makes, and what the device had to say about it (null for nothing). The scopes are closed
 * before anything waits, so that those of two callers never mix. Two messages to the GPU's process a
 * scope: for what is created, not for every frame.
 */
export function watched<T>(
  device: GPUDevice,
  make: () => T
): { made: T; refusal: Promise<GpuRefusal | null> } {
  for (const filter of filters) device.pushErrorScope(filter)
  // A device that is lost on the way has no errors: its loss is told elsewhere.
  const close = () => Promise.all(filters.map(() => device.popErrorScope().catch(() => null)))
  try {
    const made = make()
    return { made, refusal: close().then(firstOf) }
  } catch (error) {
    void close()
    throw error
  }
}

/** What `make` makes once the device has agreed; rejects with a GpuRefusal if it has not. */
export async function checked<T>(device: GPUDevice, make: () => T): Promise<Awaited<T>> {
  try {
    const { made, refusal } = watched(device, make)
    const [result, refused] = await Promise.all([Promise.allSettled([made]), refusal])
    if (refused) throw refused
    if (result[0].status === 'rejected') throw result[0].reason
    return result[0].value
  } catch (error) {
    throw asRefusal(error)
  }
}

/** Tells of every error that no scope caught: the last net. Ends with the device. */
export function onUncaught(device: GPUDevice, report: (refusal: GpuRefusal) => void): void {
  device.addEventListener('uncapturederror', (event) => {
    // The page says it; unasked, the browser would write it to the console once more.
    event.preventDefault()
    report(refusalOf(event.error))
  })
}

function firstOf(errors: (GPUError | null)[]): GpuRefusal | null {
  const error = errors.find((error) => error !== null)
  return error ? refusalOf(error) : null
}

function refusalOf(error: GPUError): GpuRefusal {
  const kind =
    error instanceof GPUOutOfMemoryError
      ? 'memory'
      : error instanceof GPUValidationError
        ? 'validation'
        : 'internal'
  return new GpuRefusal(kind, error.message)
}

/** Pipelines made in the background reject instead; an allocation too large for the page's own memory throws. */
function asRefusal(reason: unknown): Error {
  if (reason instanceof RangeError) return new GpuRefusal('memory', reason.message)
  if (reason instanceof GPUPipelineError) return new GpuRefusal(reason.reason, reason.message)
  return reason instanceof Error ? reason : new Error(String(reason))
}
