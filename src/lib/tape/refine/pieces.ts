import { operation } from '../../math/table/functions'
import { lazilyFor } from '../../basics/lazily'
import { needed, toIntervals, type Enclosure, type Interval } from '../evaluators/intervals'
import { toPoints } from '../evaluators/points'
import { dependsOn, rowRegisters, type Tape } from '../program/tape'

/**
 * On which of its pieces an operation is, as a number that is monotone in each argument: odd within a piece, and
 * even on the edge between two.
 */
type Piece = (u: number, v: number) => number

const wholes = (u: number): number => 2 * Math.floor(u) + Number(u !== Math.floor(u))

/** The pieces on either side of what the table calls an operation's `edge`. Other edges are the ends of a domain. */
const pieceRules: ReadonlyMap<string | undefined, Piece> = new Map<string, Piece>([
  ['u == 0', (u) => Math.sign(u)],
  ['u == v', (u, v) => Math.sign(u - v)],
  ['u == floor(u)', wholes],
  ['u - floor(u) == 1/2', (u) => wholes(u + 0.5)],
  ['mod(u,v) == 0', (u, v) => wholes(u / v)],
  // On the other half of the line there is no cut, and the slopes on both sides are the same.
  ['atan2(u,v) == pi', (u) => Math.sign(u)]
])

/** The operations that switch from piece to piece: of all that f needs those that are not over data. */
const switchesOf = lazilyFor((tape: Tape) => {
  const live = needed({ ...tape, outputs: tape.outputs.slice(0, 1) })
  const moves = dependsOn(tape, ({ kind }) => kind === 'variable')
  const inRow = rowRegisters(tape)
  return tape.code.flatMap((instruction, i) => {
    if (instruction.kind !== 'call' || !live[i] || !moves[i] || inRow[i]) return []
    const piece = pieceRules.get(operation(instruction.name).edge)
    const [u, v = u] = instruction.args
    return piece ? [{ u, v, piece }] : []
  })
})

/** Whether f is made of pieces, between which it may have folds. */
export const isPieced = (tape: Tape): boolean => switchesOf(tape).length > 0

/** The pieces that a function is made of. */
export interface Pieces {
  /** Whether a box surely lies in one piece. */
  alike(box: readonly Interval[]): boolean
  at(points: Float64Array[]): Places
}

/** Which pieces points belong to. */
export interface Places {
  /** A number that is the same all over a piece, and all along an edge between two; infinite where f is undefined. */
  names: Float64Array
  /** 1 where a point lies on such an edge. */
  onEdge: Uint8Array
}

export function createPieces(tape: Tape, parameters: ArrayLike<number>): Pieces {
  const switches = switchesOf(tape)
  const ends = { ...tape, outputs: [...switches.flatMap(({ u, v }) => [u, v]), tape.outputs[0]] }
  const enclose = toIntervals({ ...ends, outputs: ends.outputs.slice(0, -1) })
  const evaluate = toPoints(ends, parameters)
  return {
    alike(box) {
      const found = enclose(box, parameters)
      return switches.every(({ piece }, s) => isOne(piece, found[2 * s], found[2 * s + 1]))
    },
    at(points) {
      const found = evaluate(points)
      const names = found[found.length - 1].map((value) => (Number.isFinite(value) ? 1 : Infinity))
      const onEdge = new Uint8Array(names.length)
      switches.forEach(({ piece }, s) => {
        const [u, v] = [found[2 * s], found[2 * s + 1]]
        // No two sums of so many sines are the same.
        const weight = Math.sin(s + 1)
        for (let k = 0; k < names.length; k++) {
          const one = piece(u[k], v[k])
          // What an undefined part of f would be is a piece, too.
          if (!Number.isNaN(one)) names[k] += weight * one
          if (one % 2 === 0) onEdge[k] = 1
        }
      })
      return { names, onEdge }
    }
  }
}

/** Whether arguments between these ends surely belong to one piece. */
function isOne(piece: Piece, u: Enclosure, v: Enclosure): boolean {
  if (u.defined === 'nowhere' || v.defined === 'nowhere') return true
  if (u.defined === 'unknown' || v.defined === 'unknown') return false
  const first = piece(u.low, v.low)
  return first === piece(u.low, v.high) && first === piece(u.high, v.low) && first === piece(u.high, v.high)
}
