/// <reference lib="webworker" />
import { readTable, type TableReading } from './columns'

/** Reads tables off the main thread: a million rows take seconds. */
self.onmessage = async ({ data }: MessageEvent<string | Blob>) => {
  const reading = readTable(typeof data === 'string' ? data : decode(await data.arrayBuffer()))
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
