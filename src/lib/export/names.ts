/**
 * THE PLACE where names become names of another language. Whatever a formula or a data file calls its
 * quantities, a script gets letters, digits and underscores and nothing else, no two alike, and none that
 * the language or the script itself uses.
 */
export interface Names {
  symbol(name: string): string
  column(name: string): string
  /** A new name like the given one, for a quantity of the script's own. */
  fresh(name: string): string
}

type Spell = (name: string, isTaken: (candidate: string) => boolean) => string

function namesBy(spell: Spell): Names {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  const fresh = (name: string): string => {
    const spelled = spell(name, (candidate) => taken.has(candidate))
    taken.add(spelled)
    return spelled
  }
  const keep = (kind: string) => (name: string) => {
    const key = `${kind} ${name}`
    const spelled = known.get(key) ?? fresh(name)
    known.set(key, spelled)
    return spelled
  }
  return { symbol: keep('symbol'), column: keep('column'), fresh }
}

const python = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield ' +
    // What the scripts themselves say.
    'np sp torch special f gradient value autograd formula part rows i at number ours theirs difference ' +
    'variable verdict print float int abs isinstance len max range sum zip'
  ).split(' ')
)

const longest = 40

/** Letters without their accents, digits and underscores, beginning with a letter. */
function identifier(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .slice(0, longest)
  return /^[A-Za-z]/.test(plain) ? plain : `v_${plain}`
}

/** `lambda` is `lambda_`; a name that is taken is numbered. */
export const pythonNames = (): Names =>
  namesBy((name, isTaken) => {
    const plain = identifier(name)
    const base = python.has(plain) ? `${plain}_` : plain
    if (!isTaken(base)) return base
    for (let k = 2; ; k++) if (!isTaken(`${base}_${k}`)) return `${base}_${k}`
  })

const greek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Phi Psi Omega'
  ).split(' ')
)
/** Letters with a meaning of their own there: coordinates, angle, curve parameter, constants, the function. */
const reserved = new Set(['x', 'y', 'z', 'r', 't', 'e', 'i', 'd', 'f', '\\theta'])

/**
 * Desmos knows one letter and its index: `rate` is r_{ate} and `b0` is b_{0}. The variables keep their
 * letters, so they have to be named first.
 */
export function desmosNames(variables: readonly string[]): Names {
  return namesBy((name, isTaken) => {
    const plain = identifier(name)
    const [, word, index] = /^([A-Za-z]+)_?(.*)$/.exec(plain) ?? ['', plain, '']
    const isLetter = word.length === 1 || greek.has(word)
    const letter = greek.has(word) ? `\\${word}` : word[0]
    const rest = ((isLetter ? '' : word.slice(1)) + index).replaceAll('_', '')
    const free = variables.includes(name) || rest !== '' || !reserved.has(letter)
    const base = free ? rest : 'p'
    for (let k = 1; ; k++) {
      const sub = k === 1 ? base : `${base}${k}`
      const spelled = sub === '' ? letter : `${letter}_{${sub}}`
      if (!isTaken(spelled)) return spelled
    }
  })
}
