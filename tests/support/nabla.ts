import { test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect }

/** Fails a test on any page error, console error or violation of the content security policy. */
export const test = base.extend<{ troubles: string[] }>({
  troubles: [
    async ({ page }, use) => {
      const troubles: string[] = []
      page.on('pageerror', (error) => troubles.push(`page error: ${error.stack ?? error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error')
          troubles.push(`console: ${message.text()} (${message.location().url})`)
      })
      await page.exposeFunction('reportViolation', (what: string) => troubles.push(`policy: ${what}`))
      await page.addInitScript(reportViolations)
      await use(troubles)
      expect(troubles).toEqual([])
    },
    { auto: true }
  ]
})

declare global {
  interface Window {
    reportViolation(what: string): void
    /** GPU pipelines and WebGL programs made so far, by `countPipelines`. */
    pipelines: number
  }
}

function reportViolations() {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
    window.reportViolation(`${effectiveDirective} blocked ${blockedURI} (${sourceFile})`)
  )
}

/** Opens a link of the site and waits for its picture. */
export async function open(page: Page, link = './') {
  await page.goto(link)
  await drawn(page)
}

export const main = (page: Page) => page.locator('main')
export const canvas = (page: Page) => page.locator('main canvas').first()
export const formula = (page: Page) => page.getByTestId('formula')
export const problem = (page: Page) => page.getByTestId('problem')

/** Waits until the picture of the formula in the field, or of `source`, is on screen. */
export async function drawn(page: Page, source?: string) {
  await expect(main(page)).toHaveAttribute('data-status', 'ready')
  await expect(main(page)).toHaveAttribute('data-drawn', source ?? (await formula(page).inputValue()))
}

/** Waits until the picture has climbed to the finest grid it will have, and nothing more is to be drawn. */
export async function rested(page: Page) {
  await expect(main(page)).toHaveAttribute('data-picture', 'resting')
}

export async function typeFormula(page: Page, source: string) {
  await formula(page).fill(source)
  await drawn(page, source)
}

/** A readout in full precision. */
export async function readout(page: Page, name: string) {
  return Number(await page.getByTestId(name).getAttribute('data-value'))
}

/** The gradient's partial derivatives as plain text. */
export const formulaText = (page: Page, name: string) => page.getByTestId(`formula-${name}`)

/** An element's box in the window. A mark of the map may be drawn anew while it is asked for, and then has none for a moment. */
export async function boxOf(locator: Locator) {
  let box: Awaited<ReturnType<Locator['boundingBox']>> = null
  await expect(async () => expect((box = await locator.boundingBox())).not.toBeNull()).toPass()
  return box!
}

export async function frames(page: Page) {
  return Number(await main(page).getAttribute('data-frames'))
}

/** The keys of the link in the address bar; `+` is always plus. */
export function link(page: Page) {
  const fragment = new URL(page.url()).hash.slice(1)
  return Object.fromEntries(
    fragment.split('&').map((pair) => {
      const [key, ...value] = pair.split('=')
      return [key, decodeURIComponent(value.join('='))]
    })
  ) as Record<string, string | undefined>
}

/** Counts what the picture compiles: pipelines of WebGPU, programs of WebGL. Call before the page opens. */
export async function countPipelines(page: Page) {
  await page.addInitScript(() => {
    window.pipelines = 0
    const wrap = (prototype: object | undefined, name: string) => {
      if (!prototype) return
      const methods = prototype as Record<string, (...args: unknown[]) => unknown>
      const made = methods[name]
      methods[name] = function (...args) {
        window.pipelines++
        return made.apply(this, args)
      }
    }
    for (const kind of ['Compute', 'Render'])
      for (const suffix of ['', 'Async'])
        wrap(globalThis.GPUDevice?.prototype, `create${kind}Pipeline${suffix}`)
    wrap(globalThis.WebGL2RenderingContext?.prototype, 'linkProgram')
  })
  return () => page.evaluate(() => window.pipelines)
}

/** A browser without WebGPU. Call before the page opens. */
export async function removeWebGPU(page: Page) {
  await page.addInitScript(() => Object.defineProperty(navigator, 'gpu', { value: undefined }))
}

/** A browser without WebGL. Call before the page opens. */
export async function removeWebGL(page: Page) {
  await page.addInitScript(() => {
    for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
      const canvas = prototype as { getContext: (kind: string, ...rest: unknown[]) => unknown }
      const { getContext } = canvas
      canvas.getContext = function (kind, ...rest) {
        return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest)
      }
    }
  })
}
