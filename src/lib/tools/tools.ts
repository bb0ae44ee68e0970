import { layerMarks, type Examined } from '../figure/layers'
import type { Mark } from '../figure/mark'
import { gradient } from './gradient/gradient'
import type { Tool } from './tool'

/** Every tool. A new one is one folder and one line here. */
export const tools: readonly Tool[] = [gradient]

/** The tools of these names, in the table's order. */
export const toolsNamed = (names: readonly string[]): Tool[] =>
  tools.filter(({ name }) => names.includes(name))

/** Everything that a plot shows: the layers that are on, the point, and the marks of the open tools. */
export const marksOf = (layers: readonly string[], open: readonly Tool[], examined: Examined): Mark[] => [
  ...layerMarks(layers, examined),
  { kind: 'point', at: examined.at },
  ...open.flatMap((tool) => tool.marks(examined))
]
