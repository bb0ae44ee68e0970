import type { Interval } from './decoratedInterval'

/** What is known of a function of one argument beside its f64 value. */
export interface Shape {
  /** Where it is defined; its f64 value at an end of that is its limit there. */
  domain?: Interval
  /** Which of the domain's ends have no value. */
  open?: 'low' | 'both'
  /** What its values never leave. */
  range?: Interval
  /** It is never 0: a computed 0 has underflowed. */
  nonzero?: boolean
  /** The error of its f64 value, in units of the last place. */
  units?: number
  /** The same as a number, where the function passes through 0 less accurately. */
  slack?: number
}

/** The same of a function with a branch on either side of 0. */
export interface Sides extends Omit<Shape, 'domain' | 'range'> {
  /** It is defined from this absolute value on. */
  from: number
  /** It grows without bound towards there. */
  pole?: boolean
  /** What its values on the right never leave, and on the left. */
  right?: Interval
  left?: Interval
}
