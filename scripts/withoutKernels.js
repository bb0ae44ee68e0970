// @ts-check

/**
 * Workers compute in f64, so the table's WGSL functions stay out of their bundles, which carry the table whole: a
 * seventh of the sampling worker.
 * @returns {import('vite').Plugin}
 */
export const withoutKernels = () => ({
  name: 'without kernels',
  enforce: 'pre',
  transform: {
    filter: { id: /math\/table\/wgsl\/\w+\.ts$/ },
    handler(code) {
      const functions = [...code.matchAll(/^export const (\w+): Helper/gm)].map(([, name]) => name)
      return functions.length
        ? functions.map((name) => `export const ${name} = { text: '' }`).join('\n')
        : null
    }
  }
})
