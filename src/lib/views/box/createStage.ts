import { Color, Scene, Vector3 } from 'three/webgpu'
import type { GpuRefusal } from '../../gpu/refusal'
import { sampleCount, type Grid } from '../../tape/sampling/sampling'
import { applyCamera, applyScenery } from './applyScenery'
import { arrowGrid, mostArrows } from '../../engine/arrowGrid'
import { createCameraRig } from './camera'
import { capture } from './capture'
import { colours, type Theme } from './colours'
import { createControls } from './controls'
import { createSlot } from './fieldSlot'
import { createFrames, gpuFinished } from './frames'
import { createGridGeometry } from './gridGeometry'
import { createLabels } from './labels'
import type { Context, Maker, MarksByKind, Scenery, Sight } from './maker'
import { kinds, makers, sortMarks } from './makers'
import { everyMark } from './everyMark'
import { createLoss } from './loss'
import { createPrimitives } from './primitives'
import { createRenderer } from './renderer'
import { mostExtraVertices } from './sheetPatch'
import { sameFrame, type Frame } from '../../figure/frame'
import { sameMarks, type Mark, type MarkKind } from '../../figure/mark'
import { createSpace, toFunction, toWorld, type Triple } from './space'
import type { Sheet } from '../../engine/sheet'
import type { Gestures, Stage, StageOptions } from './stage'
import { createUniforms } from './uniforms'

