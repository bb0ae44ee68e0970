import { choiceKey, numberKey, settings } from './setting'

/** Of the limit's tool: the step h, along x, y or the chosen direction v, and which difference quotient. */
export const limit = settings({
  step: numberKey(0.5, [1e-15, 1]),
  along: choiceKey(['x', 'y', 'v'], 'x'),
  scheme: choiceKey(['forward', 'central'], 'forward')
})
