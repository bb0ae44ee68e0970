import type { Chosen, TableReading } from './columns'
import type { TableRequest } from './tableWorker'

/** The largest file that is tried: two million numbers fit with room to spare. */
const mostBytes = 128 * 2 ** 20

/** Reads a table that was typed or opened, in a worker, as far as nothing is chosen by what it looks like. */
export function loadTable(source: string | Blob, chosen: Chosen = {}): Promise<TableReading> {
  if (typeof source !== 'string' && source.size > mostBytes)
    return Promise.resolve({ problem: 'The file is larger than 128 MB.' })
  const worker = new Worker(new URL('./tableWorker.ts', import.meta.url), {
    type: 'module',
    name: 'nabla table'
  })
  return new Promise<TableReading>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<TableReading>) => resolve(data)
    worker.onerror = () => resolve({ problem: 'This table could not be read.' })
    worker.postMessage({ source, chosen } satisfies TableRequest)
  }).finally(() => worker.terminate())
}
