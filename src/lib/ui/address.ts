import { pushState, replaceState } from '$app/navigation'
import type { Attachment } from 'svelte/attachments'
import { decodeLink, encodeLink, linkKeys } from '../state/link'
import { splitPairs } from '../state/linkText'
import type { Plot } from '../state/plot.svelte'

/** Browsers refuse more than about 100 changes of the address in 30 seconds. */
const pause = 350

/** Typing that rests this long on a formula without a mistake has arrived at it. */
const rest = 1000

/**
 * Keeps the address bar and the plot saying the same. Each formula that typing arrives at is an entry of
 * the history; everything else replaces the present entry.
 */
export class Address {
  #plot: Plot
  /** The fragment that the address bar holds. */
  #written: string | null = null
  #pending: string | null = null
  #writing: ReturnType<typeof setTimeout> | undefined
  #resting: ReturnType<typeof setTimeout> | undefined
  /** The source of the present entry, and whether typing is on its way to another. */
  #source = ''
  #typing = false
  /** Before the address is first read there is nothing to write. */
  #live = false

  constructor(plot: Plot) {
    this.#plot = plot
  }

  /** Takes the plot from the address; keys in the query string move to the fragment. */
  read(): void {
    const { fragment, isLink } = currentLink()
    if (isLink && fragment === this.#written) return
    this.#cancel()
    const { state, notices } = decodeLink(fragment, this.#plot.layerNames)
    this.#plot.restore(state)
    this.#plot.notices = notices
    this.#written = isLink ? fragment : null
    this.#source = state.source
    this.#typing = false
    this.#live = true
    this.#later(this.#fragment())
  }

  /**
   * Takes the plot from an address that the reader put in. The router knows nothing of such an entry of the
   * history and would not come back to it from another page: written once, it does.
   */
  enter(): void {
    this.read()
    if (history.state === null) replaceState(location.href, {})
  }

  /** Follows the plot: attach it to the page. */
  follow: Attachment = () => {
    const fragment = this.#fragment()
    const settled = this.#plot.problem === null && this.#plot.source === this.#plot.readSource
    if (!this.#live) return
    if (this.#plot.source !== this.#source) this.#type(fragment)
    else this.#later(fragment)
    if (settled && this.#typing) this.#rest()
  }

  /** The whole address to copy: without the engine, which is this reader's own. */
  get href(): string {
    return location.origin + location.pathname + '#' + this.#fragment()
  }

  /** Typing has arrived: the next change of the formula is a new entry. */
  arrive(): void {
    clearTimeout(this.#resting)
    this.#typing = false
  }

  stop(): void {
    this.#cancel()
    clearTimeout(this.#resting)
  }

  #fragment(): string {
    return encodeLink(this.#plot.state, this.#plot.layerNames)
  }

  #type(fragment: string): void {
    this.#source = this.#plot.source
    if (this.#typing) return this.#later(fragment)
    this.#flush()
    this.#typing = true
    this.#written = fragment
    pushState('#' + fragment, {})
  }

  #rest(): void {
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.arrive(), rest)
  }

  #later(fragment: string): void {
    this.#pending = fragment
    this.#writing ??= setTimeout(() => this.#flush(), pause)
  }

  #flush(): void {
    const fragment = this.#pending
    this.#cancel()
    if (fragment === null || fragment === this.#written) return
    this.#written = fragment
    replaceState(location.pathname + remainingQuery() + '#' + fragment, {})
  }

  #cancel(): void {
    clearTimeout(this.#writing)
    this.#writing = undefined
    this.#pending = null
  }
}

const rawQuery = (): string[] => location.search.slice(1).split('&').filter(Boolean)
const isLinkPair = (pair: string): boolean => [...splitPairs(pair).keys()].every((key) => linkKeys.has(key))

/** What the address says, with the fragment winning over the query. */
function currentLink(): { fragment: string; isLink: boolean } {
  const moved = rawQuery().filter(isLinkPair)
  const fragment = location.hash.slice(1)
  return { fragment: [...moved, fragment].filter(Boolean).join('&'), isLink: moved.length === 0 }
}

/** The query without what moved to the fragment. */
function remainingQuery(): string {
  const kept = rawQuery().filter((pair) => !isLinkPair(pair))
  return kept.length > 0 ? '?' + kept.join('&') : ''
}
