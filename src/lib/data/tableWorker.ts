/// <reference lib="webworker" />
import { readTable, type Chosen, type TableReading } from './columns'

export interface TableRequest {
  source: string | Blob
  chosen: Chosen
}

/** Reads tables off the main thread: a million rows take seconds. */
self.onmessage = async ({ data: { source, chosen } }: MessageEvent<TableRequest>) => {
  const text = typeof source === 'string' ? source : decode(await source.arrayBuffer())
  const reading = readTable(text, chosen)
  const values = 'columns' in reading ? reading.columns.map((column) => column.values.buffer) : []
  self.postMessage(reading satisfies TableReading, { transfer: values })
}

/** Spreadsheets also write UTF-16, with a mark at the beginning, and old ones no Unicode at all. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
