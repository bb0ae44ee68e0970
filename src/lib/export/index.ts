import type { ScalarField } from '../field/field'
import { desmosLines } from './desmos'
import { latexDocument, textDocument } from './document'
import { numpyScript } from './numpy'
import type { Standpoint } from './script'
import { sympyScript } from './sympy'
import { torchScript } from './torch'
import { wgslModule } from './wgsl'

export type { Standpoint } from './script'

/** A way of writing a function down for use elsewhere. */
export interface Format {
  name: string
  label: string
  /** Of a file that holds it. */
  extension: string
  write(field: ScalarField, standpoint: Standpoint): string
}

/** Every format, once: another one is another entry. */
export const formats: readonly Format[] = [
  { name: 'latex', label: 'LaTeX', extension: 'tex', write: latexDocument },
  { name: 'text', label: 'Plain text', extension: 'txt', write: textDocument },
  { name: 'numpy', label: 'NumPy', extension: 'py', write: numpyScript },
  { name: 'sympy', label: 'SymPy', extension: 'py', write: sympyScript },
  { name: 'torch', label: 'PyTorch', extension: 'py', write: torchScript },
  { name: 'wgsl', label: 'WGSL', extension: 'wgsl', write: wgslModule },
  { name: 'desmos', label: 'Desmos', extension: 'txt', write: desmosLines }
]
