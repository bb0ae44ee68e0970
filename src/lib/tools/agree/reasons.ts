import { formatNumber } from '../../figure/format'

/** What is known of the central differences along one variable. */
export interface Differenced {
  /** The variable, as it is written. */
  name: string
  /** By symbols; NaN where f has no such derivative. */
  right: number
  slope: number
  /** With half the step. */
  halved: number
  step: number
  /** How far rounding may have moved f. */
  rounding: number
}

/** Fewer digits than this want a reason. */
const enough = 1e-8

/** Why differences are off, as far as that is sure; empty where they are not, or nobody knows. */
export function differenceReason({ name, right, slope, halved, step, rounding }: Differenced): string {
  if (Number.isNaN(right)) return ''
  if (Number.isNaN(slope))
    return `Within ${short(step)} of the point f ends along ${name}, so there is no difference to take.`
  const error = Math.abs(slope - right)
  if (!(error > enough * Math.abs(right))) return ''
  // A central difference is off by a multiple of h²: half the step leaves a quarter.
  const ratio = error / Math.abs(halved - right)
  if (ratio > 3.5 && ratio < 4.5)
    return `Along ${name} f bends within h, so the secant is not the tangent: half the step leaves a quarter of the error.`
  if (rounding / step >= error)
    return `Along ${name} f cancels: rounding may move it by ${short(rounding)}, and division by h makes ${short(rounding / step)} of that.`
  return ''
}

/** One digit is enough for the size of an error. */
const short = (value: number): string => formatNumber(value, Infinity, 1)
