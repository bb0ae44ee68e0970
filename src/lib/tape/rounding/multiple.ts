/**
 * A number as the unevaluated sum of some f64, the largest first, each beyond the last digit of the one before: n
 * of them hold some 16n digits (Priest, Algorithms for Arbitrary Precision Floating Point Arithmetic, 1991).
 */
export type Multiple = readonly number[]

export interface Arithmetic {
  /** The rounding of one operation, relative to what goes in. */
  unit: number
  /** How many f64 a number is. */
  size: number
  add(a: Multiple, b: Multiple): Multiple
  subtract(a: Multiple, b: Multiple): Multiple
  multiply(a: Multiple, b: Multiple): Multiple
  divide(a: Multiple, b: Multiple): Multiple
  sqrt(a: Multiple): Multiple
}

export const negated = (a: Multiple): Multiple => a.map((part) => -part)
/** By a power of two. */
export const scaled = (a: Multiple, by: number): Multiple => a.map((part) => part * by)

export function arithmeticOf(size: number): Arithmetic {
  const add = (a: Multiple, b: Multiple): Multiple => {
    if (size === 2) return addTwo(a[0], a[1] ?? 0, b[0], b[1] ?? 0)
    const terms: number[] = []
    for (let i = size - 1; i >= 0; i--) terms.push(a[i] ?? 0, b[i] ?? 0)
    return condense(terms, size)
  }
  const subtract = (a: Multiple, b: Multiple) => add(a, negated(b))
  const multiply = (a: Multiple, b: Multiple): Multiple => {
    if (size === 2) return multiplyTwo(a[0], a[1] ?? 0, b[0], b[1] ?? 0)
    const terms: number[] = []
    for (let level = size - 1; level >= 0; level--)
      for (let i = Math.max(0, level - b.length + 1); i <= level && i < a.length; i++)
        pushProduct(terms, a[i], b[level - i])
    return condense(terms, size)
  }
  /** Long division, a digit of 53 bits at a time. */
  const divide = (a: Multiple, b: Multiple): Multiple => {
    const digits: number[] = []
    let rest = a
    for (let k = 0; k <= size; k++) {
      digits.unshift(rest[0] / b[0])
      rest = subtract(rest, multiply(b, [digits[0]]))
    }
    return condense(digits, size)
  }
  /** Newton's iteration for 1/√a, which doubles the digits. */
  const sqrt = (a: Multiple): Multiple => {
    if (a[0] === 0) return [0]
    let inverse: Multiple = [1 / Math.sqrt(a[0])]
    for (let digits = 1; digits < 2 * size; digits *= 2) {
      const miss = subtract([1], multiply(a, multiply(inverse, inverse)))
      inverse = add(inverse, scaled(multiply(inverse, miss), 0.5))
    }
    return multiply(a, inverse)
  }
  // Five bits of each f64 are left for the roundings within an operation.
  return { unit: 2 ** (-48 * size), size, add, subtract, multiply, divide, sqrt }
}

/**
 * The sum of the terms, which begin with the smallest, as `size` f64. Each pass adds without losing anything:
 * the part that a rounding takes away stays behind as a term (Ogita, Rump and Oishi, Accurate Sum and Dot Product, 2005).
 */
function condense(terms: number[], size: number): Multiple {
  const sum: number[] = []
  let sorted = false
  for (let end = terms.length; end > 0 && sum.length < size; sorted = true) {
    let total = terms[0]
    for (let i = 1; i < end; i++) {
      const before = total
      total += terms[i]
      const added = total - before
      terms[i - 1] = before - (total - added) + (terms[i] - added)
    }
    terms[end - 1] = total
    if (sorted) end = sum.push(total) && end - 1
  }
  return sum
}

/** The sum of two numbers of two f64 each, as in samples of pictures: several times as fast as `condense` (Dekker 1971). */
function addTwo(a: number, aRest: number, b: number, bRest: number): Multiple {
  const sum = a + b
  const added = sum - a
  const rest = aRest + bRest
  const restAdded = rest - aRest
  const lost = a - (sum - added) + (b - added) + rest
  const total = sum + lost
  return [total, lost - (total - sum) + (aRest - (rest - restAdded) + (bRest - restAdded))]
}

function multiplyTwo(a: number, aRest: number, b: number, bRest: number): Multiple {
  const product = a * b
  const [p, q] = [splitter * a, splitter * b]
  const [aHigh, bHigh] = [p - (p - a), q - (q - b)]
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  const lost = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow) + (a * bRest + aRest * b)
  const total = product + lost
  return [total, lost - (total - product)]
}

const splitter = 2 ** 27 + 1

/** What rounding takes from a·b, and a·b as rounded (Dekker 1971). */
function pushProduct(terms: number[], a: number, b: number): void {
  const product = a * b
  const [p, q] = [splitter * a, splitter * b]
  const [aHigh, bHigh] = [p - (p - a), q - (q - b)]
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  terms.push(aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow), product)
}
