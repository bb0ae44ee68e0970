/** What nobody needs without a picture: the page fetches it together, once formulas and numbers are live. */
export { GpuRefusal } from '../../gpu/refusal'
export { pageEngine } from './pageEngine'
export { createPicture } from '../../views/box/picture'
export { cutSentence } from '../../figure/sentences/cut'
export { fitHeights, mix, unite } from '../../figure/heights'
export { DomainGestures } from './domainGestures'
export { dragPoint } from './dragPoint'
