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

/** three compiles for 8 ms and then waits for the next frame to be drawn, on a page that draws none yet. */
const awaitsFrame = 'requestAnimationFrame( () => setTimeout( done, 0 ) );'

/** Between two parts of its compilation three waits for a task of its own alone: the browser draws when it has to. */
export function threeWithoutFrames() {
  return {
    name: 'three-without-frames',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.endsWith('three/src/renderers/common/Renderer.js')) return
      if (!code.includes(awaitsFrame)) throw new Error('three waits for frames in other words now')
      return { code: code.replace(awaitsFrame, 'setTimeout( done, 0 );'), map: null }
    }
  }
}
