import { seeded } from '../../basics/seeded'

/** What the hundred entries of a vector are like. */
export type VectorKind = 'random' | 'single' | 'equal'

const length = 100

/**
 * A vector of a kind; the same for a seed in every browser. Random entries are sums of twelve uniform numbers, about
 * standard normal: they need no logarithm or cosine, whose last digits differ between browsers.
 */
export function vectorOf(kind: VectorKind, seed: number): number[] {
  const random = seeded(seed)
  const bell = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6)
  switch (kind) {
    case 'random':
      return Array.from({ length }, bell)
    case 'single': {
      const place = Math.floor(length * random())
      const entry = 1 + 2 * random()
      return Array.from({ length }, (_, i) => (i === place ? entry : 0))
    }
    case 'equal': {
      const size = 0.5 + random()
      return Array.from({ length }, () => (random() < 0.5 ? -size : size))
    }
  }
}
