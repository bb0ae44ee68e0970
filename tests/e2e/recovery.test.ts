import { chromium, type Page } from '@playwright/test'
import { launchOptions } from '../../scripts/chromium.js'
import {
  canvas,
  drawn,
  expect,
  formula,
  frames,
  link,
  main,
  open,
  readout,
  removeWebGL,
  rested,
  test,
  typeFormula
} from '../support/nabla'
import {
  expectEngine,
  failAt,
  hide,
  holdContexts,
  holdDevices,
  letHide,
  losePicture,
  notice
} from '../support/mishaps'
import { colouredShare, difference, pixelsOf, settledPixels } from '../support/pixels'

const everything =
  './#f=a*sin(x)*y%2Bx&x=-2..2&y=-1..3&at=1.5,0.5&dir=30&par=a:1.5&show=surface,contours,tangent,axes&cam=60,20'

/** A picture made again may differ from what it was in the rounding of a few pixels. */
const same = 0.001
const enough = 0.1

/** The words to be seen: others are kept for when they come back. */
const words = (page: Page) =>
  page.locator('.labels span').evaluateAll((spans) =>
    spans
      .filter((span) => getComputedStyle(span).visibility === 'visible')
      .map((span) => span.textContent)
      .sort()
  )

async function comesBackAsItWas(page: Page) {
  // A browser's first picture waits for its shaders and may stay coarser than later ones: the second is compared.
  await rested(page)
  await page.reload()
  await drawn(page)
  await rested(page)
  await page.getByTestId('picture').focus()
  const opened = link(page).at
  await page.getByTestId('picture').press('ArrowLeft')
  await expect.poll(() => link(page).at).not.toBe(opened)
  await rested(page)
  const before = { pixels: await settledPixels(canvas(page)), words: await words(page), state: link(page) }
  const first = await page.evaluate(() => performance.now())
  const time = await losePicture(page)
  await drawn(page)
  // Two seconds, or on a machine that is busy as long as the first picture took with the whole page.
  expect(time).toBeLessThan(Math.max(2000, first))
  await expect(page.getByTestId('picture')).toHaveCount(1)
  await expect(page.locator('main canvas')).toHaveCount(1)
  await rested(page)
  expect(difference(before.pixels, await settledPixels(canvas(page)))).toBeLessThan(same)
  expect(await words(page)).toEqual(before.words)
  expect(link(page)).toEqual(before.state)
  await expect(page.getByTestId('picture')).toBeFocused()
}

async function goesOn(page: Page) {
  const before = await settledPixels(canvas(page))
  await page.getByTestId('slider-a').press('End')
  await expect.poll(async () => difference(before, await pixelsOf(canvas(page)))).toBeGreaterThan(0.02)
  await typeFormula(page, 'x^2 - y^2')
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
}

/**
 * A device whose frames take a tenth of a second. One about as fast as a finer grid asks for at rest would choose now
 * the one grid and now the other, by what else the machine has to do. Call before the page opens.
 */
const slowDevice = (page: Page) =>
  page.addInitScript(() => {
    const { onSubmittedWorkDone } = GPUQueue.prototype
    GPUQueue.prototype.onSubmittedWorkDone = async function () {
      await onSubmittedWorkDone.call(this)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return undefined
    }
  })

test('a lost device is replaced, and the picture is as it was', async ({ page }) => {
  await holdDevices(page)
  await slowDevice(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page, everything)
  await comesBackAsItWas(page)
  await expectEngine(page, 'webgpu')
  await expect(notice(page)).toHaveCount(0)
  await goesOn(page)
})

test('what was panned out of the middle stays there', async ({ page }) => {
  await holdDevices(page)
  await open(page)
  const start = await settledPixels(canvas(page))
  const box = (await canvas(page).boundingBox())!
  await page.mouse.move(box.x + 60, box.y + 60)
  await page.mouse.down({ button: 'right' })
  await page.mouse.move(box.x + 160, box.y + 90, { steps: 3 })
  await page.mouse.up({ button: 'right' })
  const panned = await settledPixels(canvas(page))
  expect(difference(start, panned)).toBeGreaterThan(0.05)
  await losePicture(page)
  expect(difference(panned, await settledPixels(canvas(page)))).toBeLessThan(same)
})

