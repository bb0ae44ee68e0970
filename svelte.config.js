import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** The one inline script that is not SvelteKit's. */
const earlyDevice = readFileSync(new URL('src/lib/gpu/earlyDevice.js', import.meta.url))
const hash = createHash('sha256').update(earlyDevice).digest('base64')

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter(),
    // A page asks for one sheet of style instead of thirty; only the largest, which all pages share, stays apart.
    inlineStyleThreshold: 8192,
    typescript: {
      // The tools' own files are checked like the site's.
      config: (config) => {
        config.include.push('../scripts/**/*.js', '../scripts/**/*.ts', '../*.config.js', '../*.config.ts')
      }
    },
    // A fragment here is a link's state, not the id of an element.
    prerender: { handleMissingId: 'ignore' },
    // Relative addresses: the same build works at a domain's root and under any sub-path.
    paths: { relative: true },
    // Prerendered pages carry the policy in a meta tag; scripts run by their hash alone.
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', `sha256-${hash}`],
        'style-src': ['self'],
        // The one inline style of SvelteKit's route announcer.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'worker-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none']
      }
    }
  }
}
