import type { Curve } from '../../ui/plots/chart'
import { steps, type ErrorModel } from './quotients'

/** The errors over the steps, with what truncation and rounding make of them; null where no error is above zero. */
export function errorChart(
  errors: Float64Array,
  { truncation, power, rounding }: ErrorModel
): { range: [number, number]; curves: Curve[] } | null {
  const shown = errors.filter((error) => error > 0 && Number.isFinite(error))
  if (shown.length === 0) return null
  const [low, high] = [Math.min(...shown), Math.max(...shown)]
  const range: [number, number] = [
    10 ** Math.floor(Math.log10(low)),
    10 ** Math.max(Math.ceil(Math.log10(high)), Math.floor(Math.log10(low)) + 1)
  ]
  const [smallest, largest] = [steps[0], steps[steps.length - 1]]
  /** Where both make the same error; each rules on its side. */
  const crossing =
    truncation > 0
      ? Math.min(largest, Math.max(smallest, (rounding / truncation) ** (1 / (power + 1))))
      : largest
  const curves: Curve[] = [
    { places: pairs(steps, (_, i) => (errors[i] > 0 ? errors[i] : NaN)), tone: 'ink', weight: 'fine' }
  ]
  const guide = (from: number, to: number, error: (h: number) => number, label: string): Curve => ({
    places: pairs([from, to], error),
    tone: 'quiet',
    dashed: true,
    label
  })
  if (truncation > 0 && crossing < largest)
    curves.push(
      guide(crossing, largest, (h) => truncation * h ** power, `truncation ∝ h${power === 2 ? '²' : ''}`)
    )
  if (rounding > 0 && crossing > smallest)
    curves.push(guide(crossing, smallest, (h) => rounding / h, 'rounding ∝ 1/h'))
  return { range, curves }
}

const pairs = (places: readonly number[], value: (place: number, i: number) => number): Float64Array =>
  Float64Array.from(places.flatMap((place, i) => [place, value(place, i)]))
