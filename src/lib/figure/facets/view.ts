import type { Facet } from './facet'

/** The scene, the map, or the map beside the scene. */
export type View = 'box' | 'map' | 'both'

const views: readonly string[] = ['box', 'map', 'both'] satisfies View[]
const isView = (text: string): text is View => views.includes(text)

/** Which pictures there are. Null leaves it to the page: the map beside the scene where there is room for both. */
export const view: Facet<View | null> = {
  initial: () => null,
  keys: { view: { read: (text) => (isView(text) ? text : null), write: (view) => view } },
  lock: 'tools'
}
