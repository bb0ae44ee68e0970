/** What only special points need; specialPoints.ts says when it comes. */
export { toExpansion } from './expansion'
export { toPrecise } from './precise'
export { toReverse } from './reverse'
export { smoothnessAt, sidesAlong } from './smoothness'
