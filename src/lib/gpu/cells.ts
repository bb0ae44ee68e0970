import { openMark, type Domain, type Grid } from '../tape/sampling/sampling'
import type { Tape } from '../tape/program/tape'
import { cellSides, intervalValues, toWgslIntervals } from '../tape/evaluators/wgslIntervals'
import kernelText from './cells.wgsl?raw'
import structures from './cells.wgsl?structures'
import { kernelFamily, storage, workgroups } from './kernels'
import { watched } from './refusal'
import { viewOf } from './structures'

/** A buffer to write to, and the grid whose cells are meant. */
export interface CellsTarget {
  buffer: GPUBuffer
  grid: Grid
  domain: Domain
}

/** A compiled function, ready to be enclosed over the cells of grids. */
export interface CellsKernel {
  /** Writes what is sure of the cells, in a submission of its own; `parameters` are in the tape's order. */
  classify(target: CellsTarget, parameters: ArrayLike<number>): void
  destroy(): void
}

/** The bits of a cell's flags: what is surely so of f all over it. */
export const sure = { everywhere: 1, nowhere: 2, continuous: 4 } as const

const bindings: GPUBufferBindingType[] = ['uniform', 'read-only-storage', 'read-only-storage', 'storage']
const families = {
  marks: kernelFamily({ label: 'mark open cells', entryPoint: 'markOpen', bindings }),
  flags: kernelFamily({ label: 'classify cells', entryPoint: 'classify', bindings })
}
/**
 * Compiles the kernel of the tape's first output. `marks`: into samples that the sampling kernel wrote before, as
 * `openMark` at the lower left vertex of each cell that is not surely defined everywhere and continuous. `flags`:
 * into a u32 per cell, x fastest. Rejects with a GpuRefusal if the compiler or the memory refuses it; null for a
 * function of data, whose cells only the workers know.
 */
export async function createCellsKernel(
  device: GPUDevice,
  tape: Tape,
  answer: keyof typeof families = 'marks'
): Promise<CellsKernel | null> {
  const enclosing = toWgslIntervals(tape)
  if (enclosing === null) return null
  const family = families[answer]
  const code = `${enclosing}\n\nconst openMark = ${openMark}.0;\n\n${kernelText}`
  const pipeline = await family.pipelineFor(device, code)
  const initial = intervalValues(
    tape,
    tape.parameters.map(() => 1)
  )
  const { made: values, refusal } = watched(device, () => storage(device, 'cell values', initial))
  const refused = await refusal
  if (refused) {
    values.destroy()
    throw refused
  }
  let bound: Binding | null = null

  /** The sides of the cells reach the kernel when they change, which they do not under a slider. */
  function bindingOf({ buffer, grid, domain }: CellsTarget): Binding {
    const key = [grid.columns, grid.rows, ...domain.x, ...domain.y].join()
    if (bound?.buffer === buffer && bound.key === key) return bound
    bound?.destroy()
    const cells = viewOf(structures.cells)
    cells.set({ count: [grid.columns - 1, grid.rows - 1] })
    const uniform = device.createBuffer({
      label: 'cells',
      size: cells.arrayBuffer.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST
    })
    device.queue.writeBuffer(uniform, 0, cells.arrayBuffer)
    const sides = storage(device, 'cell sides', cellSides(grid, domain))
    const group = family.bind(device, [uniform, values, sides, buffer])
    const destroy = () => [uniform, sides].forEach((own) => own.destroy())
    return (bound = { buffer, key, group, destroy })
  }
  return {
    classify(target, parameters) {
      if (parameters.length > 0) device.queue.writeBuffer(values, 0, intervalValues(tape, parameters))
      const { columns, rows } = target.grid
      const encoder = device.createCommandEncoder({ label: 'cells' })
      const pass = encoder.beginComputePass({ label: 'cells' })
      pass.setPipeline(pipeline)
      pass.setBindGroup(0, bindingOf(target).group)
      pass.dispatchWorkgroups(...workgroups(device, columns - 1, rows - 1))
      pass.end()
      device.queue.submit([encoder.finish()])
    },
    destroy() {
      values.destroy()
      bound?.destroy()
    }
  }
}

interface Binding {
  buffer: GPUBuffer
  key: string
  group: GPUBindGroup
  destroy(): void
}
