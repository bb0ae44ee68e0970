import { BufferGeometry, Mesh, type Material } from 'three/webgpu'
import { lazilyFor } from '../../basics/lazily'
import type { FormulaName, SampledSheet } from '../../figure/mark'
import { sampleCount, spanOf } from '../../tape/sampling/sampling'
import { placeSheet } from './applyScenery'
import { mixRgb, type Palette, type Rgb } from './colours'
import { createSlot, type DrawnSlot } from './fieldSlot'
import { createGridGeometry, type GridGeometry } from './gridGeometry'
import { order, type Scenery } from './maker'
import { mostExtraVertices } from './sheetPatch'
import { besideUniforms, type Uniforms } from './uniforms'

/** A surface beside the picture's own, in its light and with its contours, but with a hue of its own. */
export interface BesideSurface {
  readonly object: Mesh
  show(sheet: SampledSheet): void
  hide(): void
  /** Before each frame: its numbers, which it shares with other pictures. */
  write(scenery: Scenery): void
  face(eyeRight: boolean, eyeAbove: boolean): void
  dispose(): void
}

/** f has the colours of heights, the others shades of their hues, which become lighter upwards as those do. */
export function shadeSurface(u: Uniforms, name: FormulaName, colours: Palette): void {
  u.lowShade.value.w = name === 'f' ? 0 : 1
  if (name === 'f') return
  const shades = [0.15, 0.7].map((share) => mixRgb(colours[name], colours.ground, share))
  const [low, high] = shades.sort((a, b) => lightness(a) - lightness(b))
  u.lowShade.value.set(...low, 1)
  u.highShade.value.set(...high)
}

const lightness = ([red, green, blue]: Rgb): number => red + 2 * green + blue

/** Pictures share these as they share the others, so that each surface's pipeline is made once. */
const uniformsOf = lazilyFor((shared: Uniforms) => {
  const known = new Map<FormulaName, Uniforms>()
  return (name: FormulaName): Uniforms => {
    const own = known.get(name) ?? besideUniforms(shared)
    known.set(name, own)
    return own
  }
})

export function createBesideSurface(
  shared: Uniforms,
  name: FormulaName,
  materialOf: (u: Uniforms) => Material
): BesideSurface {
  const own = uniformsOf(shared)(name)
  const material = materialOf(own)
  const object = new Mesh(new BufferGeometry(), material)
  object.frustumCulled = false
  object.renderOrder = order.surface
  let drawn: { sheet: SampledSheet; slot: DrawnSlot; geometry: GridGeometry } | null = null

  function forget() {
    drawn?.geometry.dispose()
    drawn?.slot.dispose()
    drawn = null
  }
  return {
    object,
    show(sheet) {
      const fits =
        drawn?.sheet.grid.columns === sheet.grid.columns && drawn.sheet.grid.rows === sheet.grid.rows
      if (!fits) forget()
      if (drawn?.sheet !== sheet) {
        const { slot, geometry } = drawn ?? create(name, sheet)
        slot.upload(sheet.samples)
        geometry.refine(sheet.refinement, false)
        drawn = { sheet, slot, geometry }
      }
      object.visible = !drawn.geometry.empty
    },
    hide() {
      forget()
      object.visible = false
    },
    write({ frame, colours }) {
      if (!drawn) return
      own.heights.value.set(frame.heights[0] - drawn.sheet.base, 1 / spanOf(frame.heights))
      shadeSurface(own, name, colours)
      placeSheet(own, frame, drawn.sheet.domain)
    },
    face(eyeRight, eyeAbove) {
      if (drawn) object.geometry = drawn.geometry.surface(eyeRight, eyeAbove)
    },
    dispose() {
      forget()
      material.dispose()
    }
  }
}

function create(name: FormulaName, { grid }: SampledSheet) {
  const slot = createSlot(null, null, {
    label: `samples of ${name}`,
    capacity: sampleCount(grid),
    room: mostExtraVertices,
    perInstance: false,
    grid: () => grid
  })
  return { slot, geometry: createGridGeometry(grid, slot) }
}
