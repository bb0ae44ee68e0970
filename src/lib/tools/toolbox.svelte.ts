import { SvelteMap } from 'svelte/reactivity'
import type { ToolName } from '../figure/facets/tool'
import type { ToolCode } from './tool'
import { toolsNamed } from './tools'

/** The code of the tools that were opened; the same for all plots of a page. */
const fetched = new SvelteMap<ToolName, ToolCode>()
const asked = new Map<ToolName, Promise<void>>()

/** Fetches what the tools of these names draw and say, once. */
export async function fetchTools(names: readonly string[]): Promise<void> {
  await Promise.all(
    toolsNamed(names).map(({ name, code }) => {
      const coming =
        asked.get(name) ??
        code().then(
          (code) => void fetched.set(name, code),
          (error: unknown) => {
            asked.delete(name)
            throw error
          }
        )
      asked.set(name, coming)
      return coming
    })
  )
}

/** What a tool draws and says; undefined until it has come. Reactive. */
export const toolCode = (name: ToolName): ToolCode | undefined => fetched.get(name)

/** What those tools of these names draw and say that have come, in the order of the bar. Reactive. */
export const openTools = (names: readonly string[]): ToolCode[] =>
  toolsNamed(names).flatMap(({ name }) => fetched.get(name) ?? [])
