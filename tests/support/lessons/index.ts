import { directional } from './directional'
import type { Walkthrough } from './driver'
import { genomics } from './genomics'
import { gradient } from './gradient'
import { oneToMany } from './oneToMany'
import { second } from './second'

export const walkthroughs: readonly Walkthrough[] = [oneToMany, gradient, directional, genomics, second]
