import type { ScalarField } from '../field/field'
import { Level, bracket } from '../math/write'
import type { Notation, Piece } from '../math/write'
import { isConstant, pythonNotation, spelled } from './python'
import { file, givenLines, partialLines, scriptOf, tuple, valueLines } from './script'
import type { Standpoint } from './script'

const python = pythonNotation({
  library: 'sp',
  exports: 'sympy',
  constants: { pi: 'sp.pi', e: 'sp.E', undefined: 'sp.nan' }
})

const notation: Notation = {
  ...python,
  column: (name) => `${name}[i]`,
  // Python would make a double of 1/3 and of 2**(-1).
  fraction: (numerator, denominator) =>
    isWhole(numerator) && isWhole(denominator)
      ? { text: `sp.Rational(${numerator.text}, ${denominator.text})`, level: Level.atom }
      : python.fraction(isPlain(denominator) ? exact(numerator) : numerator, denominator),
  power: (base, exponent) =>
    python.power(isWhole(exponent) || !isPlain(exponent) ? base : exact(base), exponent),
  call(name, operation, args) {
    if (name === 'nthRoot') return spelled('sp.real_root(#1, #2)', args)
    if (name !== 'hypot') return python.call(name, operation, args)
    const squares = args.map((arg) => `${bracket(arg, Level.atom, python)}**2`)
    return { text: `sp.sqrt(${squares.join(' + ')})`, level: Level.atom }
  },
  condition(name, operation, args) {
    const text = args.map((arg) => arg.text).join(', ')
    if (name in functions) return { text: `sp.${functions[name]}(${text})`, level: Level.atom }
    return python.condition(name, operation, args)
  },
  truth: ({ text }) => ({ text: `sp.Piecewise((1, ${text}), (0, True))`, level: Level.atom }),
  choice(branches, otherwise) {
    const lines = branches.map(({ condition, value }) => `(${value.text}, ${condition.text}), `)
    return {
      text: `sp.Piecewise(${lines.join('')}(${otherwise?.text ?? 'sp.nan'}, True))`,
      level: Level.atom
    }
  },
  reduction(name, [u, w]) {
    switch (name) {
      case 'rowSum':
        return { text: `sum(${u.text} ${each})`, level: Level.atom }
      case 'rowMean':
        return { text: `sum(${u.text} ${each})/rows`, level: Level.product }
      case 'rowMin':
      case 'rowMax':
        return { text: extreme(name === 'rowMin' ? 'Min' : 'Max', u), level: Level.atom }
      case 'rowAtMin':
      case 'rowAtMax': {
        const found = extreme(name === 'rowAtMin' ? 'Min' : 'Max', u)
        return { text: `sp.Piecewise(*[(${w.text}, sp.Eq(${u.text}, ${found})) ${each}])`, level: Level.atom }
      }
    }
  }
}

const functions: Record<string, string> = { eq: 'Eq', ne: 'Ne', and: 'And', or: 'Or', not: 'Not' }

const each = 'for i in range(rows)'
const extreme = (name: string, u: Piece): string => `sp.${name}(*[${u.text} ${each}])`
const isWhole = ({ text }: Piece): boolean => /^\d+$/.test(text)
/** Whether Python would compute it by itself. */
const isPlain = ({ text }: Piece): boolean => isConstant(text) && !text.includes('sp.')
const exact = (p: Piece): Piece => (isPlain(p) ? { text: `sp.S(${p.text})`, level: Level.atom } : p)

/**
 * Differentiates f with SymPy and compares with our formulas: exactly where SymPy can tell that the
 * difference is 0, and else with thirty digits at the point.
 */
export function sympyScript(field: ScalarField, standpoint: Standpoint): string {
  const script = { ...scriptOf(field, standpoint), rows: 'rows' }
  const { variables, parameters, columns, partials, warning } = script
  const names = variables.map(({ name }) => name)
  const symbols = [...variables, ...parameters]
  const all = tuple(symbols.map(({ name }) => name))
  const data = givenLines({ ...script, parameters: [] }, (list) => list, String)
  return file(
    ['import sympy as sp', ''],
    data.length ? [...data, `rows = len(${columns[0].name})`, ''] : [],
    [`${all} = sp.symbols('${all}', real=True)`],
    ['', ...valueLines(script, notation, 'f')],
    ['', '# Our derivatives.', ...partialLines(script, notation)],
    ['', ...warning],
    [`at = {${symbols.map(({ name, value }) => `${name}: ${rational(value)}`).join(', ')}}`],
    [
      '',
      '',
      'def number(part):',
      '    """What it is at the point; nan where it has no real value."""',
      '    value = sp.N(sp.sympify(part).subs(at), 30)',
      "    return float(value) if value.is_real and value.is_finite else float('nan')",
      '',
      '',
      "print('f =', number(f))",
      `for variable, ours in zip((${tuple(names)}), (${tuple(partials)})):`,
      '    difference = number(ours - sp.diff(f, variable))',
      '    if difference != difference:',
      "        verdict = '(SymPy has no value for it)'",
      '    elif abs(difference) <= 1e-9*max(1, abs(number(ours))):',
      "        verdict = '(SymPy agrees)'",
      '    else:',
      "        verdict = '(SymPy differs)'",
      "    print(f'df/d{variable} =', number(ours), verdict)"
    ]
  )
}

/** The exact decimal, so that thirty digits are thirty digits. */
const rational = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e16 ? String(value) : `sp.Rational('${value}')`
