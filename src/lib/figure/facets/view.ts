import type { Facet } from './facet'

/** The scene, the map, or the map beside the scene. */
export type View = 'box' | 'map' | 'both'

const views: readonly string[] = ['box', 'map', 'both'] satisfies View[]

/** Which pictures there are. There was no map when links of version 1 began. */
export const view: Facet<View> = {
  initial: () => 'box',
  fresh: () => 'both',
  keys: {
    view: {
      read: (text) => (views.includes(text) ? (text as View) : null),
      write: (view, initial) => (view === initial ? null : view)
    }
  },
  lock: 'tools'
}
