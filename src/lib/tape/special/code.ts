/** What few visits need: special points, autodiff and the text of a kernel. specialPoints.ts says when it comes. */
export { toExpansion } from '../evaluators/expansion'
export { toPrecise } from '../rounding/precise'
export { toWgsl } from '../evaluators/wgsl'
export { toReverse } from '../evaluators/reverse'
export { smoothnessAt, sidesAlong } from './smoothness'
