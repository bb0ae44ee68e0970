import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  DoubleSide,
  HemisphereLight,
  Mesh,
  MeshLambertMaterial,
  PerspectiveCamera,
  Scene,
  WebGLRenderer
} from 'three'
import { fieldStride, sampleCount, type Domain, type Grid } from '$lib/tape/sampling/sampling'
import { compileAll, sampleByMathjs, type Compiled } from './mathjsSamples'

/** Two triangles per cell. */
function gridIndex({ columns, rows }: Grid) {
  const index = new Uint32Array(6 * (columns - 1) * (rows - 1))
  let i = 0
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column
      const [b, c, d] = [a + 1, a + columns, a + columns + 1]
      index.set([a, b, c, b, d, c], i)
      i += 6
    }
  return index
}

function surfaceGeometry(grid: Grid) {
  const geometry = new BufferGeometry()
  geometry.setIndex(new BufferAttribute(gridIndex(grid), 1))
  for (const name of ['position', 'normal', 'color'])
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(3 * sampleCount(grid)), 3))
  return geometry
}

function heightRange(samples: Float32Array) {
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < samples.length; i += fieldStride) {
    low = Math.min(low, samples[i])
    high = Math.max(high, samples[i])
  }
  return [low, high]
}

/** Scales the domain and the heights to a box of width 2, with exact normals and a two-colour ramp. */
function fill(geometry: BufferGeometry, samples: Float32Array, { columns, rows }: Grid, { x, y }: Domain) {
  const { position, normal, color } = geometry.attributes
  const [low, high] = heightRange(samples)
  const scaleZ = 1.2 / (high - low || 1)
  const [slopeX, slopeY] = [(scaleZ * (x[1] - x[0])) / 2, (scaleZ * (y[1] - y[0])) / 2]
  const [cold, warm] = [new Color('#440154'), new Color('#fde725')]
  const shade = new Color()
  for (let i = 0, vertex = 0; vertex < columns * rows; vertex++, i += fieldStride) {
    const height = scaleZ * (samples[i] - low)
    const u = (2 * (vertex % columns)) / (columns - 1) - 1
    const v = (2 * Math.floor(vertex / columns)) / (rows - 1) - 1
    position.setXYZ(vertex, u, v, height - 0.6)
    const [nx, ny] = [-slopeX * samples[i + 1], -slopeY * samples[i + 2]]
    const length = Math.hypot(nx, ny, 1)
    normal.setXYZ(vertex, nx / length, ny / length, 1 / length)
    shade.lerpColors(cold, warm, height / 1.2)
    color.setXYZ(vertex, shade.r, shade.g, shade.b)
  }
  for (const attribute of [position, normal, color]) attribute.needsUpdate = true
}

function litScene(mesh: Mesh) {
  const scene = new Scene()
  const light = new DirectionalLight('white', 2)
  light.position.set(-1, -1, 2)
  return scene.add(mesh, light, new HemisphereLight('white', 'gray', 1))
}

/**
 * The yardstick: a page that evaluates by mathjs on the processor and shows one lit, coloured three.js mesh
 * by WebGL. It draws no contours, floor, arrows or axes, so it has less to do than ours.
 */
export function createMathjsMesh(canvas: HTMLCanvasElement, grid: Grid) {
  const renderer = new WebGLRenderer({ canvas, antialias: false })
  renderer.setSize(canvas.width, canvas.height, false)
  const camera = new PerspectiveCamera(40, canvas.width / canvas.height, 0.1, 20)
  camera.up.set(0, 0, 1)
  camera.position.set(3, -3, 2)
  camera.lookAt(0, 0, 0)
  const geometry = surfaceGeometry(grid)
  const material = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide })
  const scene = litScene(new Mesh(geometry, material))
  const samples = new Float32Array(fieldStride * sampleCount(grid))
  let compiled: Compiled

  /** Draws, and waits for the GPU by reading a pixel back. */
  function show(domain: Domain, parameters: Record<string, number>) {
    sampleByMathjs(compiled, samples, grid, domain, parameters)
    fill(geometry, samples, grid, domain)
    renderer.render(scene, camera)
    const gl = renderer.getContext()
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
  }
  return {
    setFormula(source: string, domain: Domain, parameters: Record<string, number>) {
      compiled = compileAll(source)
      show(domain, parameters)
    },
    sample: show,
    dispose() {
      geometry.dispose()
      material.dispose()
      renderer.dispose()
    }
  }
}
