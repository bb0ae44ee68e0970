import { inflateSync } from 'node:zlib'

export interface Pixels {
  width: number
  height: number
  /** Bytes per pixel: 3 (RGB) or 4 (RGBA). */
  channels: number
  data: Uint8Array
}

const signatureLength = 8

function* chunks(png: Buffer) {
  for (let at = signatureLength; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function paeth(left: number, up: number, corner: number) {
  const guess = left + up - corner
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value))
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** What each of PNG's five filters predicts a byte to be from its neighbours. */
const predictions = [
  () => 0,
  (left: number) => left,
  (_left: number, up: number) => up,
  (left: number, up: number) => (left + up) >> 1,
  paeth
]

function unfilter(raw: Uint8Array, rowLength: number, rows: number, channels: number) {
  const data = new Uint8Array(rowLength * rows)
  for (let row = 0; row < rows; row++) {
    const predict = predictions[raw[row * (rowLength + 1)]]
    const start = row * rowLength
    for (let i = 0; i < rowLength; i++) {
      const left = i < channels ? 0 : data[start + i - channels]
      const up = row === 0 ? 0 : data[start + i - rowLength]
      const corner = row === 0 || i < channels ? 0 : data[start + i - rowLength - channels]
      data[start + i] = raw[row * (rowLength + 1) + 1 + i] + predict(left, up, corner)
    }
  }
  return data
}

/** Reads the PNGs that browsers write: 8 bits, RGB or RGBA, not interlaced. */
export function decodePng(png: Buffer): Pixels {
  const parts = [...chunks(png)]
  const header = parts[0].body
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, colour, , , interlace] = header.subarray(8)
  if (depth !== 8 || interlace !== 0 || (colour !== 2 && colour !== 6))
    throw new Error(`unexpected PNG: ${depth} bits, colour type ${colour}, interlace ${interlace}`)
  const channels = colour === 6 ? 4 : 3
  const raw = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ body }) => body)))
  return { width, height, channels, data: unfilter(raw, width * channels, height, channels) }
}