test('a lost WebGL context is replaced, and the picture is as it was', async ({ page }) => {
  await holdContexts(page)
  await open(page, everything.replace('./', './?engine=cpu'))
  await comesBackAsItWas(page)
  await expectEngine(page, 'cpu')
  await goesOn(page)
})

test('after three losses within a minute the processor draws, and the page says so', async ({ page }) => {
  await holdDevices(page)
  await open(page, everything)
  for (let loss = 1; loss <= 3; loss++) {
    await expectEngine(page, 'webgpu')
    await losePicture(page)
    await drawn(page)
  }
  await expectEngine(page, 'cpu')
  await expect(main(page)).toHaveAttribute('data-renderer', 'webgl2')
  await expect(notice(page)).toHaveText(/lost repeatedly; drawing on the processor/)
  expect(await readout(page, 'value')).toBeCloseTo(1.5 * Math.sin(1.5) * 0.5 + 1.5, 12)
  await goesOn(page)
})

test('a picture that cannot be made again leaves a sentence, and the page works', async ({ page }) => {
  await holdDevices(page)
  await open(page)
  await removeWebGL(page)
  await page.evaluate(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null)
    const none = () => null
    HTMLCanvasElement.prototype.getContext = none as typeof HTMLCanvasElement.prototype.getContext
  })
  await losePicture(page)
  await expect(notice(page)).toHaveText(/cannot be made again/)
  await expect(main(page)).toHaveAttribute('data-status', 'ready')
  await formula(page).fill('x^2 y')
  await expect.poll(() => readout(page, 'value')).toBe(1)
})

test('a device lost while a formula compiles', async ({ page }) => {
  await holdDevices(page)
  // The device goes exactly when the kernel of the new formula is asked for.
  await page.addInitScript(() => {
    const { prototype } = GPUDevice
    const { createComputePipelineAsync: create } = prototype
    prototype.createComputePipelineAsync = function (descriptor) {
      const pipeline = create.call(this, descriptor)
      if (document.querySelector<HTMLTextAreaElement>('textarea')?.value === 'x*y^3') {
        prototype.createComputePipelineAsync = create
        this.destroy()
      }
      return pipeline
    }
  })
  await open(page)
  await typeFormula(page, 'x*y^3')
  await expect.poll(() => page.evaluate(() => window.devices.length)).toBe(2)
  await drawn(page, 'x*y^3')
  await expectEngine(page, 'webgpu')
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
})

test('a device lost while a picture is made', async ({ page }) => {
  await holdDevices(page)
  await page.addInitScript(() => {
    const { prototype } = GPUDevice
    const { createRenderPipelineAsync: create } = prototype
    prototype.createRenderPipelineAsync = function (descriptor) {
      prototype.createRenderPipelineAsync = create
      this.destroy()
      return create.call(this, descriptor)
    }
  })
  await open(page)
  await expectEngine(page, 'webgpu')
  expect(await page.evaluate(() => window.devices.length)).toBe(2)
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
})

test('a device lost while the page is hidden is replaced, and drawn when the page is seen', async ({
  page
}) => {
  await holdDevices(page)
  await letHide(page)
  await open(page, everything)
  const before = await settledPixels(canvas(page))
  await hide(page)
  await page.evaluate(() => window.devices[0].destroy())
  await expect.poll(() => page.evaluate(() => window.devices.length)).toBe(2)
  await expectEngine(page, 'webgpu')
  const count = await frames(page)
  await formula(page).fill('x*y')
  await formula(page).fill('a*sin(x)*y+x')
  expect(await frames(page)).toBe(count)
  await hide(page, false)
  await drawn(page, 'a*sin(x)*y+x')
  expect(difference(before, await settledPixels(canvas(page)))).toBeLessThan(same)
})

test('leaving the picture is no loss', async ({ page }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await holdDevices(page)
  await open(page)
  await page.getByRole('link', { name: 'Gallery' }).click()
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
  const lost = await page.evaluate(async () => (await window.devices[0].lost).reason)
  expect(lost).toBe('destroyed')
  expect(said.filter((text) => /lost/i.test(text))).toEqual([])
  expect(await page.evaluate(() => window.devices.length)).toBe(1)
})

