/**
 * A function that knows its last few answers: who asks with the same arguments gets the same value, not only an equal
 * one. What pictures and panels both ask for is worked out once, and a picture sees by the value itself that nothing
 * has changed.
 */
export function remembered<A extends readonly unknown[], T>(
  make: (...args: A) => T,
  most = 4
): (...args: A) => T {
  const known: { args: A; value: T }[] = []
  return (...args) => {
    const i = known.findIndex((one) => one.args.every((arg, k) => Object.is(arg, args[k])))
    const [found] = i < 0 ? [{ args, value: make(...args) }] : known.splice(i, 1)
    known.unshift(found)
    known.length = Math.min(known.length, most)
    return found.value
  }
}
