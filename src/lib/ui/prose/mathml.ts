import katex from 'katex'

/**
 * A formula as MathML, for readers without scripts and for assistive technology. Only on the server, where pages are
 * prerendered: in the browser it is there already, and hydration keeps it as it is.
 */
export const mathml = (latex: string, display = false): string =>
  import.meta.env.SSR
    ? katex.renderToString(latex, { output: 'mathml', displayMode: display, trust: false, strict: 'ignore' })
    : ' '
