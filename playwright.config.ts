import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/chromium.js'

/** Not the port of `npm start`, so that a site on show and its tests do not meet; another by the environment. */
const port = Number(process.env.NABLA_TEST_PORT ?? 4174)

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // Of a test that passes at the second try the run tells (scripts/test.js): the test is to be mended, the site stands.
  retries: process.env.CI ? 1 : 0,
  // The software renderer takes every core there is; pages beside each other only wait for each other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: launchOptions(),
    deviceScaleFactor: 1,
    trace: 'off'
  },
  projects: [
    { name: 'wide', use: { viewport: { width: 1366, height: 768 } } },
    { name: 'narrow', use: { viewport: { width: 390, height: 844 } }, grep: /@narrow/ }
  ],
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    port,
    timeout: 60_000
  }
})
