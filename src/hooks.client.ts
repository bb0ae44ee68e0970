import { repairEscapes } from '$lib/figure/link/text'

/**
 * The router decodes fragments, and when one does not decode it stops for good on the way back to it. So
 * such a fragment is repaired before the router sees it: when the page opens, and when the address changes.
 */
function repairAddress(): void {
  const repaired = repairEscapes(location.hash)
  if (repaired !== location.hash) history.replaceState(history.state, '', repaired)
}

repairAddress()
addEventListener('popstate', repairAddress)
