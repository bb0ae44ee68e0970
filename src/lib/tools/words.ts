/** The empty state of every tool. */
export const noValue = 'f has no value here.'
