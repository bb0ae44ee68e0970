/** Stands in for the parts of mathjs that write LaTeX and BigNumbers: scripts/mathjs.js puts it into their place. */
export const latexSymbols = {}
export const latexOperators = {}
export const latexFunctions = {}
export const defaultTemplate = ''

const missing = (): never => {
  throw new Error('mathjs writes nothing here; src/lib/math/write does')
}

export const escapeLatex = missing
export const toSymbol = missing
export const format = missing
