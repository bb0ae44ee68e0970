/** What a figure can keep its visitors from changing. */
export type Lock = 'formula' | 'domain' | 'point' | 'camera' | 'tools'

/**
 * One thing about a plot that a reader can set. `Before` are the facets that stand before it in the table and that its
 * default depends on.
 */
export interface Facet<T, Before = object> {
  /** The meaning of a link that leaves the facet out: the same for good. */
  initial(before: Before): T
  /** The value in a plot that no link describes, where that is another. */
  fresh?(before: Before): T
  /** The keys of the link that hold the facet. */
  keys: Readonly<Record<string, Key<T>>>
  /** The lock that keeps visitors from changing it; without one it can always be changed. */
  lock?: Lock
}

/** One key of the link's grammar. */
export interface Key<T> {
  /**
   * The facet as a key's text changes `value`; null where the text cannot be read. Sentences about parts of the text
   * that cannot be read are added to `notices`.
   */
  read(text: string, value: T, notices: string[]): T | null
  /** The text for a value; null where the key is to be left out, since its part of the facet is as it is initially. */
  write(value: T, initial: T): string | null
}
