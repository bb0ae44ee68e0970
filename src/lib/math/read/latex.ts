/** What LaTeX's commands stand for, as the kind of a token and its text. */
type Meaning = readonly [kind: 'sign' | 'bar' | 'open' | 'close' | 'command' | 'infinity', text: string]

const meanings: [Meaning[0], Record<string, string>][] = [
  [
    'sign',
    {
      '*': 'cdot times ast star *',
      '/': 'div',
      '+': 'plus',
      '-': 'minus',
      '<': 'lt',
      '>': 'gt',
      '<=': 'le leq leqslant',
      '>=': 'ge geq geqslant',
      '!=': 'ne neq',
      '=': 'eq',
      and: 'land wedge',
      or: 'lor vee',
      not: 'lnot neg',
      '%': 'bmod mod %',
      '&': 'amp',
      over: 'over',
      ':': 'colon',
      "'": 'prime top intercal',
      '.*': 'odot',
      ';': '\\ cr crcr newline tabularnewline'
    }
  ],
  ['bar', { '|': 'vert mid', '‖': 'Vert | parallel' }],
  [
    'open',
    {
      '|': 'lvert',
      '‖': 'lVert',
      '⌊': 'lfloor',
      '⌈': 'lceil',
      '{': '{ lbrace',
      '[': 'lbrack langle',
      '(': 'lparen'
    }
  ],
  [
    'close',
    {
      '|': 'rvert',
      '‖': 'rVert',
      '⌋': 'rfloor',
      '⌉': 'rceil',
      '}': '} rbrace',
      ']': 'rbrack rangle',
      ')': 'rparen'
    }
  ],
  ['command', { frac: 'frac dfrac tfrac cfrac sfrac nicefrac flatfrac', sqrt: 'sqrt', sum: 'sum' }],
  ['infinity', { inf: 'infty' }]
]

export const commands: ReadonlyMap<string, Meaning> = new Map(
  meanings.flatMap(([kind, spellings]) =>
    Object.entries(spellings).flatMap(([text, words]) =>
      words.split(' ').map((word) => [word, [kind, text]] as const)
    )
  )
)

/** Commands whose argument is one name, a word, or mathematics in another look. */
export const wrapper =
  /^(?:(?:math|text|operatorname|bold|sans)[a-z]*|(?:[mhf]|frame|make)?box(?:ed)?|bm|pmb|vec|rm|bf|it|sf|tt|smash|ensuremath|underline|answer)$/

/** Other looks of Greek letters, and MathLive's of e and d. */
export const letters: ReadonlyMap<string, string> = new Map([
  ...['epsilon', 'phi', 'theta', 'rho', 'kappa', 'sigma'].map((name) => [`var${name}`, name] as const),
  ['exponentialE', 'e']
])

export const matrices = new Set('matrix pmatrix bmatrix Bmatrix smallmatrix array'.split(' '))
/** Environments around a formula, which say nothing about it. */
export const surroundings = new Set(
  'equation align aligned alignat alignedat flalign gather gathered multline split eqnarray math displaymath'.split(
    ' '
  )
)
