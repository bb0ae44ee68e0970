import type { IntervalExtension } from './interval/decoratedInterval'
import type { Helper } from './wgsl/helper'

/** One operation that Nabla knows, with all that reading, differentiating, evaluating and setting need. */
export interface Operation {
  /** How many numbers `f64` and the kernel take; `hypot`, alone, is called with any number ≥ 1. */
  arity: 1 | 2
  /** Operators are written with a sign and have no name to type. */
  operator?: true
  /** Takes any number of arguments: `max(a, b, c)` is max(max(a, b), c). */
  variadic?: true
  /** Other spellings a reader may type, in small letters. */
  aliases?: string[]
  /** What `name^-1` means. */
  inverse?: string
  /**
   * ∂/∂u (and ∂/∂v) as formulas in u and v, w being the operation's own value, for operations that mathjs
   * cannot differentiate, does not differentiate rightly everywhere, or writes awkwardly; without them
   * mathjs is asked. With any number of arguments: one formula, u being the argument in question.
   */
  derivative?: string[]
  /**
   * A formula in u and v that is 1 where `derivative` must not be trusted: a jump or a kink that the rule
   * hides. Rules that have no value there by themselves need none.
   */
  edge?: string
  /** f(−u) = −f(u), or f(−u) = f(u). */
  parity?: 'odd' | 'even'
  /** It is never 0. */
  nonzero?: true
  /** It is never below 0. */
  nonnegative?: true
  /** Its limits at −∞ and ∞, where it comes to both faster than any power of u. */
  limits?: [number, number]
  /**
   * The operation as a formula in u and v of others, from which its one-sided series follow: for one that has
   * an edge, or a value without a slope at an end of its domain. A smooth operation goes by its derivatives,
   * and tape/evaluators/primitives.ts expands those that the formulas end in.
   */
  expansion?: string
  /** Taylor's coefficients at 0, for an operation whose derivatives have formulas that are 0/0 there. */
  series?: number[]
  /** The value in f64; NaN where the operation is undefined and where an argument is NaN. */
  f64: (u: number, v: number) => number
  /** The same over a block; without it `f64` is called per sample. */
  block?: (out: Float64Array, u: Float64Array, v: Float64Array, n: number) => void
  /**
   * ∂/∂u and ∂/∂v in f64 for reverse-mode autodiff, given the value w. At kinks these follow
   * PyTorch's conventions (abs′(0) = 0; a tie of max shares its slope, save that max(u, 0) is relu,
   * with slope 0 at 0, for which `fixed` says that v is a constant); no symbol rule is used. A slope
   * may be NaN where the value exists (∂/∂v of u^v at u < 0); a constant argument never asks for it.
   */
  partials: (u: number, v: number, w: number, fixed: boolean) => number[]
  /** The second partials: [∂²/∂u²] or [∂²/∂u², ∂²/∂u∂v, ∂²/∂v²], under the same conventions. */
  second: (u: number, v: number, w: number) => number[]
  wgsl: Wgsl
  /** What it makes of intervals. */
  interval: IntervalExtension
  /** How it is set: `#1` and `#2` are the arguments, bare; without it as \operatorname{name}(…). */
  latex?: string
  /** How it is said. */
  spoken: string
  /**
   * Spellings elsewhere, where `np.name(#1)`, `sp.name(#1)`, `torch.name(#1)` or \operatorname{name}(#1)
   * would be wrong. The arguments go in bare; what is no call stands in brackets, and export/ drops those
   * that are not needed. A variadic one is chained: of two arguments, then with a third. `special.` is
   * scipy's. Desmos takes LaTeX. Comparisons and logic are written by export/.
   */
  exports?: Partial<Record<'numpy' | 'sympy' | 'torch' | 'desmos', string>>
  /** Where tests draw arguments from: an interval inside the domain for u (and v). */
  samples: [number, number][]
}

interface Wgsl {
  /** An f32 expression in u (and v) that is finite wherever `defined` holds. */
  value: string
  /** A condition in u (and v); absent: defined everywhere. */
  defined?: string
  /** What `value` calls; a kernel holds each of these once, with all that they call themselves. */
  calls?: Helper[]
}

export type Operations = Record<string, Operation>

export const everywhere: [number, number] = [-4, 4]
export const positive: [number, number] = [0.05, 6]

/** A function that is flat or straight between its kinks. */
export const straight = { second: () => [0] }
