// @ts-check
import { fileURLToPath } from 'node:url'

const noHeadset = fileURLToPath(new URL('../src/lib/views/box/noHeadset.ts', import.meta.url))

const unlit = fileURLToPath(new URL('../src/lib/views/box/unlit.ts', import.meta.url))

/** Lights, shadows, surroundings, tones and morphing. */
const lighting =
  /^\.{1,2}\/(?:[\w-]+\/)*(?:ShadowNode|PointShadowNode|PMREMNode|DFGLUT|ToneMappingFunctions|Morph|SphericalHarmonics3|LightShadow)\.js$/

/**
 * three from its sources, with the node library that knows no classic materials and without headsets and
 * lights, which nothing here uses: 30 kB less than its ready-made bundle. For Vite's `resolve.alias`.
 */
export const threeSources = [
  { find: /^three\/webgpu$/, replacement: 'three/src/Three.WebGPU.Nodes.js' },
  { find: /^three\/tsl$/, replacement: 'three/src/Three.TSL.js' },
  { find: lighting, replacement: unlit },
  { find: /^\.\/XRManager\.js$/, replacement: noHeadset }
]

/** What is changed in three's compilation, from and to. */
const compilation = [
  // After 8 ms of work it waits for the next frame to be drawn, on a page that draws none yet: the browser draws when
  // it has to, between two tasks.
  ['requestAnimationFrame( () => setTimeout( done, 0 ) );', 'setTimeout( done, 0 );'],
  // It tells how far it is; here also which object has a new pipeline.
  [
    'compilingPipelines.delete( promise );',
    'compilingPipelines.delete( promise ); onProgress?.( item.object );'
  ]
]

/** three compiles without waiting for frames, and names the objects that are ready (`views/box/compile.ts`). */
export function threeCompilation() {
  return {
    name: 'three-compilation',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.endsWith('three/src/renderers/common/Renderer.js')) return
      for (const [from, to] of compilation) {
        if (!code.includes(from)) throw new Error(`three says in other words now: ${from}`)
        code = code.replace(from, to)
      }
      return { code, map: null }
    }
  }
}
