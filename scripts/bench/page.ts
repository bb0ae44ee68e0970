import { measureFrames } from './frames'
import { measureThroughput } from './throughput'

/** For run.js, which calls these by name. */
Object.assign(window, { page: { throughput: measureThroughput, frames: measureFrames } })
