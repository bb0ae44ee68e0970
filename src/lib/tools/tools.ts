import { layerMarks, type Examined } from '../figure/layers'
import type { Mark } from '../figure/mark'
import type { Subject, Tool, ToolCode } from './tool'

/** Every tool, in the order of the bar. A new one is one folder, its name in `toolNames`, and one entry here. */
export const tools: readonly Tool[] = [
  {
    name: 'gradient',
    label: 'Gradient',
    icon: 'M4 16 15 5M9 5h6v6',
    help: 'The gradient points the steepest way up; its length is the slope that way.',
    code: async () => (await import('./gradient/gradient')).gradient
  },
  {
    name: 'partials',
    label: 'Partials',
    icon: 'M3.5 16.5h13M3.5 3.500v13M4 14c4 0 4.500-8 8-8 2 0 3 1.500 4.500 4M6 9.500 14.500 3.500',
    help: 'Hold one variable constant: what is left is a curve in one variable, and its slope is the partial derivative.',
    code: async () => (await import('./partials/partials')).partials
  },
  {
    name: 'limit',
    label: 'Limit',
    icon: 'M3.500 16.500c7 0 9-4 12-12M3.500 13.500l13-7',
    help: 'A secant over a step h turns into the tangent as h shrinks, until rounding spoils the difference.',
    code: async () => (await import('./limit/limit')).limit
  },
  {
    name: 'direction',
    label: 'Direction',
    icon: 'M10 16.500a6.500 6.500 0 1 1 .01 0M10 10l4-4.500M10 10h.01',
    help: 'Which way you go decides how steep it is: the slope along v is ∇f · v. Turn the hand of the dial.',
    code: async () => (await import('./direction/direction')).direction
  },
  {
    name: 'agree',
    label: 'Three ways',
    icon: 'M4 16V9M10 16V4M16 16V9M4 9l6-5 6 5',
    help: 'One gradient three ways: by rules, by autodiff and by differences; and how autodiff does it, step by step.',
    code: async () => (await import('./agree/agree')).agree
  },
  {
    name: 'second',
    label: 'Second order',
    icon: 'M3 5c2 14 12 14 14 0M6.500 16h7',
    help: 'Second derivatives say how f bends, and so tell a minimum from a maximum or a saddle.',
    code: async () => (await import('./second/second')).second
  },
  {
    name: 'norms',
    label: 'Norms',
    icon: 'M10 3 17 10 10 17 3 10ZM4 4h12v12H4Z',
    help: 'Which way is steepest depends on how steps are measured: each norm has its own unit ball of steps.',
    code: async () => (await import('./norms/tool')).norms
  },
  {
    name: 'approach',
    label: 'Approach',
    icon: 'M3 17C6 10 7 10 9 10M3 3C6 6 6 10 9 10M17 4C14 5 14 10 11 10M10 10h.01',
    help: 'What f does towards the point on many ways at once. It has a limit if all of them lead to the same.',
    code: async () => (await import('./approach/tool')).approach
  },
  {
    name: 'paths',
    label: 'Paths',
    icon: 'M3 16C8 16 6 9 10 8C13 7 13 5 13 3M10 5l3-2 3 2',
    help: 'Always the steepest way, up and down from the point: at right angles to every level curve it meets.',
    code: async () => (await import('./paths/tool')).paths
  },
  {
    name: 'extrema',
    label: 'Extrema',
    icon: 'M3 13C5 2 8 2 10 9C12 18 15 17 17 6M4.500 4.500h4M11.500 16.500h4',
    help: 'Where f is highest and lowest: in the window, along a curve or on a region, and whether these are surely all.',
    code: async () => (await import('./extrema/tool')).extrema
  }
]

/** The tools of these names, in the table's order. */
export const toolsNamed = (names: readonly string[]): Tool[] =>
  tools.filter(({ name }) => names.includes(name))

/** Everything that a plot shows: the layers that are on, the point, and the marks of the open tools. */
export const marksOf = (
  layers: readonly string[],
  open: readonly Pick<ToolCode, 'marks'>[],
  subject: Subject
): Mark[] => [...plainMarks(layers, subject), ...open.flatMap((tool) => tool.marks(subject))]

/** The layers that are on and the point, without any tool. */
export const plainMarks = (layers: readonly string[], examined: Examined): Mark[] => [
  ...layerMarks(layers, examined),
  { kind: 'point', at: examined.at }
]
