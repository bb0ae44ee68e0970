import type { Facet } from './facet'

/** The tools that links can name; what each of them is stands in the table of tools. */
export const toolNames = [
  'gradient',
  'partials',
  'limit',
  'direction',
  'agree',
  'second',
  'norms',
  'approach',
  'paths',
  'extrema'
] as const

export type ToolName = (typeof toolNames)[number]

/** The tool that is open, if one is. */
export type OpenTool = ToolName | 'none'

const isTool = (name: string): name is ToolName => (toolNames as readonly string[]).includes(name)

/** The tool that is open: its marks are drawn, and its panel stands below the map. */
export const tool: Facet<OpenTool> = {
  initial: () => 'gradient',
  keys: {
    tool: {
      read: (text) => (isTool(text) || text === 'none' ? text : null),
      write: (name, initial) => (name === initial ? null : name)
    }
  },
  lock: 'tools'
}

/** The tools whose marks stay while another is open. */
export const pins: Facet<readonly ToolName[]> = {
  initial: () => [],
  keys: {
    pin: {
      read(text, _, notices) {
        const names = [...new Set(text.split(',').filter(Boolean))]
        for (const name of names)
          if (!isTool(name)) notices.push(`The tool “${name}” in the link was ignored.`)
        return names.filter(isTool)
      },
      write: (names) => names.join() || null
    }
  },
  lock: 'tools'
}
