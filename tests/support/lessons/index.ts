import { directional } from './directional'
import type { Walkthrough } from './driver'
import { gradient } from './gradient'
import { oneToMany } from './oneToMany'
import { second } from './second'

export const walkthroughs: readonly Walkthrough[] = [oneToMany, gradient, directional, second]
