/** The eigenvalues of a symmetric matrix of a few rows, in ascending order, by Jacobi's rotations. */
export function eigenvaluesOf(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => [...row])
  const n = a.length
  for (let sweep = 0; sweep < 30; sweep++) {
    let rest = 0
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        rest += Math.abs(a[p][q])
        if (a[p][q] === 0) continue
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const [c, s] = [1 / Math.hypot(t, 1), t / Math.hypot(t, 1)]
        for (let k = 0; k < n; k++) {
          const [u, v] = [a[k][p], a[k][q]]
          a[k][p] = c * u - s * v
          a[k][q] = s * u + c * v
        }
        for (let k = 0; k < n; k++) {
          const [u, v] = [a[p][k], a[q][k]]
          a[p][k] = c * u - s * v
          a[q][k] = s * u + c * v
        }
      }
    if (rest === 0 || !Number.isFinite(rest)) break
  }
  return a.map((row, i) => row[i]).sort((u, v) => u - v)
}
