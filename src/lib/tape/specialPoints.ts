/** The code that finds what f itself says at points where the formulas of its derivatives say nothing. */
export type Code = typeof import('./smoothness')

let code: Code | null = null
let coming: Promise<void> | null = null

/**
 * Fetches the code, of which most visits need none. On a page it comes when a special point is first met, and
 * is announced; wherever nobody waits for a page it is there from the start.
 */
export function fetchSpecialPoints(): Promise<void> {
  coming ??= import('./smoothness').then(
    (found) => {
      code = found
    },
    () => {
      coming = null
    }
  )
  return coming
}

/** Null until the code has come. */
export const specialPoints = (): Code | null => code

if (import.meta.env?.SSR !== false) await fetchSpecialPoints()
