import { expect, type Locator } from '@playwright/test'
import { decodePng, type Pixels } from './png'

/**
 * A pixel counts as coloured when its channels differ by more than this. Paper, ink, rules and quiet text of
 * both themes differ by at most 21; viridis, muted by a fifth and shaded to half its light, by at least 33.
 */
const colourfulness = 28

const pixelCount = ({ width, height }: Pixels) => width * height

function isColoured({ data, channels }: Pixels, pixel: number) {
  const rgb = data.subarray(pixel * channels, pixel * channels + 3)
  return Math.max(...rgb) - Math.min(...rgb) > colourfulness
}

export async function pixelsOf(locator: Locator) {
  return decodePng(await locator.screenshot())
}

/** An element's pixels once they stand still: a picture fades in before it can be compared. */
export async function settledPixels(locator: Locator) {
  let last = await pixelsOf(locator)
  const moved = async () => {
    const before = last
    last = await pixelsOf(locator)
    return difference(before, last)
  }
  await expect.poll(moved).toBe(0)
  return last
}

/** The share of an element's pixels that carry the height's colours. */
export async function colouredShare(locator: Locator) {
  const pixels = await pixelsOf(locator)
  let coloured = 0
  for (let pixel = 0; pixel < pixelCount(pixels); pixel++) if (isColoured(pixels, pixel)) coloured++
  return coloured / pixelCount(pixels)
}

/** The share of pixels that two pictures of one size do not have in common. */
export function difference(one: Pixels, other: Pixels) {
  let different = 0
  for (let i = 0; i < one.data.length; i += one.channels)
    if ([0, 1, 2].some((channel) => Math.abs(one.data[i + channel] - other.data[i + channel]) > 8))
      different++
  return different / pixelCount(one)
}
