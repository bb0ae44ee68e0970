import { directional } from './directional'
import type { Walkthrough } from './driver'
import { genomics } from './genomics'
import { gradient } from './gradient'
import { norms } from './norms'
import { oneToMany } from './oneToMany'
import { second } from './second'
import { worthKnowing } from './worthKnowing'

/** In the order of the course. */
export const walkthroughs: readonly Walkthrough[] = [
  oneToMany,
  gradient,
  directional,
  norms,
  worthKnowing,
  genomics,
  second
]
