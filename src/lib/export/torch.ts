import type { ScalarField } from '../field/field'
import { isCall, varies } from '../math/expression/expression'
import type { Expr } from '../math/expression/expression'
import { conditions } from '../math/table/functions'
import { Level, bracket } from '../math/write'
import type { Notation, Piece } from '../math/write'
import { isConstant, pythonNotation, pythonNumber } from './python'
import { definitions, file, givenLines, mentions, scriptOf } from './script'
import type { Script, Standpoint } from './script'

const python = pythonNotation({
  library: 'torch',
  exports: 'torch',
  constants: { pi: 'torch.pi', e: 'torch.e', undefined: 'torch.nan' }
})

/**
 * A choice is a conditional expression and not torch.where, through which the gradient of a branch that is
 * not taken would come as 0·∞. So where a choice varies from row to row, the rows are taken one by one.
 */
function torchNotation(rowByRow: boolean): Notation {
  const n: Notation = {
    ...python,
    column: (name) => (rowByRow ? `${name}[i]` : name),
    call: (name, operation, args) =>
      python.call(
        name,
        operation,
        name === 'polygamma' ? [order(args[0]), tensor(args[1])] : args.map(tensor)
      ),
    condition: (name, operation, args) =>
      python.condition(name, operation, name === 'not' ? args.map(tensor) : args),
    choice(branches, otherwise) {
      const rest = otherwise?.text ?? python.constant('undefined')
      const lines = branches.map(({ condition, value }) => `${value.text} if ${condition.text} else `)
      return { text: python.group(lines.join('') + rest), level: Level.atom }
    },
    reduction(name, [u, w]) {
      const all = (p: Piece) => (rowByRow ? stacked(p) : p.text)
      switch (name) {
        case 'rowAtMin':
        case 'rowAtMax': {
          const find = name === 'rowAtMin' ? 'argmin' : 'argmax'
          const values = rowByRow ? stacked(w) : bracket(w, Level.atom, python)
          return { text: `${values}[torch.${find}(${all(u)})]`, level: Level.atom }
        }
        default:
          return { text: `torch.${name.slice('row'.length).toLowerCase()}(${all(u)})`, level: Level.atom }
      }
    }
  }
  const stacked = (p: Piece) =>
    `torch.stack([torch.as_tensor(${p.text}, dtype=torch.float64) for i in range(rows)])`
  return n
}

/** PyTorch's functions take no plain numbers. */
function tensor(p: Piece): Piece {
  if (!isConstant(p.text) || /torch\.(?!pi\b|e\b|nan\b)/.test(p.text)) return p
  const text = /^\d+$/.test(p.text) ? `${p.text}.0` : p.text
  return { text: `torch.tensor(${text})`, level: Level.atom }
}

/** The order of a derivative is a plain whole number. */
const order = (p: Piece): Piece => (/^\d+$/.test(p.text) ? p : { text: `int(${p.text})`, level: Level.atom })

/**
 * Prints f and its gradient at the point, by autograd and by our formulas, and whether they agree.
 * Runs as it is with PyTorch 1.13 or newer.
 */
export function torchScript(field: ScalarField, standpoint: Standpoint): string {
  const script = scriptOf(field, standpoint)
  const { variables, columns, warning } = script
  const rowByRow = mentions(script, (e) => isCall(e, 'if') && varies(e))
  const given = givenLines(
    script,
    (list) => `torch.tensor(${list})`,
    (value) => `torch.tensor(${value})`
  )
  const functions = definitions(
    { ...script, rows: `torch.tensor(float(${script.rows}))` },
    torchNotation(rowByRow)
  )
  const names = variables.map(({ name }) => name)
  return file(
    ['import torch', '', 'torch.set_default_dtype(torch.float64)'],
    given.length ? ['', ...given] : [],
    rowByRow ? [`rows = len(${columns[0].name})`] : [],
    mentions(script, (e) => isCall(e, 'if'))
      ? [
          '',
          '# A choice is `a if c else b` and not torch.where, which would let NaN',
          '# through from the gradient of the branch that is not taken.'
        ]
      : [],
    functions,
    ['', ''],
    warning,
    variables.map(({ name, value }) => `${name} = torch.tensor(${pythonNumber(value)}, requires_grad=True)`),
    ['', ...valueLine(script, names), 'value.backward()'],
    [`autograd = torch.stack([${names.map((name) => `${name}.grad`).join(', ')}])`],
    [`formula = torch.tensor([float(part) for part in gradient(${names.join(', ')})])`],
    [
      '',
      "print('f =', value.item())",
      "print('gradient by autograd:', autograd.tolist())",
      "print('gradient by formula: ', formula.tolist())",
      'if torch.allclose(autograd, formula, rtol=1e-9, atol=1e-12):',
      "    print('They agree.')",
      'else:',
      "    print('They differ.')"
    ]
  )
}

/** Autograd has no gradient with respect to what f does not depend on; adding 0 times it gives 0. */
function valueLine({ field }: Script, names: string[]): string[] {
  const f = field.expressions.shown.value
  const reached = reachedBy(f)
  const missing = names.filter((_, i) => !reached.has(field.variables[i]))
  if (!missing.length) return [`value = f(${names.join(', ')})`]
  const zeros = missing.map((name) => `0*${name}`).join(' + ')
  return [
    `# 0 times what f may not depend on, so that autograd has a gradient for it.`,
    `value = f(${names.join(', ')}) + ${zeros}`
  ]
}

/** Parts that autograd takes for constants, or may not come to at all. */
const opaque: ReadonlySet<string> = new Set(['if', ...conditions, 'step'])

/** The variables that reach the value whatever they are. */
function reachedBy(f: Expr): Set<string> {
  const reached = new Set<string>()
  const seen = new Set<number>()
  const open = [f]
  while (open.length) {
    const e = open.pop()!
    if (seen.has(e.id)) continue
    seen.add(e.id)
    if (e.kind === 'symbol') reached.add(e.name)
    if (e.kind === 'call' && !opaque.has(e.name))
      open.push(...(e.name.startsWith('rowAt') || e.name === 'polygamma' ? [e.args[1]] : e.args))
  }
  return reached
}
