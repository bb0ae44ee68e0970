/** How a value is kept as text; reading takes any text, and none. */
export interface Text<T> {
  read(text: string | null): T
  write(value: T): string
}

/**
 * A value that stays in this browser and is the same in all its tabs. Where nothing can be stored it lasts as long as
 * the page.
 */
export class Stored<T> {
  readonly #key: string
  readonly #text: Text<T>
  #value = $state.raw() as T

  constructor(key: string, text: Text<T>) {
    this.#key = key
    this.#text = text
    this.#value = text.read(null)
  }

  get value(): T {
    return this.#value
  }

  set value(value: T) {
    this.#value = value
    try {
      localStorage.setItem(this.#key, this.#text.write(value))
    } catch {
      // Storage is full or forbidden.
    }
  }

  /** Takes what is stored, now and whenever another tab stores something; call it when the page is there. The answer ends it. */
  follow(): () => void {
    const take = () => (this.#value = this.#text.read(this.#stored()))
    const changed = ({ key }: StorageEvent) => (key === this.#key || key === null) && take()
    take()
    addEventListener('storage', changed)
    return () => removeEventListener('storage', changed)
  }

  #stored(): string | null {
    try {
      return localStorage.getItem(this.#key)
    } catch {
      return null
    }
  }
}
