import { DoubleSide, Group, Mesh, NodeMaterial } from 'three/webgpu'
import { Discard, Fn, clamp, frontFacing, mix, normalize, select, vec3, vec4 } from 'three/tsl'
import { lazilyFor } from '../../../basics/lazily'
import type { FormulaName, MarkOf } from '../../../figure/mark'
import { createBesideSurface, shadeSurface, type BesideSurface } from '../besideSurface'
import { fieldNodes, groundPlace, veiled } from '../field'
import { order, type CreateMaker, type Scenery } from '../maker'
import { contourCoverage, fieldPixel, heightColour, levelCoverage, lit, veilPixel } from '../shading'
import type { Uniforms } from '../uniforms'

/** Box heights by which the sheet may leave the box: keeps crests that touch its top whole. */
const tolerance = 0.004

/** Box heights in a pixel of a wall that faces the reader, and no more than that of a small box. */
const onWall = 0.01

/** Sheets z = f(x, y), cut where they leave the box and open along holes, poles and jumps: the picture's own and others beside it. */
export const surfaceMaker: CreateMaker<'surface'> = (context) => {
  const { uniforms } = context
  const material = createMaterial(uniforms)
  const own = new Mesh(context.geometry.surface(true, false), material)
  own.frustumCulled = false
  own.renderOrder = order.surface
  const object = new Group().add(own)
  const others = new Map<FormulaName, BesideSurface>()
  let scenery: Scenery
  let shown: MarkOf<'surface'> | undefined
  return {
    object,
    captured: true,
    update(marks, now) {
      scenery = now
      shown = marks.find(({ sheet }) => !sheet)
      object.visible = true
      own.visible = shown !== undefined && now.sheet !== null && !context.geometry.empty
      const beside = marks.flatMap(({ of, sheet }) => (sheet ? [{ of, sheet }] : []))
      for (const [name, surface] of others) if (!beside.some(({ of }) => of === name)) surface.hide()
      for (const { of, sheet } of beside) {
        const surface = others.get(of) ?? createBesideSurface(uniforms, of, createMaterial)
        if (!others.has(of)) object.add(surface.object)
        others.set(of, surface)
        surface.show(sheet)
      }
    },
    write() {
      shadeSurface(uniforms, shown?.of ?? 'f', scenery.colours)
      for (const surface of others.values()) surface.write(scenery)
    },
    face({ eye }) {
      const [right, above] = [eye[0] > 0, eye[1] > 0]
      own.geometry = context.geometry.surface(right, above)
      for (const surface of others.values()) surface.face(right, above)
    },
    dispose() {
      material.dispose()
      for (const surface of others.values()) surface.dispose()
    }
  }
}

function createMaterial(u: Uniforms): NodeMaterial {
  const material = new NodeMaterial()
  material.side = DoubleSide
  material.forceSinglePass = true
  // Only its outermost pixels are translucent, for soft edges.
  material.transparent = true
  material.vertexNode = sheetNodes(u).position
  material.fragmentNode = sheetNodes(u).colour
  return material
}

const sheetNodes = lazilyFor((u: Uniforms) => {
  const position = Fn(() => {
    const { place, height } = fieldNodes(u)
    return u.viewProjection.mul(vec4(groundPlace(u, place), height.mul(2).sub(1).mul(u.half.z), 1))
  })
  const colour = Fn(() => {
    const pixel = fieldPixel(u, false)
    const { h, change, slope, inside, gone } = pixel
    const cut = h.min(h.oneMinus()).add(tolerance).div(change.max(1e-7)).toVar()
    Discard(gone.or(cut.lessThan(0)))

    // The slope of the drawn sheet: box heights and sides have different lengths in the world.
    const upward = normalize(vec3(slope.mul(u.half.z).div(u.half.xy).negate(), 1)).toVar()
    const normal = select(frontFacing, upward, upward.negate())
    const colour = lit(heightColour(u, h), normal, u.light, frontFacing).toVar()
    colour.assign(mix(colour, u.levelColour, contourCoverage(u, pixel).mul(0.85)))
    colour.assign(mix(colour, u.ink, levelCoverage(u, pixel, onWall)))
    const edge = clamp(inside, 0, 1).max(u.softEdges.max(u.walled).oneMinus())
    const sheet = vec4(colour, clamp(cut, 0, 1).min(edge))
    return select(veiled, veilPixel(u, h), sheet)
  })
  return { position: position(), colour: colour() }
})
