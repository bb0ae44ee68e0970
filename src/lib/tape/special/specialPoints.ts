/**
 * The code that finds what f itself says at points where the formulas of its derivatives say nothing, and the digits
 * that rounding hides.
 */
export type Code = typeof import('./code')

let code: Code | null = null
let announce: () => void
/** Resolves when the code is there. */
export const specialPointsCome = new Promise<void>((resolve) => (announce = resolve))
let coming: Promise<void> | null = null

/** Whoever has the code at hand gives it; the library's front door does. */
export function provideSpecialPoints(found: Code): void {
  code = found
  announce()
}

/**
 * Fetches the code, of which most visits need none. On a page it comes when a special point is first met, and
 * is announced; wherever nobody waits for a page it is there from the start.
 */
export function fetchSpecialPoints(): Promise<void> {
  coming ??= import('./code').then(provideSpecialPoints, () => {
    coming = null
  })
  return coming
}

/** Null until the code has come. */
export const specialPoints = (): Code | null => code

if (import.meta.env?.SSR !== false) await fetchSpecialPoints()
