/** A value made when it is first asked for: a keystroke pays for what it shows. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
