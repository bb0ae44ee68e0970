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
const nearer = 1.15
/** Of the domain; Shift goes in three times as fast. */
const factor = 1.25

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
  { keys: ['+', '='], help: 'nearer', act: ({ picture }) => picture?.stage.zoomBy(nearer) },
  { keys: ['-', '_'], help: 'farther', act: ({ picture }) => picture?.stage.zoomBy(1 / nearer) },
  { keys: ['0', 'Home'], help: 'reset the view', act: (viewport) => viewport.resetCamera() },
  { keys: ['Backspace'], help: 'domain as it was', act: ({ plot }) => plot.goHome() },
  { keys: ['z'], help: 'zoom in on the point', act: zoom(1 / factor) },
  { keys: ['x'], help: 'zoom out', act: zoom(factor) },
  { keys: ['j'], help: 'domain to smaller x', act: move(-1, 0) },
  { keys: ['l'], help: 'domain to larger x', act: move(1, 0) },
  { keys: ['k'], help: 'domain to smaller y', act: move(0, -1) },
  { keys: ['i'], help: 'domain to larger y', act: move(0, 1) }
]

const actions = new Map(keyActions.flatMap((action) => action.keys.map((key) => [key, action] as const)))

/** True when the key meant something to the picture. */
export function pressKey(viewport: Viewport, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const action = actions.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)
  action?.act(viewport, event)
  return action !== undefined
}

/** How long a step along a side is, as a share of it. */
const reach = ({ shiftKey, altKey }: KeyboardEvent): number => share * (shiftKey ? 5 : 1) * (altKey ? 0.1 : 1)

function step(right: number, up: number): KeyAction['act'] {
  return ({ plot }, event) => {
    const { x, y } = plot.domain
    const size = reach(event)
    plot.movePoint(plot.point[0] + right * size * (x[1] - x[0]), plot.point[1] + up * size * (y[1] - y[0]))
  }
}

function move(right: number, up: number): KeyAction['act'] {
  return ({ plot }, event) => {
    const { x, y } = plot.domain
    const size = 3 * reach(event)
    plot.moveDomain(right * size * (x[1] - x[0]), up * size * (y[1] - y[0]))
  }
}

function zoom(by: number): KeyAction['act'] {
  return ({ plot }, { shiftKey }) =>
    plot.zoomDomain(shiftKey ? by ** 3 : by, { x: plot.point[0], y: plot.point[1] })
}
