import type { Part } from './computation'

/** The nodes' numbers at a point: forwards the values, backwards the adjoints ∂f/∂node. */
export interface Sweep {
  values: ReadonlyMap<number, number>
  /** What each node hands on to its arguments, in the order of the backward sweep. */
  passes: readonly Pass[]
  adjoints: ReadonlyMap<number, number>
}

/** One step backwards: a node's adjoint times its partial derivative, for each of its arguments. */
export interface Pass {
  from: number
  adjoint: number
  shares: readonly { to: number; partial: number; share: number }[]
}

/** One sweep forwards and one backwards over nodes that stand arguments first, the last being f. */
export function sweep(
  parts: readonly Part[],
  at: readonly number[],
  held: Readonly<Record<string, number>>
): Sweep {
  const values = new Map<number, number>()
  const partials = new Map<number, readonly number[]>()
  for (const part of parts) {
    const local = part.evaluate(
      part.args.map((arg) => values.get(arg)!),
      at,
      held
    )
    values.set(part.id, local.value)
    partials.set(part.id, local.partials)
  }
  const adjoints = new Map(parts.map(({ id }) => [id, 0]))
  adjoints.set(parts[parts.length - 1].id, 1)
  const passes: Pass[] = []
  for (const { id, args } of [...parts].reverse()) {
    const adjoint = adjoints.get(id) ?? 0
    // What f does not depend on here hands nothing on, not even a slope that does not exist.
    if (args.length === 0 || adjoint === 0) continue
    const shares = args.map((to, k) => {
      const partial = partials.get(id)![k]
      return { to, partial, share: adjoint * partial }
    })
    for (const { to, share } of shares) adjoints.set(to, adjoints.get(to)! + share)
    passes.push({ from: id, adjoint, shares })
  }
  return { values, passes, adjoints }
}

/** How far a reader has followed the computation: nodes with a value, and adjoints as they have been gathered so far. */
export interface Progress {
  valued: ReadonlySet<number>
  adjoints: ReadonlyMap<number, number>
  /** The node of this step, and the nodes it speaks to. */
  active: number | null
  targets: readonly number[]
}

/** The steps: one per operation forwards, f's own adjoint 1, one per pass backwards. */
export const stepCount = (parts: readonly Part[], { passes }: Sweep): number =>
  operations(parts).length + 1 + passes.length

export const operations = (parts: readonly Part[]): Part[] => parts.filter(({ args }) => args.length > 0)

/** What is known after so many steps; before the first the inputs alone. */
export function progressAt(parts: readonly Part[], swept: Sweep, step: number): Progress {
  const forward = operations(parts)
  const valued = new Set(parts.filter(({ args }) => args.length === 0).map(({ id }) => id))
  for (const { id } of forward.slice(0, step)) valued.add(id)
  const adjoints = new Map<number, number>()
  const f = parts[parts.length - 1]
  if (step > forward.length) adjoints.set(f.id, 1)
  const passed = swept.passes.slice(0, Math.max(0, step - forward.length - 1))
  for (const { shares } of passed)
    for (const { to, share } of shares) adjoints.set(to, (adjoints.get(to) ?? 0) + share)
  const isEnd = step === stepCount(parts, swept)
  if (isEnd) for (const [id, adjoint] of swept.adjoints) adjoints.set(id, adjoint)
  if (step === 0) return { valued, adjoints, active: null, targets: [] }
  if (step <= forward.length) return { valued, adjoints, active: forward[step - 1].id, targets: [] }
  const pass = passed[passed.length - 1]
  return { valued, adjoints, active: pass?.from ?? f.id, targets: pass?.shares.map(({ to }) => to) ?? [] }
}
