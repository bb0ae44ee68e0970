import {
  BufferAttribute,
  DoubleSide,
  GreaterDepth,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  NodeMaterial,
  Sphere,
  Vector3,
  type Node
} from 'three/webgpu'
import { attribute, normalize, vec4 } from 'three/tsl'
import type { Uniforms } from '../uniforms'

/** Lanes of one instance: the name of each vertex attribute and how many numbers it has. */
export type Lanes = Record<string, 1 | 2 | 3 | 4>

/** One instance as plain numbers, lane by lane. */
export type Instance<L extends Lanes> = Record<keyof L, readonly number[]>

/**
 * Every primitive has a lane `lift`: world units by which it is moved towards the eye, which leaves it where
 * it is on screen. It wins over what lies closer in front than that, such as the surface it touches.
 */
export function lifted(u: Uniforms, point: Node<'vec3'>): Node<'vec3'> {
  return point.add(normalize(u.eye.sub(point)).mul(attribute<'float'>('lift', 'float')))
}

/** What the shaders of a primitive compute: a place in clip space, and a colour for each of its passes. */
export interface PassNodes {
  position: Node<'vec4'>
  solid: Node<'vec4'>
  hidden: Node<'vec4'>
}

/** How a primitive is drawn: a solid pass, and a faint one where the surface hides it. */
export interface Passes {
  solid: NodeMaterial
  hidden: NodeMaterial
}

/** How much of something hidden behind the surface still shows. */
const hiddenOpacity = 0.36

/** `colour` is rgba and not yet premultiplied. */
export const passNodes = (position: () => Node<'vec4'>, colour: () => Node<'vec4'>): PassNodes => ({
  position: position(),
  solid: colour(),
  hidden: colour().mul(vec4(1, 1, 1, hiddenOpacity))
})

/** Both materials for one pair of shaders. */
export function createPasses({ position, solid, hidden }: PassNodes): Passes {
  const make = (colour: Node<'vec4'>, depthFunc: typeof LessEqualDepth | typeof GreaterDepth) => {
    const material = new NodeMaterial()
    material.transparent = true
    material.depthWrite = false
    material.depthFunc = depthFunc
    material.side = DoubleSide
    material.forceSinglePass = true
    material.vertexNode = position
    material.fragmentNode = colour
    return material
  }
  return { solid: make(solid, LessEqualDepth), hidden: make(hidden, GreaterDepth) }
}

/** A batch of one primitive that a layer fills from plain numbers. */
export interface Batch<L extends Lanes> {
  readonly object: Group
  set(instances: readonly Instance<L>[]): void
  dispose(): void
}

export interface BatchOptions {
  capacity: number
  renderOrder: number
  /** Draws the faint pass too. */
  shinesThrough?: boolean
}

/** Corners of a quad: x along 0 … 1, y across −1 … 1. */
const corners = new Float32Array([0, -1, 1, -1, 1, 1, 0, 1])

export function createBatch<L extends Lanes>(lanes: L, passes: Passes, options: BatchOptions): Batch<L> {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('corner', new BufferAttribute(corners, 2))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.boundingSphere = new Sphere(new Vector3(), 4)
  const attributes = Object.entries(lanes).map(([name, size]) => {
    const attribute = new InstancedBufferAttribute(new Float32Array(options.capacity * size), size)
    geometry.setAttribute(name, attribute)
    return [name, attribute] as const
  })
  const object = new Group()
  for (const material of options.shinesThrough ? [passes.hidden, passes.solid] : [passes.solid]) {
    const mesh = new Mesh(geometry, material)
    mesh.renderOrder = options.renderOrder
    mesh.frustumCulled = false
    object.add(mesh)
  }
  return {
    object,
    set(instances) {
      if (instances.length > options.capacity) throw new Error(`more than ${options.capacity} in one batch`)
      geometry.instanceCount = instances.length
      for (const [name, attribute] of attributes) {
        instances.forEach((instance, i) => attribute.array.set(instance[name], i * attribute.itemSize))
        attribute.needsUpdate = true
      }
    },
    dispose: () => geometry.dispose()
  }
}

/** A batch whose room grows with what it is filled with; until then it draws nothing and makes nothing. */
export function createGrowingBatch<L extends Lanes>(
  lanes: L,
  passes: Passes,
  options: Omit<BatchOptions, 'capacity'>
): Batch<L> {
  const object = new Group()
  let batch: Batch<L> | null = null
  let capacity = 0
  return {
    object,
    set(instances) {
      if (instances.length > capacity) {
        batch?.dispose()
        object.clear()
        capacity = 2 ** Math.ceil(Math.log2(Math.max(instances.length, 16)))
        batch = createBatch(lanes, passes, { ...options, capacity })
        object.add(batch.object)
      }
      batch?.set(instances)
    },
    dispose: () => batch?.dispose()
  }
}
