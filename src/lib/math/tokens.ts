import { lower, raised } from './characters'
import type { Spelled } from './characters'
import { functionOf, functionSpellings } from './forms'
import { commands, letters, matrices, surroundings, unseen, wrappers } from './latex'
import type { Name, NameBook } from './names'
import { mistake, nearest } from './problem'
import type { Notice, Place } from './problem'
import { NumberScanner } from './numbers'
import { call, digits, index, letter, up, words } from './words'

export { greek } from './names'

export type TokenKind =
  | Name['kind']
  | 'number'
  | 'root'
  | 'superscript'
  | 'sign'
  | 'word'
  | 'method'
  | 'command'
  | 'begin'
  | 'finish'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  | 'newline'
  | 'end'

/** A piece of the source; `text` is its canonical spelling, start and end its place. */
export interface Token extends Place {
  kind: TokenKind
  text: string
}

const sign = /\*\*|\.[*/^]|\/\/|<=|>=|[=!]=|&&|[-+*/^<>=!%@?:;&_'~]/y
const signNames: Record<string, string> = { '**': '^', '&&': 'and', '~': 'not' }
const method = /\.([A-Za-z_]\w*)\s*(?=\()/y
/** ψ and ψ⁽ⁿ⁾ of the bracket that touches them, as Nabla writes digamma and polygamma. */
const psi = /\\psi(?:\s*\^\s*\{\s*(?:\\left)?\(\s*(\d+)\s*(?:\\right)?\)\s*\})?(?:\\left)?\(/y
const transposed = /\.(?:T|mT)\b/y
const delimiter = /\\(left|right|[bB]igg?[lr])\s*(\||\\\||\\[vV]ert(?![A-Za-z])|\.)/y
const command = /\\([A-Za-z]+|[^A-Za-z])/uy
const argument = /\*?\s*\{((?:\\.|[^{}\\]|\{[^{}]*\})*)\}/y
const environment = /\\(begin|end)\s*\{([A-Za-z]+)\*?\}(?:\s*\{[lcr|\s]*\})?/y
const power = new RegExp(`${up}+`, 'y')

/** Words of a case in a text: `x & \text{for } x > 0`. */
const caseWords: typeof words = new Map(
  ['for', 'when', 'where'].map((word) => [word, ['word', 'if']] as const)
)

const roots: ReadonlyMap<string, string> = new Map([
  ['√', 'sqrt'],
  ['∛', 'cbrt']
])
const brackets = { open: '([{⌊⌈', close: ')]}⌋⌉' }
/** Splits a source, from an offset on, into tokens; throws a Mistake at a character that means nothing. */
export function tokenize(
  source: string,
  spelled: Spelled,
  from: number,
  names: NameBook,
  notices: Notice[]
): Token[] {
  return new Scanner(source, spelled, names, notices).all(from)
}

class Scanner extends NumberScanner {
  /** What the environments that are open are read as. */
  private environments: string[] = []

  all(from: number): Token[] {
    let at = from
    while (at < this.text.length) at = this.next(at)
    const end = { start: this.source.length, end: this.source.length }
    this.tokens.push({ kind: 'end', text: '', ...end })
    return this.tokens
  }

  /** Reads one token and returns where the next may start. */
  private next(at: number): number {
    const c = this.text[at]
    if (c === '\n' || c === '\r') return this.push('newline', '', at, at + 1)
    if (/[\s$]/.test(c) || (c === '~' && this.text.includes('\\'))) return at + 1
    if (c === '\\') return this.latex(at)
    const own = this.names.ownAt(this.text, at)
    if (own) return this.push(own.kind, own.text, at, at + own.text.length)
    const number = this.number(at)
    if (number) return number
    if (/\p{L}/u.test(String.fromCodePoint(this.text.codePointAt(at)!)) && !raised.has(c))
      return this.word(at)
    return this.punctuation(at, c)
  }

  private punctuation(at: number, c: string): number {
    const turned = this.match(transposed, at)
    if (turned) return this.push('sign', "'", at, at + turned[0].length)
    const called = this.match(method, at)
    if (called) return this.method(at, called)
    const found = this.match(sign, at)
    if (found) return this.push('sign', signNames[found[0]] ?? found[0], at, at + found[0].length)
    const raisedRun = this.match(power, at)
    if (raisedRun) return this.superscript(at, raisedRun[0])
    const down = this.match(index, at)
    if (down?.[4]) {
      this.push('sign', '_', at, at)
      return this.push('number', digits(down[4]), at, at + down[4].length)
    }
    if (brackets.open.includes(c)) return this.push('open', c, at, at + 1)
    if (brackets.close.includes(c)) return this.push('close', c, at, at + 1)
    if (c === '|' || c === '‖') return this.push('bar', c, at, at + 1)
    if (c === ',') return this.push('comma', c, at, at + 1)
    if (roots.has(c)) return this.push('root', roots.get(c)!, at, at + 1)
    return this.unreadable(at, String.fromCodePoint(this.text.codePointAt(at)!).length)
  }

  /** Raised characters: a whole number, or a power such as that of x²ʸ or e⁻ˣ², or a transpose. */
  private superscript(at: number, written: string): number {
    const end = at + written.length
    if (/^⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(written))
      return this.push('superscript', [...written].map(lower).join(''), at, end)
    if (written === 'ᵀ') return this.push('sign', "'", at, end)
    this.push('sign', '^', at, at)
    this.push('open', '(', at, at)
    for (let i = 0; i < written.length; i++) {
      const c = lower(written[i])
      const place = [at + i, at + i + 1] as const
      if (/\d/.test(c)) {
        const size = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(written.slice(i))![0].length
        if (/\p{L}|\)/u.test(lower(written[i - 1] ?? ''))) this.push('sign', '^', ...place)
        this.push('number', [...written.slice(i, i + size)].map(lower).join(''), at + i, at + i + size)
        i += size - 1
      } else if (c === '(' || c === ')') this.push(c === '(' ? 'open' : 'close', c, ...place)
      else if (/[a-z]/.test(c)) this.push((this.names.known(c, false) ?? letter(c)).kind, c, ...place)
      else this.push('sign', c, ...place)
    }
    return this.push('close', ')', end, end)
  }

  private method(at: number, [whole, name]: RegExpExecArray): number {
    const found = this.names.known(name, true)
    if (found?.kind !== 'function') this.refuse(name, true, this.place(at + 1, at + 1 + name.length))
    return this.push('method', found.text, at, at + whole.length)
  }

  private latex(at: number): number {
    const side = this.match(delimiter, at)
    if (side) {
      const [whole, direction, mark] = side
      // \left. opens what \right| closes; \right. closes nothing.
      if (mark === '.')
        return /^left|l$/.test(direction) ? this.push('open', '.', at, at + whole.length) : at + whole.length
      const bar = mark === '|' || mark === '\\vert' ? '|' : '‖'
      return this.push(/^left|l$/.test(direction) ? 'open' : 'close', bar, at, at + whole.length)
    }
    const order = this.match(psi, at)
    if (order) return this.digamma(at, order)
    const block = this.match(environment, at)
    if (block) return this.environment(at, block)
    const found = this.match(command, at)
    if (!found) return this.unreadable(at, 1)
    const [whole, name] = found
    const end = at + whole.length
    if (unseen.has(name)) return end
    const meaning = commands.get(name)
    if (meaning) return this.push(meaning[0], meaning[1], at, at + 1 + name.length)
    if (wrappers.has(name)) return this.wrapped(at, end)
    const word = letters.get(name) ?? name
    const isGamma = word === 'Gamma' && this.match(call, end)
    const known = isGamma ? functionGamma : this.names.known(word, false)
    if (known) return this.named(known, at, at + 1 + name.length)
    const near = nearest(
      name,
      [...commands.keys(), ...functionSpellings],
      (word) => commands.get(word) ?? functionOf(word),
      1
    )
    mistake(
      `“\\${name}” is not a command Nabla knows.`,
      this.place(at, end),
      near ? `Did you mean \\${near}?` : 'Write it with + − * / ^ and functions.'
    )
  }

  private digamma(at: number, [whole, order]: RegExpExecArray): number {
    const end = at + whole.length
    this.push('function', order === undefined ? 'digamma' : 'polygamma', at, end - 1)
    this.push('open', '(', end - 1, end)
    if (order === undefined) return end
    this.push('number', order, at, end)
    return this.push('comma', ',', end, end)
  }

  private environment(at: number, [whole, side, name]: RegExpExecArray): number {
    const end = at + whole.length
    if (surroundings.has(name)) return end
    const kind = name.endsWith('cases') ? 'cases' : matrices.has(name) ? 'matrix' : null
    if (!kind)
      mistake(
        `Nabla does not read \\begin{${name}}.`,
        this.place(at, end),
        'It reads cases, matrix, pmatrix and bmatrix.'
      )
    if (side === 'end') return this.push('finish', this.environments.pop() ?? kind, at, end)
    // \left\{ \begin{array}… \right. is how cases are set without the package.
    const last = this.tokens[this.tokens.length - 1]
    const braced = name === 'array' && last?.kind === 'open' && last.text === '{'
    if (braced) this.tokens.pop()
    this.environments.push(braced ? 'cases' : kind)
    return this.push('begin', braced ? 'cases' : kind, at, end)
  }

  /** `\mathrm{speed}` is one name, `\operatorname{arsinh}` a function, `\text{otherwise}` a word. */
  private wrapped(at: number, end: number): number {
    const found = this.match(argument, end)
    if (!found) return end
    const to = end + found[0].length
    const own = this.names.ownWhole(found[1].replace(/\\([{}$&#^_%~])/g, '$1'))
    if (own) return this.named(own, at, to)
    const content = found[1].replace(/\\(?![A-Za-z])|[{}]|[.,:]?\s*$/g, '').trim()
    const word = caseWords.get(content) ?? words.get(content)
    if (word) return this.push(...word, at, to)
    const name = this.names.known(content, this.match(call, to) !== null)
    if (name) return this.named(name, at, to)
    if (/^[A-Za-z][A-Za-z0-9_]*$/.test(content)) {
      if (this.match(call, to) && content.length > 1) this.refuse(content, true, this.place(at, to))
      return this.named(letter(content), at, to)
    }
    // Anything longer is read as if it stood there by itself.
    let next = end + found[0].indexOf('{') + 1
    while (next < to - 1) next = this.next(next)
    return to
  }
}

const functionGamma: Name = { kind: 'function', text: 'gamma' }
