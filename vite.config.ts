import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { katexSources } from './scripts/katex.js'
import { mathjsWithoutWriting } from './scripts/mathjs.js'
import { shaderStructures } from './scripts/structures.js'
import { threeSources, threeCompilation } from './scripts/three.js'
import { withoutKernels } from './scripts/withoutKernels.js'

/** One fixed port for the built site, so that the README can name it. */
const port = 4173

export default defineConfig({
  plugins: [shaderStructures(), katexSources(), threeCompilation(), sveltekit()],
  resolve: { alias: [...threeSources, ...mathjsWithoutWriting] },
  // A font or picture inlined as data: would need a weaker content security policy.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  worker: { format: 'es', plugins: () => [withoutKernels()] },
  preview: { port, strictPort: true },
  server: { port: 5173 }
})
