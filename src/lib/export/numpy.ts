import type { ScalarField } from '../field/field'
import { Level, bracket } from '../math/write'
import type { Notation } from '../math/write'
import { pythonNotation, pythonNumber } from './python'
import { definitions, file, givenLines, scriptOf } from './script'
import type { Standpoint } from './script'

const python = pythonNotation({
  library: 'np',
  exports: 'numpy',
  constants: { pi: 'np.pi', e: 'np.e', undefined: 'np.nan' }
})

const notation: Notation = {
  ...python,
  choice: (branches, otherwise) => ({
    text: branches.reduceRight(
      (rest, { condition, value }) => `np.where(${condition.text}, ${value.text}, ${rest})`,
      otherwise?.text ?? python.constant('undefined')
    ),
    level: Level.atom
  }),
  reduction(name, [u, w]) {
    switch (name) {
      case 'rowAtMin':
      case 'rowAtMax': {
        const find = name === 'rowAtMin' ? 'argmin' : 'argmax'
        return { text: `${bracket(w, Level.atom, python)}[np.${find}(${u.text})]`, level: Level.atom }
      }
      default:
        return { text: `np.${name.slice('row'.length).toLowerCase()}(${u.text})`, level: Level.atom }
    }
  }
}

/** Prints f and its gradient at the point. Takes arrays, too, for grids of points. */
export function numpyScript(field: ScalarField, standpoint: Standpoint): string {
  const script = scriptOf(field, standpoint)
  const { variables, warning } = script
  const given = givenLines(
    script,
    (list) => `np.array(${list})`,
    (value) => `np.float64(${value})`
  )
  const functions = definitions(script, notation)
  const uses = (text: string) => functions.some((line) => line.includes(text))
  const names = variables.map(({ name }) => name).join(', ')
  return file(
    ['import numpy as np'],
    uses('special.') ? ['from scipy import special'] : [],
    uses('np.where(') ? ['', '# np.where computes every branch, also those that have no value.'] : [],
    uses('np.where(') ? ["np.seterr(all='ignore')"] : [],
    given.length ? ['', ...given] : [],
    functions,
    ['', '', ...warning],
    [`${names} = ${variables.map(({ value }) => `np.float64(${pythonNumber(value)})`).join(', ')}`],
    [`print('f =', f(${names}))`, `print('gradient =', *gradient(${names}))`]
  )
}
