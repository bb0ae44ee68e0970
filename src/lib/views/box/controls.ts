import type { CameraRig } from './camera'
import type { Gestures } from './stage'

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
  /** Right and middle button, or a modifier key: move what is shown instead of turning it. */
  moves: boolean
}

/**
 * Mouse, pen and touch: one pointer turns the camera; with the right button, Shift or Ctrl it moves what is
 * shown, and so do two, which zoom into it as well. The wheel zooms into what is shown, with Shift it brings
 * the camera nearer. No inertia, so that frames are drawn only while something moves.
 */
export function createControls(
  canvas: HTMLCanvasElement,
  rig: CameraRig,
  moved: () => void,
  gestures: () => Gestures | null
): Controls {
  const pointers = new Map<number, Pointer>()
  const listening = new AbortController()
  let held = false

  function on<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void
  ) {
    canvas.addEventListener(type, listener, { signal: listening.signal, passive: false })
  }
  function place(event: MouseEvent): [x: number, y: number] {
    const { left, top } = canvas.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const middle = (): [x: number, y: number] => {
    const all = [...pointers.values()]
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    return [mean(all.map(({ x }) => x)), mean(all.map(({ y }) => y))]
  }
  on('pointerdown', (event) => {
    if (pointers.size >= 2) return
    const moves = event.button > 0 || event.shiftKey || event.ctrlKey || event.metaKey
    const [x, y] = place(event)
    pointers.set(event.pointerId, { x, y, moves })
    canvas.setPointerCapture(event.pointerId)
    if (!held && (moves || pointers.size === 2)) gestures()?.grab(...middle())
  })
  on('pointermove', (event) => {
    const pointer = pointers.get(event.pointerId)
    if (!pointer) return
    const before = spread([...pointers.values()])
    const [x, y] = place(event)
    const [dx, dy] = [x - pointer.x, y - pointer.y]
    pointer.x = x
    pointer.y = y
    if (held || (dx === 0 && dy === 0)) return
    if (pointers.size === 1 && !pointer.moves) {
      rig.orbit(-dx * turn, dy * turn)
      moved()
      return
    }
    const after = spread([...pointers.values()])
    gestures()?.drag(before > 0 && after > 0 ? before / after : 1, ...middle())
  })
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    on(type, (event) => pointers.delete(event.pointerId))
  on('contextmenu', (event) => event.preventDefault())
  on('wheel', (event) => {
    // A wheel that nothing here follows scrolls the page.
    if (event.shiftKey ? rig.locked : !gestures()) return
    event.preventDefault()
    if (held) return
    const factor = Math.exp(wheelPixels(event) * 0.0016)
    if (!event.shiftKey) return gestures()?.zoom(factor, ...place(event))
    rig.zoomBy(1 / factor)
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

/** Wheels speak in pixels, lines or pages, with Shift often sideways; a pinch on a touchpad comes as Ctrl and small pixels. */
function wheelPixels({ deltaX, deltaY, deltaMode, ctrlKey, shiftKey }: WheelEvent): number {
  const pixels = (deltaY || (shiftKey ? deltaX : 0)) * ([1, 16, 400][deltaMode] ?? 1)
  return Math.max(-240, Math.min(240, ctrlKey ? pixels * 6 : pixels))
}
