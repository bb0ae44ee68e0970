import type { Component } from 'svelte'
import type { Examined } from '../figure/layers'
import type { Mark } from '../figure/mark'
import type { Plot } from '../state/plot.svelte'

/** Something that makes one idea visible: marks in the picture, and controls and numbers beside it. */
export interface Tool {
  name: string
  label: string
  /** One sentence: the idea. */
  help: string
  /** Drawn while the tool is open. */
  marks(examined: Examined): Mark[]
  /** Fetched when the tool is opened. */
  panel?(): Promise<{ default: Component<{ plot: Plot }> }>
}
