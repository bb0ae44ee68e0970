import { remember } from '../../basics/remember'
import { rimOf, type NormName, type Pair } from './norms'

/** A closed curve of the plane through corners. */
export const closed = (corners: readonly Pair[]): Float64Array =>
  Float64Array.from([...corners, corners[0]].flatMap(([x, y]) => [x, y, NaN]))

// Marks are compared by their arrays, which stay the same while they say the same.

/** The rim of a ball as a path. */
export const rimPath = remember((name: NormName, radius: number) => closed(rimOf(name, radius)))

/** A ball as an area. */
export const areaOf = remember((name: NormName, radius: number) => [
  Float64Array.from(rimOf(name, radius).flat())
])
