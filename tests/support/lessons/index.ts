import type { Walkthrough } from './driver'
import { genomics } from './genomics'
import { gradient } from './gradient'
import { second } from './second'

export const walkthroughs: readonly Walkthrough[] = [gradient, genomics, second]
