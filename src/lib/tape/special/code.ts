/** What only special points need; specialPoints.ts says when it comes. */
export { toExpansion } from '../evaluators/expansion'
export { toPrecise } from '../rounding/precise'
export { toReverse } from '../evaluators/reverse'
export { smoothnessAt, sidesAlong } from './smoothness'
