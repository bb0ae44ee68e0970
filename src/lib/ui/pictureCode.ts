/** What nobody needs without a picture: the page fetches it together, once formulas and numbers are live. */
export { GpuRefusal } from '../gpu/refusal'
export { createPicture } from '../scene/picture'
export { cutSentence } from '../state/cut'
export { fitHeights, mix, unite } from '../state/heights'
export { DomainGestures } from './domainGestures'
export { dragPoint } from './dragPoint'
