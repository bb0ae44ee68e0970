import type { FacetName } from '../../figure/plotState'
import type { Viewport } from './viewport.svelte'

/** What a key does, and how the help says it. */
interface KeyAction {
  keys: string[]
  help: string
  /** The facet that it changes: where that is locked the key means nothing. */
  changes: FacetName
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
  { keys: ['ArrowLeft'], help: 'point to smaller x', changes: 'point', act: step(-1, 0) },
  { keys: ['ArrowRight'], help: 'point to larger x', changes: 'point', act: step(1, 0) },
  { keys: ['ArrowDown'], help: 'point to smaller y', changes: 'point', act: step(0, -1) },
  { keys: ['ArrowUp'], help: 'point to larger y', changes: 'point', act: step(0, 1) },
  { keys: ['a'], help: 'turn left', changes: 'camera', act: ({ picture }) => picture?.stage.orbit(-turn, 0) },
  { keys: ['d'], help: 'turn right', changes: 'camera', act: ({ picture }) => picture?.stage.orbit(turn, 0) },
  {
    keys: ['w'],
    help: 'look from higher',
    changes: 'camera',
    act: ({ picture }) => picture?.stage.orbit(0, turn)
  },
  {
    keys: ['s'],
    help: 'look from lower',
    changes: 'camera',
    act: ({ picture }) => picture?.stage.orbit(0, -turn)
  },
  {
    keys: ['+', '='],
    help: 'nearer',
    changes: 'camera',
    act: ({ picture }) => picture?.stage.zoomBy(nearer)
  },
  {
    keys: ['-', '_'],
    help: 'farther',
    changes: 'camera',
    act: ({ picture }) => picture?.stage.zoomBy(1 / nearer)
  },
  {
    keys: ['0', 'Home'],
    help: 'reset the view',
    changes: 'camera',
    act: (viewport) => viewport.resetCamera()
  },
  { keys: ['Backspace'], help: 'domain as it was', changes: 'domain', act: ({ plot }) => plot.goHome() },
  { keys: ['z'], help: 'zoom in on the point', changes: 'domain', act: zoom(1 / factor) },
  { keys: ['x'], help: 'zoom out', changes: 'domain', act: zoom(factor) },
  { keys: ['j'], help: 'domain to smaller x', changes: 'domain', act: move(-1, 0) },
  { keys: ['l'], help: 'domain to larger x', changes: 'domain', act: move(1, 0) },
  { keys: ['k'], help: 'domain to smaller y', changes: 'domain', act: move(0, -1) },
  { keys: ['i'], help: 'domain to larger y', changes: 'domain', act: move(0, 1) }
]

const actions = new Map(keyActions.flatMap((action) => action.keys.map((key) => [key, action] as const)))

/** True when the key meant something to the picture. */
export function pressKey(viewport: Viewport, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const action = actions.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)
  if (!action || !viewport.plot.mayChange(action.changes)) return false
  action.act(viewport, event)
  return true
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
