import type { Tool } from '../tool'

/** The gradient at the point, beside the direction of the slope. */
export const gradient: Tool = {
  name: 'gradient',
  label: 'Gradient',
  help: 'The gradient points the steepest way up; its length is the slope that way.',
  marks: ({ at, gradient, direction }) => [
    { kind: 'direction', at, degrees: direction },
    { kind: 'gradient', at, gradient }
  ],
  panel: () => import('../../ui/controls/PointPanel.svelte')
}