/** The picture on a canvas, with its words in `labels` (an element that lies over the canvas). */
export async function createStage(
  canvas: HTMLCanvasElement,
  labels: HTMLElement,
  options: StageOptions
): Promise<Stage> {
  const { device } = options
  // Until all is made, a refusal is why there is no stage; later it is told.
  let refused: GpuRefusal | null = null
  let made = false
  const onRefusal = (refusal: GpuRefusal) => {
    if (made) options.onRefusal?.(refusal)
    refused ??= refusal
  }
  const renderer = await createRenderer(canvas, device, options.antialias, onRefusal)
  const uniforms = createUniforms()
  const softEdges = options.antialias ? 0 : 1
  uniforms.softEdges.value = softEdges
  const rig = createCameraRig(renderer.coordinateSystem)
  const words = createLabels(labels)
  const primitives = createPrimitives(uniforms)

  let shownMarks: readonly Mark[] = everyMark
  let scenery = sceneryOf(emptyFrame, sortMarks(everyMark), 'light', emptySheet)
  let shown = false
  let size = { width: 300, height: 150, ratio: 1 }
  const arrows = createSlot(renderer, device, {
    label: 'arrow samples',
    capacity: mostArrows,
    perInstance: true,
    grid: () => arrowGrid(scenery.sheet?.domain ?? emptySheet.domain),
    onRefusal
  })
  let surface = createSurface(options.grid)
  /** To be filled while the other is drawn. */
  let spare: typeof surface | null = null
  const context: Context = {
    uniforms,
    primitives,
    labels: words,
    arrows,
    get geometry() {
      return surface.geometry
    }
  }
  const scene = new Scene()
  const parts = kinds.map((kind) => createPart(kind, context))
  scene.add(...parts.flatMap(({ object }) => object ?? []))

  function createSurface(grid: Grid) {
    const label = `surface samples ${grid.columns} × ${grid.rows}`
    const slot = createSlot(renderer, device, {
      label,
      capacity: sampleCount(grid),
      room: mostExtraVertices,
      perInstance: false,
      grid: () => grid,
      onRefusal
    })
    return { slot, geometry: createGridGeometry(grid, slot) }
  }
  function disposeSurface({ slot, geometry }: typeof surface) {
    geometry.dispose()
    slot.dispose()
  }
  function update() {
    applyScenery(uniforms, scenery)
    for (const part of parts) part.update(scenery)
    const [r, g, b] = scenery.colours.paper
    renderer.setClearColor(new Color().setRGB(r, g, b), 1)
    invalidate()
  }
  /** Nothing is drawn before the first view. */
  function invalidate() {
    if (shown) frames.invalidate()
  }
  function placeCamera(): Sight {
    const { width, height, ratio } = size
    rig.place(scenery.space, width, height)
    applyCamera(uniforms, rig.camera, width, height, ratio)
    return { camera: rig.camera, eye: rig.camera.position.toArray(), width, height, project: toScreen }
  }
  function toScreen(point: Triple) {
    const { x, y } = new Vector3(...point).project(rig.camera)
    return { x: ((x + 1) / 2) * size.width, y: ((1 - y) / 2) * size.height }
  }
  function draw() {
    const { width, height, ratio } = size
    const sight = placeCamera()
    for (const part of parts) part.face?.(sight)
    loss.attempt(() => {
      // Resizing clears the canvas, so it waits until the next picture is about to be drawn.
      renderer.setPixelRatio(ratio)
      renderer.setSize(width, height, false)
      renderer.render(scene, rig.camera)
    })
    options.onFrame?.(frames.count)
  }
  const frames = createFrames(draw, () => gpuFinished(device, canvas))
  const loss = createLoss(device, canvas)
  void loss.lost.then(frames.dispose)
  function moved() {
    invalidate()
    options.onCamera?.(rig.view)
  }
  let gestures: Gestures | null = null
  const controls = createControls(canvas, rig, moved, () => gestures)

  surface.geometry.refine(emptySheet.refinement, false)
  update()
  placeCamera()
  await renderer.compileAsync(scene, rig.camera)
  if (refused) dispose()
  if (refused) throw refused as GpuRefusal
  made = true
  surface.geometry.refine(null, false)
  scenery = sceneryOf(emptyFrame, sortMarks([]), 'light', null)

  function dispose() {
    frames.dispose()
    controls.dispose()
    for (const part of parts) part.dispose?.()
    disposeSurface(surface)
    if (spare) disposeSurface(spare)
    arrows.dispose()
    primitives.dispose()
    words.dispose()
    // A browser keeps few WebGL contexts; one of a canvas that is gone would live until it is collected.
    const context = device ? null : canvas.getContext('webgl2')
    void renderer.dispose().then(() => context?.getExtension('WEBGL_lose_context')?.loseContext())
  }

  return {
    renderer: device ? 'webgpu' : 'webgl2',
    lost: loss.lost,
    arrows,
    get frames() {
      return frames.count
    },
    get frameTime() {
      return frames.duration
    },
    spare(grid) {
      if (spare && !sameGrid(spare.slot.grid, grid)) {
        disposeSurface(spare)
        spare = null
      }
      spare ??= createSurface(grid)
      return spare.slot
    },
    place(sheet) {
      if (!spare) throw new Error('There is no spare slot to show')
      const old = surface
      surface = spare
      spare = old
      surface.geometry.refine(sheet.refinement, sheet.marked)
      scenery = { ...scenery, sheet }
      update()
    },
    show(frame, marks, theme) {
      const isSame =
        theme === scenery.theme && sameFrame(frame, scenery.frame) && sameMarks(marks, shownMarks)
      if (shown && isSame) return
      shown = true
      shownMarks = marks
      scenery = sceneryOf(frame, sortMarks(marks), theme, scenery.sheet)
      update()
    },
    invalidate,
    settled: frames.settled,
    get camera() {
      return rig.view
    },
    set camera(view) {
      rig.view = view
      invalidate()
    },
    resetCamera() {
      rig.reset()
      moved()
    },
    get cameraLocked() {
      return rig.locked
    },
    set cameraLocked(locked) {
      rig.locked = locked
    },
    orbit(azimuth, elevation) {
      rig.orbit(azimuth, elevation)
      moved()
    },
    zoomBy(factor) {
      rig.zoomBy(factor)
      moved()
    },
    get gestures() {
      return gestures
    },
    set gestures(next) {
      gestures = next
    },
    resize(width, height, ratio) {
      // A canvas without a pixel has nothing to draw on: it keeps what it had until it is seen again.
      if (!(width * ratio >= 1 && height * ratio >= 1)) return
      size = { width, height, ratio }
      invalidate()
    },
    ray(x, y) {
      placeCamera()
      const through = new Vector3((x / size.width) * 2 - 1, 1 - (y / size.height) * 2, 0.5)
      const far = toFunction(scenery.space, through.unproject(rig.camera).toArray())
      const origin = toFunction(scenery.space, rig.camera.position.toArray())
      return { origin: [...origin], direction: [far[0] - origin[0], far[1] - origin[1], far[2] - origin[2]] }
    },
    project(x, y, z) {
      placeCamera()
      return toScreen(toWorld(scenery.space, [x, y, z]))
    },
    holdCamera: controls.hold,
    async capture(width, height) {
      for (const { object, captured } of parts) if (object) object.visible = captured === true
      uniforms.softEdges.value = uniforms.level.value.y = 0
      rig.place(scenery.space, width, height, false)
      applyCamera(uniforms, rig.camera, width, height, 1)
      const picture = capture(renderer, scene, rig.camera, width, height)
      uniforms.softEdges.value = softEdges
      update()
      return picture
    },
    dispose
  }
}

/** A maker of marks that is given the whole scenery, whatever its kind. */
function createPart<K extends MarkKind>(kind: K, context: Context) {
  const maker: Maker<K> = makers[kind](context)
  return { ...maker, update: (scenery: Scenery) => maker.update(scenery.marks[kind], scenery) }
}

const sameGrid = (a: Grid, b: Grid): boolean => a.columns === b.columns && a.rows === b.rows

/** Stand in until something is shown, with a mark of every kind, so that all pipelines are made at once. */
const emptyFrame: Frame = {
  names: ['x', 'y'],
  sides: [
    [-1, 1],
    [-1, 1]
  ],
  heights: [-1, 1]
}

const emptySheet: Sheet = {
  domain: { x: [-1, 1], y: [-1, 1] },
  base: 0,
  marked: false,
  refinement: {
    open: new Uint8Array(0),
    patch: { unit: new Float32Array(0), samples: new Float32Array(0), index: new Uint32Array(0) },
    lost: 0
  }
}

const sceneryOf = (frame: Frame, marks: MarksByKind, theme: Theme, sheet: Sheet | null): Scenery => ({
  frame,
  marks,
  theme,
  sheet,
  space: createSpace(frame),
  colours: colours[theme]
})
