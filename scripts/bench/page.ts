import { measureCosts } from './costs'
import { measureFrames } from './frames'
import { measureReading } from './reading'
import { measureThroughput } from './throughput'

/** For run.js, which calls these by name. */
Object.assign(window, {
  page: { reading: measureReading, throughput: measureThroughput, frames: measureFrames, costs: measureCosts }
})
