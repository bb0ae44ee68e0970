import type { Tape } from '../program/tape'
import { chart } from './chartJob'
import { refineSheet } from './refineJob'
import { repair } from '../rounding/repair'
import { provideRepair, sample } from './sampleJob'

provideRepair(repair)

/** What a worker does, by name: from a tape and a request, one answer. A new kind of job is a new entry. */
export const jobs = { sample, refine: refineSheet, chart }

export type Jobs = typeof jobs
export type JobName = keyof Jobs
export type JobRequest<K extends JobName> = Parameters<Jobs[K]>[1]
export type JobAnswer<K extends JobName> = ReturnType<Jobs[K]>['answer']

/** What the page sends: a tape comes once and is meant by its number from then on. */
export interface Order {
  kind: JobName
  tape: number
  request: JobRequest<JobName>
  learn?: Tape
  forget?: number
}

export type Reply = { answer: JobAnswer<JobName> } | { problem: string }
