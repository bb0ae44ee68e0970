import notebookText from '../../../../static/data/notebook-expression.csv?raw'
import patientsText from '../../../../static/data/all-bcr-abl.csv?raw'
import type { Sample } from './sample'

/**
 * The columns of one of our own files by name: commas between cells, a line of names, no quotes. Cells that are no numbers
 * are NaN. Tables of readers go through `data/`, which knows what people write.
 */
export function columnsOf(csv: string): Map<string, Float64Array> {
  const [names, ...rows] = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
  return new Map(names.map((name, k) => [name, Float64Array.from(rows, (cells) => Number(cells[k] || NaN))]))
}

const pick = (columns: ReadonlyMap<string, Float64Array>, x: string, y: string): Sample => ({
  x: columns.get(x)!,
  y: columns.get(y)!
})

/** 25 control and 25 treated samples, simulated. */
export const notebook: Sample = pick(columnsOf(notebookText), 'treatment', 'expression')

const patients = columnsOf(patientsText)

export const genes = ['ABL1', 'KLF9', 'AHNAK', 'FYN', 'ACTB'] as const
export type Gene = (typeof genes)[number]

/** 79 patients: whether each has the BCR/ABL fusion, and the log2 expression of a gene. */
export const patientsOf = (gene: Gene): Sample => pick(patients, 'bcr_abl', gene)

/** R's `lm(gene ~ bcr_abl)` on the same file: intercept, effect, mean squared residual and t, as R printed them. */
export const lm: Readonly<Record<Gene, { intercept: number; effect: number; mse: number; t: number }>> = {
  ABL1: { intercept: 8.6812214286, effect: 1.1000218147, mse: 0.2704696658, t: 9.2616 },
  KLF9: { intercept: 7.7880619048, effect: 1.7793840412, mse: 1.5875509652, t: 6.1837 },
  AHNAK: { intercept: 7.8124833333, effect: 1.3487031532, mse: 1.0931306076, t: 5.6484 },
  FYN: { intercept: 7.3507404762, effect: 0.8687108752, mse: 0.5145376857, t: 5.3029 },
  ACTB: { intercept: 10.0518833333, effect: -0.2532671171, mse: 1.4240863563, t: -0.9293 }
}
