// @ts-check
import { readFileSync } from 'node:fs'

/**
 * Lays out the uniform structures of a shader's text: the size of each in bytes, and where its fields stand.
 * @param {string} wgsl
 */
async function structuresOf(wgsl) {
  // webgpu-utils asks for what browsers have.
  Object.assign(globalThis, {
    Float16Array: Reflect.get(globalThis, 'Float16Array') ?? Uint16Array,
    GPUShaderStage: { VERTEX: 1, FRAGMENT: 2, COMPUTE: 4 }
  })
  const { makeShaderDataDefinitions, makeStructuredView } = await import('webgpu-utils')
  const { uniforms } = makeShaderDataDefinitions(wgsl)
  return Object.fromEntries(
    Object.entries(uniforms).map(([name, definition]) => {
      const { views, arrayBuffer } = makeStructuredView(definition)
      const fields = Object.entries(views).map(([field, view]) => {
        if (!ArrayBuffer.isView(view)) throw new Error(`${name}.${field} is a structure of its own`)
        const { byteOffset: offset, length } = /** @type {Float32Array} */ (view)
        return [field, { offset, length, array: view.constructor.name }]
      })
      return [name, { size: arrayBuffer.byteLength, fields: Object.fromEntries(fields) }]
    })
  )
}

/**
 * For Vite: `import structures from './kernel.wgsl?structures'`. Layouts are read from the shader's text by
 * webgpu-utils while the site is built, so that no visitor is sent a parser of WGSL (39 kB).
 * @returns {import('vite').Plugin}
 */
export const shaderStructures = () => ({
  name: 'shader-structures',
  enforce: 'pre',
  async load(id) {
    const [file, query] = id.split('?')
    if (query !== 'structures') return null
    this.addWatchFile(file)
    return `export default ${JSON.stringify(await structuresOf(readFileSync(file, 'utf8')))}`
  }
})
