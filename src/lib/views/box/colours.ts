export type Theme = 'light' | 'dark'
export type Rgb = readonly [number, number, number]
export type Rgba = readonly [number, number, number, number]

const rgb = (hex: number): Rgb => [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255]

/** The picture's colours: sRGB values in 0…1, drawn as they are (no colour space is converted). */
export const colours = {
  light: {
    paper: rgb(0xfbfaf7),
    panel: rgb(0xffffff),
    rule: rgb(0xd9d7cf),
    ink: rgb(0x1c2127),
    quiet: rgb(0x5b6570),
    x: rgb(0xb4460f),
    y: rgb(0x0b6f8a),
    gradient: rgb(0xb3124f),
    level: rgb(0x4a4f57),
    ground: rgb(0xfbfaf7),
    good: rgb(0x1a7f4b),
    bad: rgb(0xb42318),
    g: rgb(0x6a3fb5),
    h: rgb(0x2f6b2f),
    k: rgb(0x8a5a00)
  },
  dark: {
    paper: rgb(0x14171b),
    panel: rgb(0x1b1f24),
    rule: rgb(0x343a42),
    ink: rgb(0xeceae4),
    quiet: rgb(0xa3abb5),
    x: rgb(0xf0935a),
    y: rgb(0x5cc3dd),
    gradient: rgb(0xff6f9f),
    level: rgb(0xb9bec6),
    // Lighter than the paper: viridis begins so dark that it would sink into it.
    ground: rgb(0x606873),
    good: rgb(0x6fd39c),
    bad: rgb(0xff8f84),
    g: rgb(0xb79bff),
    h: rgb(0x8fd07f),
    k: rgb(0xe0b45c)
  }
} as const satisfies Record<Theme, Record<string, Rgb>>

export type Palette = Record<keyof (typeof colours)['light'], Rgb>

export const withAlpha = ([r, g, b]: Rgb, alpha: number): Rgba => [r, g, b, alpha]

export const mixRgb = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t
]

/** The colour as CSS writes it. */
export const cssColour = (colour: Rgb): string =>
  `rgb(${colour.map((part) => Math.round(part * 255)).join(' ')})`
