// @ts-check
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../node_modules/katex/', import.meta.url))

/** Commands that no formula here has: Nabla writes all TeX that it sets itself. */
const unused =
  /\/(?:environments\/cd|cd|functions\/(?:accentunder|arrow|def|enclose|hbox|horizBrace|href|html|includegraphics|pmb|raisebox|rule|sizing|smash|tag|underline|vcenter|verb))$/

/** Typefaces that none has. */
const typefaces = /^(?:AMS-|Caligraphic-|Fraktur-|SansSerif-|Script-|Typewriter-|Main-Italic|\w+-BoldItalic)/

/** Shapes that only those commands draw. */
const shapes = /arrow|harpoon|brace|hook|mapsto|tofrom|group|linesegment|tilde|widehat|widecheck/i

/** Stands for the modules that write MathML: the page speaks its formulas in words of its own. */
const noMathml = '\0katex without MathML'
const nothing = '\0katex without this'

/**
 * KaTeX from its sources, without MathML and without what sets nothing here: a third less than its ready-made bundle.
 * @returns {import('vite').Plugin}
 */
export const katexSources = () => ({
  name: 'katex from its sources',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^katex$|katex|^\.{1,2}\// },
    handler(source, importer = '') {
      if (source === 'katex') return this.environment.name === 'client' ? `${root}katex.ts` : null
      if (!importer.startsWith(root)) return null
      if (/\/(?:buildMathML|mathMLTree)$/.test(source)) return { id: noMathml, moduleSideEffects: false }
      return unused.test(source) ? { id: nothing, moduleSideEffects: false } : null
    }
  },
  load(id) {
    if (id === nothing) return 'export default null; export const parseCD = null'
    if (id !== noMathml) return null
    return `export default null; export const ${mathmlNames.map((name) => `${name} = null`).join(', ')}`
  },
  transform: {
    order: 'post',
    filter: { id: /\/node_modules\/katex\// },
    handler(code, id) {
      if (!id.startsWith(root)) return null
      const [, cut = /^mathmlBuilder$/] = cutIn.find(([file]) => id.includes(file)) ?? []
      const tree = this.parse(code)
      const cuts = [
        ...propertiesIn(tree).filter(({ name }) => cut.test(name)),
        ...unusedStatements(tree, code)
      ]
      return { code: without(code, cuts).replaceAll('__VERSION__', '"without MathML"'), map: null }
    }
  }
})

/** Which properties of the objects in a file nobody reads. @type {[file: string, cut: RegExp][]} */
const cutIn = [
  ['fontMetricsData', typefaces],
  ['svgGeometry', shapes]
]

/** Macros for what no formula here has: definitions, Dirac's brackets, HTML's names of signs, colons in relations, colours, logos. */
const unusedMacros = [
  '(?:new|renew|provide)command|message|errmessage|show|[bB]ra|[kK]et|[bB]raket|Set|set|bra@|braket@',
  '(?:[dulrh]|lr)arr|(?:[dulrh]|lr)Arr|(?:[DULRH]|Lr)arr|lang|rang|[NRZ]|alef|alefsym|bull|clubs|cnums|Complex|diamonds|exist',
  'hearts|image|infin|isin|natnums|plusmn|real|[rR]eals|sdot|sect|spades|sube?|supe|thetasym',
  '(?:blue|teal|green|gold|red|maroon|purple|mint|gray|pink|orange|kaBlue|kaGreen)[A-I]?|(?:La|Ka)?TeX|latexRaiseA|katexRaiseA',
  '(?:inj|proj)lim|var(?:lim(?:sup|inf)|(?:inj|proj)lim)|argmin|argmax|plim',
  '[a-zA-Z]*(?:[cC]olon(?:eq|approx|sim|minus|colon)|qcolon|minuscolon|approxcolon|simcolon|equalscolon)[a-zA-Z]*'
]

/** Those, and symbols of the typeface AMS, which is not there. */
const unusedDefinition = new RegExp(
  `^(?:defineSymbol\\(\\w+, ams,|defineMacro\\("\\\\\\\\(?:${unusedMacros.join('|')})")`
)

/** The statements of a file that define what nobody uses. @param {any} tree @param {string} code @returns {Property[]} */
const unusedStatements = (tree, code) =>
  tree.body
    .filter((/** @type {any} */ { type }) => type === 'ExpressionStatement')
    .map((/** @type {any} */ { start, end }) => ({ name: code.slice(start, end), start, end }))
    .filter((/** @type {Property} */ { name }) => unusedDefinition.test(name))

const mathmlNames = [
  'MathNode',
  'TextNode',
  'SpaceNode',
  'newDocumentFragment',
  'makeText',
  'makeRow',
  'getVariant',
  'buildExpression',
  'buildExpressionRow',
  'buildGroup'
]

/** @typedef {{ name: string, start: number, end: number }} Property */

/** The named properties of all objects that are written out in a syntax tree. @param {unknown} node @returns {Property[]} */
function propertiesIn(node) {
  if (Array.isArray(node)) return node.flatMap(propertiesIn)
  if (typeof node !== 'object' || node === null) return []
  const { type, properties } = /** @type {Record<string, any>} */ (node)
  const own = type === 'ObjectExpression' ? properties.filter(isNamed).map(toProperty) : []
  return [...own, ...Object.values(node).flatMap(propertiesIn)]
}

const isNamed = (/** @type {{ key?: unknown }} */ { key }) => key !== undefined
const toProperty = (/** @type {any} */ { key, start, end }) => ({
  name: String(key.name ?? key.value),
  start,
  end
})

/** The code without these properties and the commas behind them. @param {string} code @param {Property[]} cuts */
function without(code, cuts) {
  return [...cuts]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code)
}
