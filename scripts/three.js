// @ts-check
/**
 * three from its sources and with the node library that knows no classic materials, which nothing here uses:
 * 17 kB less than its ready-made bundle. For Vite's `resolve.alias`.
 */
export const threeSources = [
  { find: /^three\/webgpu$/, replacement: 'three/src/Three.WebGPU.Nodes.js' },
  { find: /^three\/tsl$/, replacement: 'three/src/Three.TSL.js' }
]
