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
