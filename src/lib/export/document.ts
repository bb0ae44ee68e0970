import type { ScalarField } from '../field/field'
import { latexNotation } from '../math/write'
import { file } from './script'
import type { Standpoint } from './script'

/** f and its partial derivatives as aligned equations, for a LaTeX document or a notebook. */
export function latexDocument({ variables, latex }: ScalarField): string {
  const names = variables.map((name) => latexNotation.symbol(name))
  const equations = [
    `f(${names.join(', ')}) &= ${latex.value}`,
    ...names.map((name, i) => `\\frac{\\partial f}{\\partial ${name}} &= ${latex.gradient[i]}`)
  ]
  return file(['\\begin{aligned}', equations.join(' \\\\\n'), '\\end{aligned}'])
}

/** f and its partial derivatives as they are typed, with what the parameters are set to. */
export function textDocument(
  { variables, parameters, text }: ScalarField,
  { parameters: values }: Standpoint
): string {
  return file(
    [`f(${variables.join(', ')}) = ${text.value}`],
    variables.map((name, i) => `df/d${name} = ${text.gradient[i]}`),
    parameters.map((name) => `${name} = ${values[name] ?? 1}`)
  )
}
