import csv from '../../../../static/data/notebook-mse.csv?raw'
import { readTable } from './meanSquare'

/** 100 samples of 5 features, made up: random numbers by a seed in PyTorch. */
export const notebook = readTable(csv)

/**
 * What PyTorch 1.13 answers for this table in float64: its weights w, the loss there, and the gradient by autograd
 * (`../shared/corpus/torch.json`, `mse`).
 */
export const reference = {
  w: [-2.1239805221557617, -0.4837254583835602, -0.8704075217247009, 0.7864606976509094, 0.47071704268455505],
  loss: 7.842056774435884,
  gradient: [
    -4.991284204774579, -1.970698336899345, -1.4313066869821742, 1.6844663911487672, 0.6706534462546895
  ]
} as const
