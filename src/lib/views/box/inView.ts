/** Whether the reader can see an element. */
export interface ViewWatch {
  /** Resolves when it is known; in a page that nobody sees, it is as if the element were in view. */
  readonly known: Promise<void>
  readonly inView: boolean
  /** Told of every change. */
  onChange: (inView: boolean) => void
  stop(): void
}

export function watchView(element: HTMLElement): ViewWatch {
  let know: () => void
  const watch = {
    known: new Promise<void>((resolve) => (know = resolve)),
    inView: true,
    onChange: (_inView: boolean): void => undefined,
    stop: () => observer.disconnect()
  }
  const observer = new IntersectionObserver((entries) => {
    const before = watch.inView
    watch.inView = isSeen(entries[entries.length - 1])
    know()
    if (watch.inView !== before) watch.onChange(watch.inView)
  })
  observer.observe(element)
  if (document.hidden) know!()
  return watch
}

/** What has no size is not scrolled away but folded up, and shall be ready when it unfolds. */
const isSeen = ({
  isIntersecting,
  boundingClientRect: { width, height }
}: IntersectionObserverEntry): boolean => isIntersecting || width === 0 || height === 0
