import { pushState, replaceState } from '$app/navigation'
import type { Attachment } from 'svelte/attachments'
import { decodeLink, encodeSealed, linkKeys } from '../figure/link/link'
import type { PlotState } from '../figure/plotState'
import { spellings, undoEntities } from '../figure/link/spellings'
import { sameNumbers, splitPairs, writeNumber } from '../figure/link/text'
import type { Plot } from './plot.svelte'

/**
 * The address is written when nothing has changed for a moment, in milliseconds: each change of it costs the browser
 * some, beginning with the page's icon. Through long changes it is written from time to time.
 */
const pause = 350
const longest = 2000

/** Typing that rests this long on a formula without a mistake has arrived at it. */
const rest = 1000

const kept = 'The address stays as it came until you change something.'

/**
 * Keeps the address bar and the plot saying the same. Each formula that typing arrives at is an entry of
 * the history; everything else replaces the present entry. An address of which not all was understood stays
 * until the reader changes something: it may be all that is left of what somebody sent.
 */
export class Address {
  #plot: Plot
  /** The fragment that the address bar holds. */
  #written: string | null = null
  #pending: string | null = null
  /** What the plot says while it is as it was taken from an address that stays for now, else null. */
  #untouched: { fragment: string; isRead: boolean } | null = null
  #writing: ReturnType<typeof setTimeout> | undefined
  /** When the change came that has waited longest, in milliseconds. */
  #waitingSince = 0
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
    const { text, isLink } = currentLink()
    if (isLink && text === this.#written) return
    this.#cancel()
    const { state, notices } = decodeLink(text)
    this.#plot.restore(state)
    const said = [...notices, ...movesSaid(state, this.#plot)]
    this.#plot.notices = said.length > 0 ? [...said, kept] : []
    this.#written = isLink ? text : null
    this.#source = state.source
    this.#typing = false
    this.#live = true
    const fragment = this.#fragment()
    this.#untouched = said.length > 0 || this.#plot.problem ? { fragment, isRead: this.#isRead } : null
    this.#later(fragment)
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
    const isRead = this.#isRead
    const settled = this.#plot.problem === null && isRead
    if (!this.#live) return
    // Once a long formula is read it is known which parameters a link names: nobody has changed anything.
    if (this.#untouched?.isRead === false) this.#untouched = { fragment, isRead }
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

  get #isRead(): boolean {
    return this.#plot.formula.isCurrent
  }

  #fragment(): string {
    return encodeSealed(this.#plot.state)
  }

  #type(fragment: string): void {
    this.#source = this.#plot.source
    this.#untouched = null
    if (this.#typing) return this.#later(fragment)
    this.#flush()
    this.#typing = true
    this.#written = fragment
    pushState(addressOf(fragment), {})
  }

  #rest(): void {
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.arrive(), rest)
  }

  #later(fragment: string): void {
    if (fragment === this.#untouched?.fragment) return
    this.#untouched = null
    // What has not changed again does not wait again.
    if (fragment === this.#pending) return
    this.#pending = fragment
    const now = performance.now()
    if (this.#writing === undefined) this.#waitingSince = now
    clearTimeout(this.#writing)
    const wait = Math.min(pause, this.#waitingSince + longest - now)
    this.#writing = setTimeout(() => this.#flush(), wait)
  }

  #flush(): void {
    const fragment = this.#pending
    this.#cancel()
    if (fragment === null || fragment === this.#written) return
    this.#written = fragment
    replaceState(addressOf(fragment), {})
  }

  #cancel(): void {
    clearTimeout(this.#writing)
    this.#writing = undefined
    this.#pending = null
  }
}

/** Sentences about what became of a point beyond the domain of its link. */
function movesSaid({ point, domain }: PlotState, plot: Plot): string[] {
  const place = (point: [number, number]) => `(${point.map(writeNumber).join(', ')})`
  if (!sameNumbers(point, plot.point))
    return [`The point ${place(point)} is too far from the domain and was moved to ${place(plot.point)}.`]
  const isWider = !(['x', 'y'] as const).every((side) => sameNumbers(domain[side], plot.domain[side]))
  return isWider ? [`The domain was widened to hold the point ${place(point)}.`] : []
}

const rawQuery = (): string[] => undoEntities(location.search.slice(1)).split('&').filter(Boolean)
const isLinkPair = (pair: string): boolean =>
  [...splitPairs(spellings(pair).at(-1)!).keys()].every((key) => linkKeys.has(key))

/** What the address says, with the fragment winning over the query. */
function currentLink(): { text: string; isLink: boolean } {
  const moved = rawQuery().filter(isLinkPair)
  const fragment = location.hash.slice(1)
  return { text: [...moved, fragment].filter(Boolean).join('&'), isLink: moved.length === 0 }
}

/** This page with a fragment, and with its query less what moved to the fragment. */
function addressOf(fragment: string): string {
  const kept = rawQuery().filter((pair) => !isLinkPair(pair))
  return location.pathname + (kept.length > 0 ? '?' + kept.join('&') : '') + '#' + fragment
}
