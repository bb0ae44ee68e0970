/// <reference lib="webworker" />
import { answerTo, type Question } from './question'

/** Looks for extrema on request, off the main thread, and tells how far it is. */
self.onmessage = ({ data }: MessageEvent<Question>) => {
  let told = 0
  const answer = answerTo(data, (share) => {
    const now = performance.now()
    if (now - told < 50) return
    told = now
    self.postMessage({ progress: share })
  })
  self.postMessage({ answer })
}
