import type { Mesh, Object3D, PerspectiveCamera, Scene } from 'three/webgpu'
import type Renderer from 'three/src/renderers/common/Renderer.js'
import { nextTask } from '../../basics/nextTask'

/**
 * Makes the pipelines for what is visible in a scene, and draws with each of them once by `draw`, where nobody sees
 * it. Drivers leave a part of their work to the first draw: so they do it while further pipelines are made.
 */
export async function compileAndWarm(
  three: Renderer,
  scene: Scene,
  camera: PerspectiveCamera,
  draw: () => void
): Promise<void> {
  /** Objects whose pipeline is new and was not drawn with. */
  const cold = new Set<Object3D>()
  function warm() {
    if (cold.size === 0) return
    const others: Mesh[] = []
    scene.traverse((object) => {
      if (isMesh(object) && object.visible && !cold.has(object)) others.push(object)
    })
    cold.clear()
    for (const other of others) other.visible = false
    try {
      draw()
    } catch (error) {
      // The first frame takes longer, or tells what is wrong.
      console.warn(error)
    } finally {
      for (const other of others) other.visible = true
    }
  }
  /** three tells of each object that has a new pipeline (see `scripts/three.js`), and may be drawn with when the task has ended. */
  function ready(told: unknown) {
    if (!isMesh(told)) return
    cold.add(told)
    void nextTask().then(warm)
  }
  await three.compileAsync(scene, camera, null, ready)
  warm()
}

const isMesh = (object: unknown): object is Mesh => (object as Partial<Mesh> | undefined)?.isMesh === true
