import { choiceKey, pairKey, settings } from './setting'

/**
 * Of the gradient's tool: what it shows; how far away the second point is, and the steps of the table of values, both
 * in x and y, where null suits the domain.
 */
export const gradient = settings({
  look: choiceKey(['plane', 'near', 'table'], 'plane'),
  near: pairKey(),
  steps: pairKey()
})
