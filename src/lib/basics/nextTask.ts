/** Resolves in a task of its own: before that the browser may take input and draw a frame. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
