import type { Problem } from '../../basics/problem'

/**
 * A question with an answer that the page can judge: plain data, made by a lesson, by the generator of practice or by a
 * link. Its texts hold mathematics between dollar signs.
 */
export interface Exercise {
  /** Unique in the course; letters, digits and hyphens. */
  id: string
  prompt: string
  answer: Answer
  /** Shown one after the other on request, each nearer to the answer. */
  hints: readonly string[]
  /** Worked out, a step to a paragraph. */
  solution: readonly string[]
}

/** What is to be answered, and what is known about the right answer. */
export type Answer = FormulasAnswer | NumbersAnswer | PointAnswer | ChoiceAnswer | LinesAnswer

/** A formula, or a vector of formulas typed as (a, b, …). */
export interface FormulasAnswer {
  kind: 'formulas'
  /** One for each component. */
  components: readonly ExpectedFormula[]
  /** The names that are variables, in order; other names are parameters. */
  variables: readonly string[]
}

export interface ExpectedFormula {
  /** A formula that is right; every formula of the same function is. */
  is: string
  /** The function whose partial derivative it is: then mistakes in differentiating can be named. */
  derivative?: { of: string; along: string }
}

/** A number, or a vector of numbers typed as (a, b, …); each may be typed as an expression such as 12/5 or 2 sqrt 5. */
export interface NumbersAnswer {
  kind: 'numbers'
  components: readonly number[]
  /** Relative to the length of the vector; 1e-4 where left out, so that four digits suffice. */
  tolerance?: number
  /** Any positive multiple shows the same direction and is right, with a remark if its length is not 1. */
  isDirection?: boolean
  /** Answers that are wrong for a reason that is known. */
  mistakes?: readonly { components: readonly number[]; reason: string }[]
}

/** A place of the plane with a property of f; on a page it may be pointed at in the figure. */
export interface PointAnswer {
  kind: 'point'
  of: string
  variables: readonly [string, string]
  wanted: WantedPoint
}

export type WantedPoint =
  /** A critical point: any, or one of this kind by the Hessian's eigenvalues. */
  | { kind: 'critical' | 'minimum' | 'maximum' | 'saddle' }
  /** Where f has this value. */
  | { kind: 'level'; value: number }
  /** Where the slope in a direction, in degrees from the x axis, is this. */
  | { kind: 'slope'; degrees: number; value: number }

export interface ChoiceAnswer {
  kind: 'choice'
  options: readonly { text: string; isRight?: boolean; /** Why it is right or wrong. */ why: string }[]
}

/**
 * A derivation in several lines, of a loss and of its gradient with matrices: every line is checked by itself, and any
 * right line is accepted. It is done once a line equals the gradient.
 */
export interface LinesAnswer {
  kind: 'lines'
  /** The loss as a formula of the symbols, such as norm(X w - y)^2. */
  of: string
  /** What it is derived by: the name of a vector. */
  along: string
  /** The symbols that are vectors or matrices, with their shapes; a number of columns makes a matrix. Sizes at most 4. */
  symbols: Readonly<Record<string, { rows: number; columns?: number }>>
}

/** What there is to say of an answer. */
export interface Judgement {
  /** Unsure where neither can be shown. */
  verdict: 'right' | 'wrong' | 'unsure'
  /** Whole sentences: why it is wrong, as far as that is known; or what to mind though it is right. */
  reasons: readonly string[]
  /** Of an answer that cannot be read: it is then unsure. */
  problem?: Problem
  /** Where a wrong formula differs most from the right one, relatively; values of the components, NaN where one has none. */
  counterExample?: {
    names: readonly string[]
    at: readonly number[]
    yours: readonly number[]
    right: readonly number[]
  }
}
