import { readField } from '$lib'
import { frameOf } from '$lib/figure/frame'
import { examine, layerNames } from '$lib/figure/layers'
import { plainMarks } from '$lib/tools/tools'
import { Engine } from '$lib/engine/engine'
import { createPicture, type Picture } from '$lib/views/box/picture'
import { heightsOf } from '$lib/figure/heights'
import { presets, presetState, type Preset } from '$lib/figure/presets'

/** Twice the size that a card shows it in. */
const [width, height] = [480, 360]
const grid = { columns: 257, rows: 257 }

async function toBase64(blob: Blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

async function capture(picture: Picture, preset: Preset) {
  const { source, domain, point, parameters, camera } = presetState(preset)
  const reading = readField(source, { variables: ['x', 'y'], columns: preset.data })
  if ('problem' in reading) throw new Error(`${preset.slug}: ${reading.problem.message}`)
  const { field } = reading
  const values = Object.fromEntries([...parameters].map(([name, { value }]) => [name, value]))
  const heights = heightsOf(field, domain, values)
  const examined = examine(point, field.jet(point, values), 0)
  picture.stage.show(frameOf(field, domain, heights), plainMarks(layerNames, examined), 'light')
  if (camera) picture.stage.camera = camera
  else picture.stage.resetCamera()
  await picture.setField(field, { domain, values, heights })
  await picture.settled()
  return { slug: preset.slug, webp: await toBase64(await picture.stage.capture(width, height)) }
}

/** Every preset's surface, as WebP in base64. */
async function capturePresets() {
  const canvas = document.querySelector('canvas')!
  const picture = await createPicture(canvas, document.querySelector('div')!, { engine: new Engine(), grid })
  picture.stage.resize(width, height, 1)
  const pictures = []
  for (const preset of presets) pictures.push(await capture(picture, preset))
  picture.dispose()
  return pictures
}

/** For scripts/pictures.js, which calls it by name. */
Object.assign(window, { page: { capturePresets } })
