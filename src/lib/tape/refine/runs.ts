/** The border of a box, and per side, from a vertex to the next, the name of the piece, or of the fold, that it lies in. */
export interface Border {
  vertices: number[]
  names: number[]
  onFold: boolean[]
}

/** The part of a border that lies in one piece. */
export interface Run {
  name: number
  /** From end to end; the run that follows starts with the last vertex. */
  vertices: number[]
  /** For each of the vertices a neighbour: on the way there f is in this piece. */
  towards: number[]
}

/**
 * The runs along a border, in its sense; none where all of it lies on folds. `meanOf` makes a vertex at the mean of
 * others.
 */
export function runsAlong(
  { vertices, names, onFold }: Border,
  meanOf: (vertices: number[]) => number
): Run[] {
  const owners = ownersOf(names, onFold)
  if (!owners) return []
  const count = names.length
  return sequences(owners).map((sides, _, all) => {
    // All around the box the end is the start.
    const corners = all.length === 1 ? sides : [...sides, sides[sides.length - 1] + 1]
    const own = corners.map((corner) => vertices[corner % count])
    const isOff = (side: number) => sides.includes(side) && !onFold[side]
    let mean: number | undefined
    const towards = corners.map((corner) => {
      if (isOff((corner - 1 + count) % count)) return vertices[(corner - 1 + count) % count]
      return isOff(corner % count) ? vertices[(corner + 1) % count] : (mean ??= meanOf(own))
    })
    return { name: owners[sides[0]], vertices: own, towards }
  })
}

/** The sides around a border in sequences of one owner. */
function sequences(owners: number[]): number[][] {
  const start = owners.findIndex((owner, side) => owner !== owners.at(side - 1))
  const found: number[][] = []
  owners.forEach((_, k) => {
    const side = (Math.max(0, start) + k) % owners.length
    const last = found.at(-1)
    if (last && owners[last[0]] === owners[side]) last.push(side)
    else found.push([side])
  })
  return found
}

/**
 * Per side the piece that it is drawn with: sides on a fold belong to that before them, or, behind another fold, to
 * that after them. Null where all sides lie on folds.
 */
function ownersOf(names: number[], onFold: boolean[]): number[] | null {
  const count = names.length
  const first = onFold.indexOf(false)
  if (first < 0) return null
  const owners = names.slice()
  for (let k = 1; k < count; k++) {
    const [side, before] = [(first + k) % count, (first + k - 1) % count]
    if (onFold[side] && (!onFold[before] || names[side] === names[before])) owners[side] = owners[before]
  }
  for (let k = count - 1; k > 0; k--) {
    const [side, after] = [(first + k) % count, (first + k + 1) % count]
    if (onFold[side] && owners[side] === names[side]) owners[side] = owners[after]
  }
  return owners
}
