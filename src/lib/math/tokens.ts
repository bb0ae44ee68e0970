import { sayingAt } from './caseWords'
import { raised, superscripts } from './characters'
import type { Spelled } from './characters'
import { functionSpellings } from './forms'
import { commands, letters, matrices, surroundings, wrapper } from './latex'
import type { Name, NameBook } from './names'
import { Mistake, mistake, nearest } from './problem'
import type { Notice, Place, Problem } from './problem'
import { WordScanner, call, digits, hints, letter, up, words } from './words'

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
  | 'strange'
  | 'end'

/** A piece of the source; `text` is its canonical spelling, start and end its place. */
export interface Token extends Place {
  kind: TokenKind
  text: string
  /** What is wrong with a strange one, unless it belongs to what is said about the formula. */
  problem?: Problem
}

const sign = /\*\*|\.[*/^]|\/\/|<=|>=|[=!]=|&&|[-+*/^<>=!%@?:;&_'~]/y
const signNames: Record<string, string> = { '**': '^', '&&': 'and', '~': 'not' }
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const method = /\.([A-Za-z_]\w*)\s*(?=\()/y
/** ψ and ψ⁽ⁿ⁾ of the bracket that touches them, as Nabla writes digamma and polygamma. */
const psi = /\\psi(?:\s*\^\s*\{\s*(?:\\left)?\(\s*(\d+)\s*(?:\\right)?\)\s*\})?(?:\\left)?\(/y
const transposed = /\.(?:T|mT)\b/y
const delimiter = /\\(m?left|m?right|[bB]igg?[lr])\s*(\||\\\||\\[vV]ert(?![A-Za-z])|\.)/y
const command = /\\([A-Za-z]+|[^A-Za-z])/uy
const argument = /\*?\s*(?:\[[^\][]*\]\s*)?\{((?:\\.|[^{}\\]|\{[^{}]*\})*)\}/y
const environment = /\\(begin|end)\s*\{([A-Za-z]+)\*?\}/y
/** Γ²(x) is the square of the function. */
const raisedCall = /\s*\^\s*(?:\d|\{[^{}]*\})\s*\{?\s*(?:\\left\s*)?\(/y
const unknown = /\\(?:text\p{L}*|[mh]box)\s*\{[^{}]*\}|\\?\p{L}+|\\?[^]/uy
const power = new RegExp(`${up}+`, 'y')

const roots: ReadonlyMap<string, string> = new Map([
  ['√', '2'],
  ['∛', '3'],
  ['∜', '4']
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

class Scanner extends WordScanner {
  private strange = 0
  /** What the environments that are open are read as. */
  private environments: string[] = []

  all(from: number): Token[] {
    let at = from
    while (at < this.text.length) at = this.attempt(at)
    const end = { start: this.source.length, end: this.source.length }
    this.tokens.push({ kind: 'end', text: '', ...end })
    return this.tokens
  }

  /** A mistake waits until it is known whether it stands in the formula or in words behind it. */
  private attempt(at: number): number {
    const count = this.tokens.length
    try {
      return this.next(at)
    } catch (error) {
      if (!(error instanceof Mistake) || this.strange++ > 8) throw error
      this.tokens.length = count
      const { problem } = error
      const end = at + this.match(unknown, at)![0].length
      this.tokens.push({ kind: 'strange', text: '', ...this.place(at, end), problem })
      return end
    }
  }

  /** Reads one token and returns where the next may start. */
  private next(at: number): number {
    const c = this.text[at]
    if (c === '\n' || c === '\r') return this.push('newline', '', at, at + 1)
    if (/[\s$]/.test(c)) return at + 1
    if (c === '\\') return this.latex(at)
    const own = this.names.ownAt(this.text, at)
    if (own) return this.push(own.kind, own.text, at, at + own.text.length)
    const found = this.match(number, at)
    if (found) return this.number(at, found[0])
    if (/\p{L}/u.test(String.fromCodePoint(this.text.codePointAt(at)!)) && !raised.has(c))
      return this.word(at)
    return this.punctuation(at, c)
  }

  private number(at: number, written: string): number {
    const last = this.tokens[this.tokens.length - 1]
    const place = this.place(at, at + written.length)
    if (last?.kind === 'number' && last.end === place.start)
      mistake(
        'A number has only one point.',
        { ...place, start: last.start },
        'Write a sign between two numbers.'
      )
    return this.push('number', written, at, at + written.length)
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
    const down = this.index(at)
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
    if (this.text[end] === '√' && !/\D/.test([...written].map(lower).join('')) && this.isIndexOfRoot(at, end))
      return this.push('root', [...written].map(lower).join(''), at, end + 1)
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

  /** ³√x; touching what stands before, as in x³√y, raised digits are an exponent. */
  private isIndexOfRoot(at: number, end: number): boolean {
    const last = this.tokens[this.tokens.length - 1]
    const place = this.place(at, end)
    if (last?.end !== place.start || !/^(?:number|symbol|column|constant|close)$/.test(last.kind)) return true
    const { source } = this
    this.notices.push({
      message: `“${source.slice(last.start, place.end)}” was read as a power before the root.`,
      ...place,
      alternatives: [
        { label: 'Its root instead', source: `${source.slice(0, place.start)} ${source.slice(place.start)}` }
      ]
    })
    return false
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
        return /left$|l$/.test(direction) ? this.push('open', '.', at, at + whole.length) : at + whole.length
      const bar = mark === '|' || mark === '\\vert' ? '|' : '‖'
      return this.push(/left$|l$/.test(direction) ? 'open' : 'close', bar, at, at + whole.length)
    }
    const order = this.match(psi, at)
    if (order) return this.digamma(at, order)
    const block = this.match(environment, at)
    if (block) return this.environment(at, block)
    const found = this.match(command, at)
    if (!found) return this.unreadable(at, 1)
    const [whole, name] = found
    const end = at + whole.length
    if (/^m?(?:left|right)$/.test(name)) return end
    const meaning = commands.get(name)
    if (meaning) return this.push(meaning[0], meaning[1], at, at + 1 + name.length)
    if (wrapper.test(name)) return this.wrapped(at, end, name)
    if (name === 'half') return this.half(at, end)
    const word = letters.get(name) ?? name
    const isGamma = word === 'Gamma' && (this.match(call, end) ?? this.match(raisedCall, end))
    const known = isGamma ? functionGamma : this.names.known(word, false)
    if (known) return this.named(known, at, at + 1 + name.length)
    // One slip at most: what is further off means something else.
    const near = nearest(name, [...commands.keys(), ...functionSpellings], name.length > 3 ? 1 : 0)
    mistake(
      `“\\${name}” is not a command Nabla knows.`,
      this.place(at, end),
      commandHints.get(name) ??
        (near ? `Did you mean \\${near}?` : 'Write it with + − * / ^ and functions.')
    )
  }

  private half(at: number, end: number): number {
    const tokens = [['open', '('], ['number', '1'], ['sign', '/'], ['number', '2'], ['close', ')']] as const // prettier-ignore
    for (const [kind, text] of tokens) this.push(kind, text, at, end)
    return end
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
    const kind = name.endsWith('cases') ? 'cases' : matrices.has(name) || surroundings.has(name) ? 'matrix' : null
    if (!kind)
      mistake(
        `Nabla does not read \\begin{${name}}.`,
        this.place(at, end),
        'It reads cases, matrix, pmatrix and bmatrix.'
      )
    if (side === 'end') return this.push('finish', this.environments.pop() ?? kind, at, end)
    // \left\{ \begin{array}… \right. is how cases are set without the package.
    const last = this.tokens[this.tokens.length - 1]
    const opens = last?.kind === 'open' && last.text === '{'
    const braced = opens && (name === 'array' || this.source[last.start] === '\\')
    if (braced) this.tokens.pop()
    this.environments.push(braced ? 'cases' : kind)
    return this.push('begin', braced ? 'cases' : kind, at, end)
  }

  /** `\mathrm{speed}` is one name, `\operatorname{arsinh}` a function, `\text{otherwise}` a word. */
  private wrapped(at: number, end: number, command: string): number {
    const found = this.match(argument, end)
    if (!found) return end
    const to = end + found[0].length
    const own = this.names.ownWhole(found[1].replace(/\\([{}$&#^_%~])/g, '$1'))
    if (own) return this.named(own, at, to)
    const content = found[1].replace(/[\\{}]|[.,:]?\s*$/g, '').trim()
    const inside = to - 1 - found[1].length
    const blanks = found[1].length - found[1].trimStart().length
    const saying = sayingAt(content)
    if (saying && /^(?:text|[mh]box)/.test(command)) {
      this.push(...saying.token, at, inside + blanks + saying.length)
      return this.inner(inside + blanks + saying.length, to)
    }
    const word = words.get(content)
    const called = this.match(call, to) !== null
    // \operatorname{mod}(x, 3) is a function.
    if (word && !(called && content === 'mod')) return this.push(...word, at, to)
    const down = this.index(to)
    const numbered = down && this.names.known(content + (down[1] ?? down[2]), true)
    if (numbered?.kind === 'function') return this.push(numbered.kind, numbered.text, at, to + down![0].length)
    const name = this.names.known(content, called)
    if (name) return this.named(name, at, to)
    if (/^[A-Za-z][A-Za-z0-9_]*$/.test(content)) {
      if (called && content.length > 1) this.refuse(content, true, this.place(at, to))
      return this.named(letter(content), at, to)
    }
    if (/^\p{L}{2,}[\s\p{L}]* /u.test(content)) this.refuse(content, false, this.place(at, to))
    return this.grouped(inside, to)
  }

  /** Reads what stands in braces as if it stood there by itself. */
  private inner(from: number, to: number): number {
    let next = from
    while (next < to - 1) next = this.attempt(next)
    return to
  }

  /** Mathematics in another look is a group, unless it is one sign. */
  private grouped(from: number, to: number): number {
    const count = this.tokens.length
    this.inner(from, to)
    if (this.tokens.length - count < 2) return to
    this.tokens.splice(count, 0, { kind: 'open', text: '{', ...this.place(from - 1, from) })
    return this.push('close', '}', to - 1, to)
  }
}

const commandHints: ReadonlyMap<string, string> = new Map([
  ...['circ', 'degree'].map((name) => [name, hints['°']] as const),
  ['int', hints['∫']],
  ['sum', hints['∑']]
])

const functionGamma: Name = { kind: 'function', text: 'gamma' }
const lower = (c: string): string => {
  const digit = c ? superscripts.indexOf(c) : -1
  return digit >= 0 ? String(digit) : (raised.get(c) ?? c)
}
