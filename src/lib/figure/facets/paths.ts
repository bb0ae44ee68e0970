import { choiceKey, settings } from './setting'

/** Where paths start, and which way they go. */
export const paths = settings<{ starts: 'point' | 'grid'; trace: 'up' | 'down' | 'both' }>({
  starts: choiceKey(['point', 'grid'], 'point'),
  trace: choiceKey(['up', 'down', 'both'], 'both')
})
