import { layerTable, type Layer } from '../layers'
import { unless } from '../link/text'
import type { Facet } from './facet'

/** The layers that links without `show` mean. Layers that come later are off in them: this list stays as it is. */
const layersOfVersion1 = ['surface', 'contours', 'floor', 'arrows', 'tangent', 'level', 'axes']

/** Layers that are to come: links that name them are right already. */
const laterLayers = ['map']

/** The layers that are on, by name. */
export const layersFacet = (table: readonly Layer[]): Facet<readonly string[]> => ({
  initial: () => layersOfVersion1,
  fresh: () => table.filter(({ on }) => on).map(({ name }) => name),
  keys: {
    show: {
      read: (text, _, notices) =>
        readLayers(text, notices, [...table.map(({ name }) => name), ...laterLayers]),
      write: (names, initial) => unless(names.join() === initial.join(), () => names.join(','))
    }
  },
  lock: 'tools'
})

export const layers = layersFacet(layerTable)

/** The layers that are on after a switch; they keep the table's order, and those of later versions stay. */
export function toggled(on: readonly string[], name: string): string[] {
  const known: readonly string[] = layerTable.map(({ name }) => name)
  const next = new Set(on)
  if (!next.delete(name)) next.add(name)
  return [...known.filter((layer) => next.has(layer)), ...on.filter((layer) => !known.includes(layer))]
}

function readLayers(text: string, notices: string[], known: readonly string[]): string[] {
  const names = [...new Set(text.split(',').filter(Boolean))]
  for (const name of names)
    if (!known.includes(name)) notices.push(`The layer “${name}” in the link was ignored.`)
  return names.filter((name) => known.includes(name))
}
