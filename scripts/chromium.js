// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'

/**
 * WebGPU and WebGL on Chromium's bundled software renderer, headless and as root. With fewer of these
 * an adapter is found, but the device dies at the first canvas. The page itself is painted by the processor, as on
 * every machine without a GPU: an emulated one takes seconds for the curves of a map.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-angle=swiftshader',
  '--use-vulkan=swiftshader',
  '--disable-gpu-rasterization'
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const minutes = 60_000

const remedy =
  'Install Chromium (Debian and Ubuntu: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium) ' +
  'or set NABLA_CHROMIUM to the path of a Chromium or Chrome.'

/** A name in the PATH can be a stub that only advertises a package, so the browser must say its version. */
const runs = (/** @type {string} */ path) =>
  existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0

const onPath = (/** @type {string} */ name) =>
  (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))

/** The path that a variable names, checked, because a typing mistake there should not go unnoticed. */
function fromEnvironment() {
  const variable = ['NABLA_CHROMIUM', 'CHROMIUM_PATH'].find((name) => process.env[name])
  if (!variable) return
  const path = String(process.env[variable])
  if (runs(path)) return { path, origin: variable }
  throw new Error(`${variable} is "${path}", which does not run as a browser. Correct or unset it.`)
}

/** @returns {{ path: string, origin: string } | undefined} */
function fromPlaywright() {
  const path = chromium.executablePath()
  return runs(path) ? { path, origin: "Playwright's download" } : undefined
}

/** @returns {{ path: string, origin: string } | undefined} */
function fromSystem() {
  const path = names.flatMap(onPath).find(runs)
  return path ? { path, origin: 'the system' } : undefined
}

export const locateChromium = () => fromEnvironment() ?? fromPlaywright() ?? fromSystem()

/** For configurations, which cannot wait for an installation. */
export function chromiumPath() {
  const found = locateChromium()
  if (!found) throw new Error(`No Chromium was found. ${remedy}`)
  return found.path
}

/** The one way every check and measurement here starts the browser. */
export const launchOptions = () => ({ executablePath: chromiumPath(), args: chromiumFlags })

/** Where distributions keep what the command in the PATH starts. */
const libraryFolders = [
  '/usr/lib/chromium',
  '/usr/lib/chromium-browser',
  '/usr/lib64/chromium',
  '/opt/google/chrome'
]

/**
 * The variables by which a program on Linux finds the software adapter that comes with Chromium; null where
 * there is none.
 * @returns {Record<string, string> | null}
 */
export function softwareAdapter() {
  const driver = (/** @type {string} */ folder) => join(folder, 'vk_swiftshader_icd.json')
  const folder = [dirname(realpathSync(chromiumPath())), ...libraryFolders].find((at) =>
    existsSync(driver(at))
  )
  if (!folder) return null
  const libraries = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
  return { VK_ICD_FILENAMES: driver(folder), LD_LIBRARY_PATH: libraries }
}

/** Finds a Chromium, or installs one and says so in a line. */
export async function findChromium() {
  return locateChromium() ?? (await installFromPlaywright()) ?? (await installFromDistribution()) ?? fail()
}

/** @returns {never} */
function fail() {
  throw new Error(`No Chromium was found and none could be installed. ${remedy}`)
}

async function installFromPlaywright() {
  console.log("No Chromium found: trying Playwright's download.")
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '../cli.js')
  if (!(await succeeds(process.execPath, [cli, 'install', 'chromium'], 5 * minutes))) return
  if (!isRoot || (await succeeds(process.execPath, [cli, 'install-deps', 'chromium'], 10 * minutes)))
    return fromPlaywright()
}

async function installFromDistribution() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return
  console.log("No download possible: trying the distribution's package (apt-get install chromium).")
  await succeeds('apt-get', ['update'], 5 * minutes)
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  if (await succeeds('apt-get', install, 15 * minutes)) return fromSystem()
}

const isRoot = process.getuid?.() === 0

/**
 * Runs a command in its own process group, so that at the limit its children end with it: downloads
 * behind a firewall can hang for ever.
 * @param {string} command
 * @param {string[]} args
 * @param {number} limit milliseconds
 * @returns {Promise<boolean>}
 */
function succeeds(command, args, limit) {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'], env })
    const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), limit)
    const done = (/** @type {boolean} */ ok) => {
      clearTimeout(timer)
      resolve(ok)
    }
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })
}
