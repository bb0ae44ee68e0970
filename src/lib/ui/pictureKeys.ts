import type { Viewport } from './viewport.svelte'

/** What a key does, and how the help says it. */
interface KeyAction {
  keys: string[]
  help: string
  act(viewport: Viewport, event: KeyboardEvent): void
}

/** One step along a side is this share of it; Shift takes longer steps, Alt finer ones. */
const share = 1 / 60
const turn = 5
const zoom = 1.15

/** The keys of the picture. The point moves along the axes, whatever way the camera looks. */
export const keyActions: readonly KeyAction[] = [
  { keys: ['ArrowLeft'], help: 'point to smaller x', act: step(-1, 0) },
  { keys: ['ArrowRight'], help: 'point to larger x', act: step(1, 0) },
  { keys: ['ArrowDown'], help: 'point to smaller y', act: step(0, -1) },
  { keys: ['ArrowUp'], help: 'point to larger y', act: step(0, 1) },
  { keys: ['a'], help: 'turn left', act: ({ picture }) => picture?.stage.orbit(-turn, 0) },
  { keys: ['d'], help: 'turn right', act: ({ picture }) => picture?.stage.orbit(turn, 0) },
  { keys: ['w'], help: 'look from higher', act: ({ picture }) => picture?.stage.orbit(0, turn) },
  { keys: ['s'], help: 'look from lower', act: ({ picture }) => picture?.stage.orbit(0, -turn) },
  { keys: ['+', '='], help: 'nearer', act: ({ picture }) => picture?.stage.zoomBy(zoom) },
  { keys: ['-', '_'], help: 'farther', act: ({ picture }) => picture?.stage.zoomBy(1 / zoom) },
  { keys: ['0', 'Home'], help: 'reset the view', act: (viewport) => viewport.resetCamera() }
]

const actions = new Map(keyActions.flatMap((action) => action.keys.map((key) => [key, action] as const)))

/** True when the key meant something to the picture. */
export function pressKey(viewport: Viewport, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const action = actions.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)
  action?.act(viewport, event)
  return action !== undefined
}

function step(right: number, up: number): KeyAction['act'] {
  return ({ plot }, { shiftKey, altKey }) => {
    const { x, y } = plot.domain
    const size = share * (shiftKey ? 5 : 1) * (altKey ? 0.1 : 1)
    plot.movePoint(plot.point[0] + right * size * (x[1] - x[0]), plot.point[1] + up * size * (y[1] - y[0]))
  }
}
