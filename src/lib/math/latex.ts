/** What LaTeX's commands stand for, as the kind of a token and its text. */
type Meaning = readonly [kind: 'sign' | 'bar' | 'open' | 'close' | 'command' | 'infinity', text: string]

const meanings: [Meaning[0], Record<string, string>][] = [
  [
    'sign',
    {
      '*': 'cdot times ast star',
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
      ':': 'colon',
      "'": 'prime top intercal',
      '.*': 'odot',
      ';': '\\ cr'
    }
  ],
  ['bar', { '|': 'vert mid', '‖': 'Vert | parallel' }],
  [
    'open',
    { '|': 'lvert', '‖': 'lVert', '⌊': 'lfloor', '⌈': 'lceil', '{': '{ lbrace', '[': 'lbrack langle' }
  ],
  [
    'close',
    { '|': 'rvert', '‖': 'rVert', '⌋': 'rfloor', '⌉': 'rceil', '}': '} rbrace', ']': 'rbrack rangle' }
  ],
  ['command', { frac: 'frac dfrac tfrac cfrac', sqrt: 'sqrt', sum: 'sum' }],
  ['infinity', { inf: 'infty' }]
]

export const commands: ReadonlyMap<string, Meaning> = new Map(
  meanings.flatMap(([kind, spellings]) =>
    Object.entries(spellings).flatMap(([text, words]) =>
      words.split(' ').map((word) => [word, [kind, text]] as const)
    )
  )
)

/** Commands that only place or size what follows, and the signs around mathematics in a text. */
export const unseen = new Set(
  (
    'left right big bigl bigr bigm Big Bigl Bigr Bigm bigg biggl biggr Bigg Biggl Biggr quad qquad thinspace enspace ' +
    'displaystyle textstyle scriptstyle limits nolimits nonumber phantom , ; : ! > ( ) [ ] $'
  ).split(' ')
).add(' ')

/** Commands whose argument is one name or a word. */
export const wrappers = new Set(
  'operatorname mathrm mathit mathbf mathsf mathtt boldsymbol bm vec text textrm textit mathop mbox rm'.split(
    ' '
  )
)

/** Other looks of Greek letters. */
export const letters: ReadonlyMap<string, string> = new Map(
  ['epsilon', 'phi', 'theta', 'rho', 'kappa', 'sigma'].map((name) => [`var${name}`, name])
)

export const matrices = new Set('matrix pmatrix bmatrix Bmatrix smallmatrix array'.split(' '))
/** Environments around a formula, which say nothing about it. */
export const surroundings = new Set(
  'equation align aligned gather gathered split math displaymath'.split(' ')
)
