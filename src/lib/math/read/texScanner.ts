import { sayingAt } from './caseWords'
import { functionOf, functionSpellings } from './forms'
import { commands, letters, matrices, surroundings, wrapper } from './latex'
import type { Name } from './names'
import { Mistake, mistake, nearest } from '../../basics/problem'
import type { SourceRange } from '../../basics/problem'
import { Scanner } from './scanner'
import { call, hints, letter, words } from './words'
import { groupEnd } from './typesetting'

/** ψ and ψ⁽ⁿ⁾ of the bracket that touches them, as Nabla writes digamma and polygamma. */
const psi = /\\psi(?:\s*\^\s*\{\s*(?:\\left)?\(\s*(\d+)\s*(?:\\right)?\)\s*\})?(?:\\left)?\(/y
const delimiter = /\\(m?left|m?right|[bB]igg?[lr])\s*(\||\\\||\\[vV]ert(?![A-Za-z])|\.)/y
const command = /\\([A-Za-z]+|[^A-Za-z])/uy
const argument = /\*?\s*(?:\[[^\][]*\]\s*)?\{((?:\\.|[^{}\\]|\{[^{}]*\})*)\}/y
const environment = /\\(begin|end)\s*\{([A-Za-z]+)\*?\}/y
/** Γ²(x) is the square of the function. */
const raisedCall = /\s*\^\s*(?:\d|\{[^{}]*\})\s*\{?\s*(?:\\left\s*)?\(/y
const unknown = /\\(?:text\p{L}*|[mh]box)\s*\{[^{}]*\}|\\?\p{L}+|\\?[^]/uy

/** Splits what may hold TeX and stand in a text. */
export class TexScanner extends Scanner {
  private strange = 0
  /** What the environments that are open are read as. */
  private environments: string[] = []

  /** A mistake waits until it is known whether it stands in the formula or in words behind it. */
  protected override step(at: number): number {
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

  protected override latex(at: number): number {
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
    const table = plainTables.get(name)
    const brace = table ? this.text.indexOf('{', end) : -1
    if (table && this.text.slice(end, brace).trim() === '' && brace >= 0)
      return this.plainTable(table, at, brace)
    if (wrapper.test(name)) return this.wrapped(at, end, name)
    if (name === 'half') return this.half(at, end)
    const word = letters.get(name) ?? name
    const isGamma = word === 'Gamma' && (this.match(call, end) ?? this.match(raisedCall, end))
    const known = isGamma ? functionGamma : this.names.known(word, false)
    if (known) return this.named(known, at, at + 1 + name.length)
    if (this.strange > 0) this.unreadable(at, end - at)
    this.refuseUnread(name, at, end)
    // A name with one slip is taken for a command; a name with more slips means something else.
    const near = nearest(
      name,
      [...commands.keys(), ...functionSpellings],
      (word) => commands.get(word) ?? functionOf(word),
      name.length > 3 ? 1 : 0
    )
    mistake(
      `“\\${name}” is not a command Nabla knows.`,
      this.place(at, end),
      commandHints.get(name) ?? (near ? `Did you mean \\${near}?` : 'Write it with + − * / ^ and functions.')
    )
  }

  private half(at: number, end: number): number {
    const tokens = [['open', '('], ['number', '1'], ['sign', '/'], ['number', '2'], ['close', ')']] as const // prettier-ignore
    for (const [kind, text] of tokens) this.push(kind, text, at, end)
    return end
  }

  /** Only the first mistake is told, so names near a later strange word are not searched. */
  protected override refuse(word: string, called: boolean, place: SourceRange): never {
    if (this.strange > 0) mistake(`“${word}” has no meaning here.`, place, 'Remove it.')
    super.refuse(word, called, place)
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
    const kind = name.endsWith('cases')
      ? 'cases'
      : matrices.has(name) || surroundings.has(name)
        ? 'matrix'
        : null
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

  /** `\cases{x & x>0 \cr y & otherwise}`. */
  private plainTable(kind: string, at: number, brace: number): number {
    const to = groupEnd(this.text, brace)
    if (to === brace) return brace
    this.push('begin', kind, at, brace + 1)
    this.inner(brace + 1, to)
    return this.push('finish', kind, to - 1, to)
  }

  /** `\mathrm{speed}` is one name, `\operatorname{arsinh}` a function, `\text{otherwise}` a word. */
  private wrapped(at: number, end: number, command: string): number {
    const found = this.match(argument, end)
    if (!found) return end
    const to = end + found[0].length
    const own = this.names.ownWhole(found[1].replace(/\\([{}$&#^_%~])/g, '$1'))
    if (own) return this.named(own, at, to)
    const content = found[1].replace(/\\(?![A-Za-z])|[{}]|[.,:]?\s*$/g, '').trim()
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
    if (numbered?.kind === 'function')
      return this.push(numbered.kind, numbered.text, at, to + down![0].length)
    const name = this.names.known(content, called)
    if (name) return this.named(name, at, to)
    if (/^[A-Za-z][A-Za-z0-9_]*$/.test(content)) {
      this.refuseUnread(content, at, to)
      if (called && content.length > 1) this.refuse(content, true, this.place(at, to))
      return this.named(letter(content), at, to)
    }
    if (/^\p{L}{2,}[\s\p{L}]* /u.test(content)) this.refuse(content, false, this.place(at, to))
    return this.grouped(inside, to)
  }

  /** Reads what stands in braces as if it stood there by itself. */
  private inner(from: number, to: number): number {
    let next = from
    while (next < to - 1) next = this.step(next)
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

/** Tables of plain TeX, which have braces around them. */
const plainTables: ReadonlyMap<string, string> = new Map([
  ['cases', 'cases'],
  ['matrix', 'matrix'],
  ['pmatrix', 'matrix']
])

const commandHints: ReadonlyMap<string, string> = new Map([
  ...['circ', 'degree'].map((name) => [name, hints['°']] as const),
  ['sum', hints['∑']]
])

const functionGamma: Name = { kind: 'function', text: 'gamma' }
