interface Turning {
  /** As it is spoken. */
  label: string
  /** Degrees, counted from the x axis towards the y axis. */
  direction: number
  locked?: boolean
  turn(degrees: number): void
  /** The direction that a pointer near it comes to. */
  catches?(degrees: number): number
}

/** Degrees per key; with Shift fifteen times as many. */
const steps = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
  ['PageUp', 15],
  ['PageDown', -15]
])

const wrapped = (degrees: number, low: number): number => ((((degrees - low) % 360) + 360) % 360) + low

/** The attributes of an element that is turned about its middle by pointer and keys, in whole degrees: a slider to assistive technology. */
export function turning({ label, direction, locked = false, turn, catches = (degrees) => degrees }: Turning) {
  const shown = wrapped(Math.round(direction), 0)
  const follow = (event: PointerEvent & { currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const right = event.clientX - box.left - box.width / 2
    const up = box.top + box.height / 2 - event.clientY
    turn(catches(Math.round((Math.atan2(up, right) * 180) / Math.PI)))
  }
  return {
    role: 'slider',
    tabindex: 0,
    'aria-label': label,
    'aria-valuenow': shown,
    'aria-valuemin': 0,
    'aria-valuemax': 360,
    'aria-valuetext': `${shown} degrees`,
    'aria-disabled': locked,
    onpointerdown(event: PointerEvent & { currentTarget: Element }) {
      if (locked) return
      event.currentTarget.setPointerCapture(event.pointerId)
      follow(event)
    },
    onpointermove(event: PointerEvent & { currentTarget: Element }) {
      if (event.buttons > 0 && !locked) follow(event)
    },
    onkeydown(event: KeyboardEvent) {
      const step = steps.get(event.key)
      if (step === undefined || locked) return
      event.preventDefault()
      turn(wrapped(Math.round(direction) + step * (event.shiftKey ? 15 : 1), -180))
    }
  } as const
}
