/** The attributes that name colours of the page. */
const painted = ['fill', 'stroke']

/** A map as an SVG file that stands for itself: its colours are written out, and nothing of the page is left. */
export function mapSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const colours = new Map<string, string>()
  const probe = svg.ownerDocument.createElement('span')
  svg.parentElement!.append(probe)
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of painted) {
      const value = element.getAttribute(name)
      if (!value || !/var\(|color-mix/.test(value)) continue
      if (!colours.has(value)) colours.set(value, writtenOut(probe, value))
      element.setAttribute(name, colours.get(value)!)
    }
    for (const { name } of [...element.attributes])
      if (/^(?:class|tabindex|role|style|aria-.*|data-testid)$/.test(name)) element.removeAttribute(name)
  }
  const paper = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', writtenOut(probe, 'var(--paper)'))
  probe.remove()
  copy.prepend(paper)
  copy.setAttribute('font-family', 'Seravek, "Segoe UI", Ubuntu, Calibri, sans-serif')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const comments = copy.ownerDocument.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
  const left: Comment[] = []
  while (comments.nextNode()) left.push(comments.currentNode as Comment)
  for (const comment of left) comment.remove()
  return new XMLSerializer().serializeToString(copy)
}

/** A colour of the page as every reader of SVG knows it. */
function writtenOut(probe: HTMLElement, value: string): string {
  probe.style.color = value
  const { color } = getComputedStyle(probe)
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(color)
  const parts = mixed
    ? mixed.slice(1).map((part) => 255 * Number(part))
    : (color.match(/[\d.]+/g) ?? []).map(Number)
  return `#${parts
    .slice(0, 3)
    .map((part) => Math.round(part).toString(16).padStart(2, '0'))
    .join('')}`
}

/** Hands the file to the browser's downloads. */
export function saveMap(svg: SVGSVGElement, name: string): void {
  const url = URL.createObjectURL(new Blob([mapSvg(svg)], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `map of ${name.replace(/[^\p{L}\d ^+()=,.-]+/gu, ' ').slice(0, 60)}.svg`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
