import { existsSync } from 'node:fs'
import { readField } from '$lib'
import { encodeSealed } from '$lib/figure/link/link'
import { presets, presetState } from '$lib/figure/presets'

/** The cards are made when the site is built, so that the gallery needs no mathematics of its own. */
export function load() {
  const cards = presets.map((preset) => {
    const reading = readField(preset.source, { variables: ['x', 'y'], columns: preset.data })
    return {
      slug: preset.slug,
      name: preset.name,
      pictured: existsSync(`static/gallery/${preset.slug}.webp`),
      notice: preset.notice,
      latex: 'field' in reading ? reading.field.latex.value : preset.source,
      fragment: encodeSealed(presetState(preset))
    }
  })
  return { cards }
}
