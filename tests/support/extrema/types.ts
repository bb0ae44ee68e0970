/** From, to: of x, and of y. */
export type Box = [[number, number], [number, number]]

export type Place = [number, number]
