/// <reference lib="webworker" />
import { pasted } from '../math/read/pasted'
import { readWith } from './readText'
import type { ReadRequest } from './readRequest'

/** Reads on request, off the main thread. Of the data it needs to know how long it is. */
self.onmessage = ({ data: { source, variables, rows } }: MessageEvent<ReadRequest>) => {
  const columns = Object.fromEntries(
    Object.entries(rows).map(([name, length]) => [name, new Float64Array(length)])
  )
  const reading = readWith(source, { variables, columns }, pasted)
  if ('problem' in reading) throw new Error(reading.problem.message)
  self.postMessage(reading.field.toData())
}
