import type { Walkthrough } from './driver'
import { gradient } from './gradient'
import { second } from './second'

export const walkthroughs: readonly Walkthrough[] = [gradient, second]
