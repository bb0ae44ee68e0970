import { MediaQuery } from 'svelte/reactivity'

const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

/** Also read by static/theme.js, which sets the theme before the first paint. */
const storageKey = 'nabla-theme'

/** The reader's choice of light or dark, kept in this browser. */
class Theme {
  choice = $state.raw<ThemeChoice>('system')
  #systemDark = new MediaQuery('(prefers-color-scheme: dark)')
  /** What the page shows. */
  shown = $derived<'light' | 'dark'>(
    this.choice === 'system' ? (this.#systemDark.current ? 'dark' : 'light') : this.choice
  )

  /** Takes over what the page was painted with; call it in the browser only. */
  recall(): void {
    const painted = document.documentElement.dataset.theme
    this.choice = themeChoices.find((choice) => choice === painted) ?? 'system'
  }

  /** From the system's to the other one, so that the first press always changes something. */
  next(): void {
    const [own, other] = this.#systemDark.current
      ? (['dark', 'light'] as const)
      : (['light', 'dark'] as const)
    this.choice = this.choice === 'system' ? other : this.choice === other ? own : 'system'
    document.documentElement.dataset.theme = this.choice
    try {
      localStorage.setItem(storageKey, this.choice)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}

export const theme = new Theme()
