import { measureCosts } from './costs'
import { measureExtrema } from './extrema'
import { measureFigures } from './figures'
import { measureFrames } from './frames'
import { measureFunctions } from './functions'
import { measureOneCore } from './oneCore'
import { measurePool } from './poolScaling'
import { measureReading } from './reading'
import { measureRounding } from './rounding'
import { measureThroughput } from './throughput'

/** For run.js, which calls these by name. */
Object.assign(window, {
  page: {
    reading: measureReading,
    rounding: measureRounding,
    throughput: measureThroughput,
    figures: measureFigures,
    frames: measureFrames,
    costs: measureCosts,
    extrema: measureExtrema,
    functions: measureFunctions,
    oneCore: measureOneCore,
    pool: measurePool
  }
})