for (const [what, [make, label, how, times], sentence, engine] of [
  [
    'without memory for the grid the picture is coarser',
    ['createBuffer', 'surface samples', 'memory', 1],
    /memory is full; the picture is coarser/,
    'webgpu'
  ],
  [
    'without memory for any grid the processor draws',
    ['createBuffer', 'surface samples', 'memory', Infinity],
    /memory is full; drawing on the processor/,
    'cpu'
  ],
  [
    'when the driver refuses to draw, the processor does',
    ['createRenderPipelineAsync', '', 'validation', Infinity],
    /refused to draw; drawing on the processor/,
    'cpu'
  ]
] as const)
  test(`${what}, and the page says so`, async ({ page }) => {
    await failAt(page, make, label, how, times)
    await open(page)
    await expect(notice(page)).toHaveText(sentence)
    await expectEngine(page, engine)
    expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
  })

for (const [make, how, sentence] of [
  ['createShaderModule', 'validation', /does not take this function/],
  ['createBuffer', 'memory', /memory is full; the processor computes/]
] as const)
  test(`a function that the GPU refuses (${make}, ${how}) is computed on the processor`, async ({ page }) => {
    await failAt(page, make, make === 'createBuffer' ? 'field values' : 'sample field', how, 1)
    await open(page)
    await expect(notice(page)).toHaveText(sentence)
    await expectEngine(page, 'webgpu')
    expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
    await typeFormula(page, 'x^2 - y^2')
    await expect(notice(page)).toHaveCount(0)
    expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
  })

/** The first so many canvases give no context for WebGPU, as one does that was asked for another before. */
async function withholdContexts(page: Page, times: number) {
  await page.addInitScript((times) => {
    const { prototype } = HTMLCanvasElement
    const { getContext } = prototype as { getContext: (kind: string, ...rest: unknown[]) => unknown }
    const without = new WeakSet<object>()
    const withheld = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      if (kind === 'webgpu' && times-- > 0) without.add(this)
      return kind === 'webgpu' && without.has(this) ? null : getContext.call(this, kind, ...rest)
    }
    prototype.getContext = withheld as typeof prototype.getContext
  }, times)
}

for (const [times, engine, sentence] of [
  [1, 'webgpu', ''],
  [1e9, 'cpu', 'drawing on the processor']
] as const)
  test(`a canvas without a context is a lost picture (${times} times)`, async ({ page }) => {
    await withholdContexts(page, times)
    await open(page, everything)
    await expectEngine(page, engine)
    if (sentence) await expect(notice(page)).toContainText(sentence)
    await goesOn(page)
  })

test('a canvas that cannot be drawn on any more is a lost picture', async ({ page }) => {
  await holdDevices(page)
  await open(page, everything)
  const before = await settledPixels(canvas(page))
  await page.evaluate(() => {
    const lost = document.querySelector('[data-testid=picture]')
    const { prototype } = GPUCanvasContext
    const { getCurrentTexture } = prototype
    prototype.getCurrentTexture = function () {
      if (this.canvas === lost) throw new DOMException('no texture', 'InvalidStateError')
      return getCurrentTexture.call(this)
    }
  })
  await page.getByTestId('slider-a').press('ArrowRight')
  await expect.poll(() => page.evaluate(() => window.devices.length)).toBe(2)
  await page.getByTestId('slider-a').press('ArrowLeft')
  await drawn(page)
  await expect(page.locator('main canvas')).toHaveCount(1)
  await expect.poll(async () => difference(before, await settledPixels(canvas(page)))).toBeLessThan(same)
  await expectEngine(page, 'webgpu')
})

test('the next canvas may be asked for another context before it is drawn on', async ({ page }) => {
  await holdDevices(page)
  await open(page)
  await page.evaluate(() => {
    window.devices[0].destroy()
    const picture = document.querySelector('[data-testid=picture]')!
    new MutationObserver((_, observer) => {
      const next = document.querySelector<HTMLCanvasElement>('[data-testid=picture]')
      if (!next || next === picture) return
      observer.disconnect()
      next.getContext('webgl2')
    }).observe(document.querySelector('main')!, { childList: true, subtree: true })
  })
  await expect.poll(() => page.evaluate(() => window.devices.length)).toBe(3)
  await drawn(page)
  await expectEngine(page, 'webgpu')
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
})

