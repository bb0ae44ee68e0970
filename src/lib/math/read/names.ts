import { constants } from '../expression/expression'
import { functionOf, functionSpellings } from './forms'

/** Greek letters, by the name they are kept under; π is the constant. */
export const greek: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota',
    κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ρ: 'rho', σ: 'sigma', τ: 'tau', φ: 'phi', χ: 'chi',
    ψ: 'psi', ω: 'omega', Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Φ: 'Phi', Ψ: 'Psi',
    Ω: 'Omega'
  })
) // prettier-ignore
const greekNames = new Set(greek.values())

export interface Name {
  kind: 'symbol' | 'column' | 'function' | 'constant' | 'infinity'
  text: string
}

const longest = (words: Iterable<string>, least: number): number =>
  [...words].reduce((size, word) => Math.max(size, word.length), least)
const longestCommon = longest([...functionSpellings, ...greekNames], 0)

const isIdentifier = /[\p{L}\d_₀-₉]/u

/** Names that a formula knows: its own variables and columns, functions, constants, Greek letters. */
export class NameBook {
  private own = new Map<string, 'symbol' | 'column'>()
  private byLength: string[]
  /** How an indexed name was first written: x_1, x1 and x₁ are one. */
  private indexed = new Map<string, string>()
  /** No name that letters run together could contain is longer; keeps a run of 2,000 letters linear. */
  readonly longest: number

  constructor(variables: Iterable<string>, columns: Iterable<string>, named: Iterable<string> = []) {
    for (const name of variables) this.own.set(name, 'symbol')
    for (const name of columns) this.own.set(name, 'column')
    for (const name of named) this.own.set(name, 'symbol')
    this.byLength = [...this.own.keys()]
      .filter((name) => /\p{L}/u.test(name))
      .sort((a, b) => b.length - a.length)
    for (const name of this.byLength)
      if (/\p{L}_?\d+$/u.test(name)) this.indexed.set(name.replace('_', ''), name)
    this.longest = longest(this.own.keys(), longestCommon)
  }

  has(name: string): boolean {
    return this.own.has(name)
  }

  /** The longest of the formula's own names that stands whole at a place, whatever characters it has. */
  ownAt(text: string, at: number): Name | null {
    const found = this.byLength.find(
      (name) => text.startsWith(name, at) && !isIdentifier.test(text.charAt(at + name.length))
    )
    return found === undefined ? null : { kind: this.own.get(found)!, text: found }
  }

  /** One of the formula's own names that is the whole of a text. */
  ownWhole(text: string): Name | null {
    const kind = this.own.get(text)
    return kind ? { kind, text } : null
  }

  /** What a word means, or null. `called`: a bracket follows, so that gamma( is the function. */
  known(word: string, called: boolean): Name | null {
    const own = this.own.get(word)
    if (own) return { kind: own, text: word }
    const lower = word.length > 1 ? word.toLowerCase() : word
    const letter = greek.get(word) ?? (greekNames.has(word) ? word : undefined)
    const name = called && word === 'Γ' ? 'gamma' : functionOf(lower)
    if (name && (called || !(letter || lower === 'sd'))) return { kind: 'function', text: name }
    if (word === 'π') return { kind: 'constant', text: 'pi' }
    if (lower === 'inf' || lower === 'infinity') return { kind: 'infinity', text: 'inf' }
    if (Object.hasOwn(constants, lower)) return { kind: 'constant', text: lower }
    if (letter) return this.has(letter) ? { kind: this.own.get(letter)!, text: letter } : symbol(letter)
    return greekNames.has(lower) ? symbol(lower) : null
  }

  /** The name of a letter with an index, as it was first written. */
  withIndex(letter: string, index: string, underscore: boolean): Name {
    const written = underscore ? `${letter}_${index}` : letter + index
    const text = this.own.has(written) ? written : (this.indexed.get(letter + index) ?? written)
    if (/^\d/.test(index)) this.indexed.set(letter + index, text)
    return { kind: this.own.get(text) ?? 'symbol', text }
  }
}

const symbol = (text: string): Name => ({ kind: 'symbol', text })
