import { measureOneCore } from './oneCore'
import { measureFrames } from './frames'
import { measureFunctions } from './functions'
import { measureReading } from './reading'
import { measureThroughput } from './throughput'

/** For run.js, which calls these by name. */
Object.assign(window, {
  page: {
    oneCore: measureOneCore,
    reading: measureReading,
    throughput: measureThroughput,
    frames: measureFrames,
    functions: measureFunctions
  }
})
