import { Engine } from '../../engine/engine'

/** All pictures of the page draw with it. */
export const pageEngine = new Engine()
