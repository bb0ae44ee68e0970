const arrays = { Float32Array, Int32Array, Uint32Array }

/** How a uniform structure lies in memory; the build reads it from the shader's text (scripts/structures.js). */
export interface Structure {
  /** In bytes. */
  size: number
  /** `length` numbers from the byte at `offset` on. */
  fields: Record<string, { offset: number; length: number; array: string }>
}

/** The memory of one uniform structure, and what writes its fields by their names in the shader. */
export interface StructureView {
  arrayBuffer: ArrayBuffer
  /** Fields that are not named keep their numbers. Throws at a name that the structure does not have. */
  set(values: { readonly [field: string]: number | ArrayLike<number> }): void
}

export function viewOf({ size, fields }: Structure): StructureView {
  const arrayBuffer = new ArrayBuffer(size)
  const views = new Map(
    Object.entries(fields).map(([name, { offset, length, array }]) => {
      const Numbers = arrays[array as keyof typeof arrays]
      return [name, new Numbers(arrayBuffer, offset, length)] as const
    })
  )
  return {
    arrayBuffer,
    set(values) {
      for (const [name, value] of Object.entries(values)) {
        const view = views.get(name)
        if (!view) throw new Error(`the shader's structure has no field ${name}`)
        view.set(typeof value === 'number' ? [value] : value)
      }
    }
  }
}
