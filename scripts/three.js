// @ts-check
import { fileURLToPath } from 'node:url'

const noHeadset = fileURLToPath(new URL('../src/lib/views/box/noHeadset.ts', import.meta.url))

/**
 * three from its sources, with the node library that knows no classic materials and without headsets, which
 * nothing here uses: 22 kB less than its ready-made bundle. For Vite's `resolve.alias`.
 */
export const threeSources = [
  { find: /^three\/webgpu$/, replacement: 'three/src/Three.WebGPU.Nodes.js' },
  { find: /^three\/tsl$/, replacement: 'three/src/Three.TSL.js' },
  { find: /^\.\/XRManager\.js$/, replacement: noHeadset }
]
