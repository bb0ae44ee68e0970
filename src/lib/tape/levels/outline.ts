/** So many units of an area's outline span the domain, along x and along y. */
export const outlineSide = 20_000
