import { differentiate } from '../../math/differentiate/differentiate'
import { fold, isNumber, rebuilt, symbolsOf, Graph, type Expr } from '../../math/expression/expression'
import { fromDecimal } from '../../math/expression/rational'
import { simplify } from '../../math/simplify/simplify'
import { toIntervals, type Enclosure } from '../../tape/evaluators/intervals'
import { toScalar } from '../../tape/evaluators/scalar'
import { levelCurves, type LevelCurve } from '../../tape/levels/levelCurves'
import { lower } from '../../tape/program/lower'
import type { Tape } from '../../tape/program/tape'
import type { Box } from '../../tape/roots/ranges'
import { searchRoots, type Found } from '../../tape/roots/search'

/** What extrema are looked for among: plain data, which a worker can be asked with. */
export interface Setting {
  variables: readonly string[]
  /** Of the parameters; one that is missing counts as 1. */
  values: Readonly<Record<string, number>>
  columns: Readonly<Record<string, ArrayLike<number>>>
  box: Box
}

/** Told how much of the work is done, from 0 to 1. */
export type Progress = (share: number) => void

/**
 * Functions of one search for extrema in one graph, with what is asked of them: enclosures, values, and all roots of
 * systems that they make.
 */
export class Study {
  readonly graph = new Graph()
  readonly #enclosers = new Map<Expr, (box: Box) => Enclosure>()
  readonly #evaluators = new Map<Expr, (at: readonly number[]) => number>()
  readonly #derivatives = new Map<string, Expr>()
  /** The functions that derivatives are of, and derivatives in their simple forms. */
  readonly #origins = new Map<Expr, Expr>()
  readonly #simple = new Map<Expr, Expr>()

  readonly #progress: Progress
  #searches = 0
  #expected = 1

  constructor(
    readonly setting: Setting,
    progress: Progress = () => undefined
  ) {
    this.#progress = progress
  }

  /** So many searches are to come, about: each is an equal share of the work. */
  expect(searches: number): void {
    this.#expected = this.#searches + searches
  }

  get box(): Box {
    return this.setting.box
  }

  /** An expression of another graph. */
  take(e: Expr): Expr {
    return rebuilt(this.graph, e)
  }

  derivative(e: Expr, variable: string): Expr {
    const key = `${e.id} ${variable}`
    const known = this.#derivatives.get(key)
    if (known) return known
    const made = differentiate(this.graph, e, variable)
    this.#derivatives.set(key, made)
    this.#origins.set(made, this.#origins.get(e) ?? e)
    return made
  }

  gradient(e: Expr): Expr[] {
    return this.setting.variables.map((name) => this.derivative(e, name))
  }

  /** f_x·c_y − f_y·c_x: 0 where the level curves of two functions of x and y touch. */
  tangency(f: Expr, c: Expr): Expr {
    const [[fx, fy], [cx, cy]] = [this.gradient(f), this.gradient(c)]
    const product = (u: Expr, v: Expr) => this.fold('multiply', u, v)
    const made = this.fold('subtract', product(fx, cy), product(fy, cx))
    this.#origins.set(made, f)
    return made
  }

  /** In the form a teacher would write, of which enclosures are narrower. */
  simple(e: Expr): Expr {
    const origin = this.#origins.get(e)
    if (!origin) return e
    const known = this.#simple.get(e)
    if (known) return known
    const made = simplify(this.graph, e, origin)
    this.#simple.set(e, made)
    return made
  }

  isNothing(e: Expr): boolean {
    const simple = this.simple(e)
    return isNumber(simple) && simple.value.num === 0n
  }

  fold(name: string, ...args: Expr[]): Expr {
    return fold(this.graph, name, args)
  }

  number(value: number): Expr {
    const size = this.graph.number(fromDecimal(String(Math.abs(value))) ?? 0)
    return value < 0 ? this.fold('negate', size) : size
  }

  /** The enclosure of a function over a box. */
  enclose(e: Expr, box: Box): Enclosure {
    const known = this.#enclosers.get(e)
    if (known) return known(box)
    const tape = this.#lower([e])
    const evaluate = toIntervals(tape)
    const parameters = this.#inOrder(tape)
    const made = (box: Box) => evaluate(box, parameters)[0]
    this.#enclosers.set(e, made)
    return made(box)
  }

  /** The value of a function, in f64. */
  value(e: Expr, at: readonly number[]): number {
    const known = this.#evaluators.get(e)
    if (known) return known(at)
    const tape = this.#lower([e])
    const evaluate = toScalar(tape)
    const parameters = this.#inOrder(tape)
    const made = (at: readonly number[]) => evaluate(at, parameters)[0]
    this.#evaluators.set(e, made)
    return made(at)
  }

  /** The gradient of a function at a place, in f64. */
  slopes(e: Expr, at: readonly number[]): number[] {
    return this.gradient(e).map((d) => this.value(d, at))
  }

  /** Its second derivatives there. */
  hessian(e: Expr, at: readonly number[]): number[][] {
    return this.gradient(e).map((d) => this.slopes(d, at))
  }

  /** The curves on which a function of x and y is 0, in pieces; none crosses a pole or a jump. */
  zeros(e: Expr, cells = 99): LevelCurve[] {
    const tape = this.#lower([e, ...this.gradient(e)])
    const [x, y] = this.box
    return levelCurves(tape, this.#inOrder(tape), { x: [...x], y: [...y] }, [0], { cells })
  }

  /** All places in the box where equations, as many as variables, are 0 and limits are not positive. */
  search(
    equations: readonly Expr[],
    limits: readonly Expr[],
    guards: readonly Expr[],
    box = this.box
  ): Found {
    // An equation that is a number holds nowhere or everywhere.
    if (equations.some((e) => isNumber(this.simple(e)) && !this.isNothing(e)))
      return { roots: [], undecided: [] }
    const done = this.#searches++
    const jacobian = equations.flatMap((e) => this.gradient(e))
    const tape = this.#lower([...equations, ...jacobian, ...limits, ...guards])
    const search = { system: { tape, limits: limits.length }, parameters: this.#inOrder(tape), box }
    return searchRoots(search, (share) =>
      this.#progress(Math.min(1, (done + Math.min(1, share)) / this.#expected))
    )
  }

  #lower(all: Expr[]): Tape {
    const roots = all.map((e) => this.simple(e))
    const { variables, columns } = this.setting
    const parameters = symbolsOf(...roots).filter((name) => !variables.includes(name))
    return lower(roots, [...variables], parameters, columns)
  }

  #inOrder = ({ parameters }: Tape): number[] => parameters.map((name) => this.setting.values[name] ?? 1)
}
