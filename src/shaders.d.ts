/** The uniform structures of a shader, by the names of their variables; made by scripts/structures.js. */
declare module '*.wgsl?structures' {
  const structures: Record<string, import('./lib/gpu/structures').Structure>
  export default structures
}
