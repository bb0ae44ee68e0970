import type { Component } from 'svelte'
import type { PointJet, ScalarField } from '../field/field'
import type { Row } from '../field/rows'
import type { ToolName } from '../figure/facets/tool'
import type { Grip } from '../figure/grip'
import type { Heights } from '../figure/heights'
import type { Examined } from '../figure/layers'
import type { Pointed } from '../figure/lit'
import type { FurtherName } from '../figure/facets/formulas'
import type { Mark } from '../figure/mark'
import type { PlotState } from '../figure/plotState'
import type { Plot } from '../state/plot.svelte'
import type { Domain } from '../tape/sampling/sampling'

/** What a tool looks at: a function as it is shown, the point with the jet there, and what the reader has set. */
export interface Subject extends Examined {
  field: ScalarField
  /** Of the parameters. */
  values: Record<string, number>
  domain: Domain
  /** Of the box. */
  heights: Readonly<Heights>
  jet: PointJet
  /** The tool's own facet among them. */
  state: PlotState
  /** What of the plot the reader points at. */
  pointed: Pointed | null
  /** The formulas beside f that are drawn, as they were read. */
  rows: readonly SubjectRow[]
  /** Whatever is looked at belongs to it: what takes long is worked out once for each. */
  owner: object
}

export interface SubjectRow {
  name: FurtherName
  row: Row
}

/** Something that makes one idea visible: marks in the pictures, and numbers and controls in a panel. */
export interface Tool {
  name: ToolName
  /** One word or two, for the bar. */
  label: string
  /** Strokes on a 20 by 20 sheet. */
  icon: string
  /** One or two sentences in the reader's terms: the idea. */
  help: string
  /** Fetched when the tool is first opened. */
  code(): Promise<ToolCode>
}

/** What a tool draws and says. */
export interface ToolCode {
  /** Drawn while the tool is open or pinned. Large arrays stay the same while they say the same. */
  marks(subject: Subject): Mark[]
  /** What of its marks can be dragged. */
  grips?(plot: Plot): Grip[]
  panel: Component<{ plot: Plot }>
}