/** The frame of the picture, as wide and high as it is or nothing. */
const collapse = (page: Page, collapsed: string) =>
  page
    .locator('.picture')
    .evaluate((frame, display) => ((frame as HTMLElement).style.display = display), collapsed)

for (const query of ['', '?engine=cpu'])
  test(`what is drawn while the canvas has no size is whole when it has one (${query || 'WebGPU'})`, async ({ page }) => {
    await open(page, everything.replace('./', `./${query}`))
    const before = await settledPixels(canvas(page))
    await typeFormula(page, 'x*y')
    await collapse(page, 'none')
    await formula(page).fill('a*sin(x)*y+x')
    await drawn(page, 'a*sin(x)*y+x')
    await collapse(page, '')
    await expect.poll(async () => difference(before, await settledPixels(canvas(page)))).toBeLessThan(same)
  }) // prettier-ignore

test('less than a pixel is no size', async ({ page }) => {
  await open(page, everything)
  const before = await settledPixels(canvas(page))
  const height = (height: string) =>
    page.locator('.scene').evaluate((scene, height) => {
      const { style } = scene as HTMLElement
      style.flex = height && 'none'
      style.height = height
    }, height)
  await height('0.4px')
  await typeFormula(page, 'x*y')
  await formula(page).fill('a*sin(x)*y+x')
  await height('')
  await drawn(page, 'a*sin(x)*y+x')
  await expect.poll(async () => difference(before, await settledPixels(canvas(page)))).toBeLessThan(same)
  await expect(notice(page)).toHaveCount(0)
})

test('what is drawn while the page is hidden is whole when it is seen, and is drawn again', async ({ page }) => {
  await letHide(page)
  await open(page, everything)
  await rested(page)
  const before = await settledPixels(canvas(page))
  await hide(page)
  await formula(page).fill('x*y')
  await expect.poll(() => readout(page, 'value')).toBe(0.75)
  await formula(page).fill('a*sin(x)*y+x')
  const count = await frames(page)
  await hide(page, false)
  await drawn(page, 'a*sin(x)*y+x')
  await expect.poll(() => frames(page)).toBeGreaterThan(count)
  await expect.poll(async () => difference(before, await settledPixels(canvas(page)))).toBeLessThan(same)
  // Even if nothing changed: the browser may have let go of the frame.
  await rested(page)
  const rest = await frames(page)
  await hide(page)
  await hide(page, false)
  await expect.poll(() => frames(page)).toBeGreaterThan(rest)
}) // prettier-ignore

for (const query of ['', '?engine=cpu'])
  test(`a page that comes back from the back/forward cache is whole (${query || 'WebGPU'})`, async ({ baseURL }) => {
    // Playwright switches this cache off.
    const ignoreDefaultArgs = ['--disable-back-forward-cache']
    const browser = await chromium.launch({ ...launchOptions(), ignoreDefaultArgs })
    const page = await browser.newPage({ baseURL, viewport: { width: 900, height: 600 } })
    await open(page, everything.replace('./', `./${query}`))
    await rested(page)
    const [before, count] = [await settledPixels(canvas(page)), await frames(page)]
    await page.evaluate(() =>
      window.addEventListener('pageshow', ({ persisted }) => (document.body.dataset.persisted = String(persisted)))
    )
    await page.goto('data:text/html,elsewhere')
    await page.goBack({ waitUntil: 'commit' })
    await expect(page.locator('body')).toHaveAttribute('data-persisted', 'true')
    await expect.poll(() => frames(page)).toBeGreaterThan(count)
    expect(difference(before, await settledPixels(canvas(page)))).toBeLessThan(same)
    await typeFormula(page, 'x^2 - y^2')
    await browser.close()
  }) // prettier-ignore

test('an error that nobody expected is caught by the last net', async ({ page }) => {
  await holdDevices(page)
  await open(page)
  await page.evaluate(async () => {
    const [device] = window.devices
    device.createBuffer({ size: 16, usage: 0 })
    // Errors come with the next answer of the GPU.
    await device.queue.onSubmittedWorkDone()
  })
  await expectEngine(page, 'cpu')
  await drawn(page)
  await expect(notice(page)).toHaveText(/refused to draw; drawing on the processor/)
  expect(await colouredShare(canvas(page))).toBeGreaterThan(enough)
})
