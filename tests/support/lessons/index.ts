import type { Walkthrough } from './driver'
import { genomics } from './genomics'
import { gradient } from './gradient'
import { norms } from './norms'
import { second } from './second'
import { worthKnowing } from './worthKnowing'

export const walkthroughs: readonly Walkthrough[] = [gradient, norms, worthKnowing, genomics, second]
