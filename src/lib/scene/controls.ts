import type { CameraRig } from './camera'

export interface Controls {
  /** While held, the pointer does not move the camera. */
  hold(held: boolean): void
  dispose(): void
}

/** Degrees of turn per CSS pixel. */
const turn = 0.35

interface Pointer {
  x: number
  y: number
  /** Right and middle button, or a modifier key: pan instead of orbit. */
  pans: boolean
}

/**
 * Mouse, pen and touch: one pointer orbits (with the right button, Shift or Ctrl it pans), two pan and
 * pinch, the wheel zooms. No inertia, so that frames are drawn only while something moves.
 */
export function createControls(canvas: HTMLCanvasElement, rig: CameraRig, moved: () => void): Controls {
  const pointers = new Map<number, Pointer>()
  const listening = new AbortController()
  let held = false

  function on<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void
  ) {
    canvas.addEventListener(type, listener, { signal: listening.signal, passive: false })
  }
  on('pointerdown', (event) => {
    if (pointers.size >= 2) return
    const pans = event.button > 0 || event.shiftKey || event.ctrlKey || event.metaKey
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, pans })
    canvas.setPointerCapture(event.pointerId)
  })
  on('pointermove', (event) => {
    const pointer = pointers.get(event.pointerId)
    if (!pointer) return
    const before = spread([...pointers.values()])
    const [dx, dy] = [event.clientX - pointer.x, event.clientY - pointer.y]
    pointer.x = event.clientX
    pointer.y = event.clientY
    if (held || (dx === 0 && dy === 0)) return
    if (pointers.size === 1 && !pointer.pans) rig.orbit(-dx * turn, dy * turn)
    else rig.pan(-dx / pointers.size, dy / pointers.size)
    if (pointers.size === 2 && before > 0) rig.zoomBy(spread([...pointers.values()]) / before)
    moved()
  })
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    on(type, (event) => pointers.delete(event.pointerId))
  on('contextmenu', (event) => event.preventDefault())
  on('wheel', (event) => {
    event.preventDefault()
    if (held) return
    rig.zoomBy(Math.exp(-wheelPixels(event) * 0.0016))
    moved()
  })
  canvas.style.setProperty('touch-action', 'none')
  return {
    hold: (now) => (held = now),
    dispose: () => listening.abort()
  }
}

/** The distance between two pointers. */
const spread = ([a, b]: Pointer[]): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0)

/** Wheels speak in pixels, lines or pages; a pinch on a touchpad comes as Ctrl and small pixels. */
function wheelPixels({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const pixels = deltaY * ([1, 16, 400][deltaMode] ?? 1)
  return Math.max(-240, Math.min(240, ctrlKey ? pixels * 6 : pixels))
}
