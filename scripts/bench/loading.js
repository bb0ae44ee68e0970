// @ts-check
import { noteWhenLive } from './transfer.js'

/**
 * Milliseconds since the navigation began, of one cold visit.
 * @typedef {object} Milestones
 * @property {number} live formulas and numbers follow the reader
 * @property {number} asked the adapter was asked for
 * @property {number} device it and its device were there
 * @property {number} pipelines the first frame could be drawn
 * @property {number} picture the GPU had finished the first picture
 * @property {number} longest milliseconds of the main thread's longest task until then; 0 below 50
 */

/** @typedef {Milestones & { visits: number }} Loading */

const visits = 5

/** Notes in the page when each of the milestones was reached; runs before the page's own scripts. */
function noteMilestones() {
  const noted = { asked: 0, device: 0, pipelines: 0, picture: 0, longest: 0 }
  Object.assign(window, { milestones: noted })
  const now = () => performance.now()
  const { requestAdapter } = GPU.prototype
  GPU.prototype.requestAdapter = function (/** @type {GPURequestAdapterOptions | undefined} */ options) {
    noted.asked ||= now()
    return requestAdapter.call(this, options)
  }
  const { requestDevice } = GPUAdapter.prototype
  GPUAdapter.prototype.requestDevice = async function (
    /** @type {GPUDeviceDescriptor | undefined} */ descriptor
  ) {
    const device = await requestDevice.call(this, descriptor)
    noted.device ||= now()
    return device
  }
  const { createRenderPipelineAsync } = GPUDevice.prototype
  GPUDevice.prototype.createRenderPipelineAsync = async function (
    /** @type {GPURenderPipelineDescriptor} */ descriptor
  ) {
    const pipeline = await createRenderPipelineAsync.call(this, descriptor)
    if (!noted.picture) noted.pipelines = now()
    return pipeline
  }
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (!noted.picture || startTime < noted.picture) noted.longest = Math.max(noted.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
  new MutationObserver(() => {
    const { status, drawn } = document.querySelector('main')?.dataset ?? {}
    if (status === 'ready' && drawn) noted.picture ||= now()
  }).observe(document, { subtree: true, childList: true, attributes: true })
}

/** A visit by a browser that was just started. @param {() => Promise<import('playwright').Browser>} launch @param {string} address */
async function visitCold(launch, address) {
  const browser = await launch()
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.addInitScript(noteWhenLive)
  await page.addInitScript(noteMilestones)
  await page.goto(address)
  await page.waitForFunction(() => Reflect.get(window, 'milestones').picture > 0, null, { timeout: 60_000 })
  // The observer of tasks is told of them a little later.
  await page.waitForTimeout(300)
  const milestones = await page.evaluate(() => ({
    ...Reflect.get(window, 'milestones'),
    live: Reflect.get(window, 'liveAt') - performance.timeOrigin
  }))
  await browser.close()
  return /** @type {Milestones} */ (milestones)
}

/**
 * The medians over cold visits: nothing of the site, of the GPU's process or of the driver is there before.
 * @param {() => Promise<import('playwright').Browser>} launch
 * @param {string} address
 * @returns {Promise<Loading>}
 */
export async function measureLoading(launch, address) {
  /** @type {Milestones[]} */
  const seen = []
  for (let i = 0; i < visits; i++) seen.push(await visitCold(launch, address))
  const medianOf = (/** @type {keyof Milestones} */ name) =>
    seen.map((milestones) => milestones[name]).sort((a, b) => a - b)[Math.floor(visits / 2)]
  return {
    visits,
    live: medianOf('live'),
    asked: medianOf('asked'),
    device: medianOf('device'),
    pipelines: medianOf('pipelines'),
    picture: medianOf('picture'),
    longest: medianOf('longest')
  }
}
