import { afterEach, describe, expect, test, vi } from 'vitest'
import { readField } from '../../src/lib'
import type { Reading } from '../../src/lib'
import { createFieldReader } from '../../src/lib/field/readLater'
import type { ReadRequest } from '../../src/lib/field/readRequest'
import { formats } from '../../src/lib/export'
import { adversaries } from '../support/adversarial'

const options = { variables: ['x', 'y'] }
const product = Array.from({ length: 60 }, (_, i) => `(x+${i}y)`).join('')
const sum = Array.from({ length: 60 }, (_, i) => `sin(${i}x)`).join('+')

/** Stands for the worker: answers by the same reading, when the test lets it. */
class FakeWorker {
  static started: FakeWorker[] = []
  onmessage: ((event: { data: unknown }) => void) | null = null
  onerror: (() => void) | null = null
  asked: ReadRequest[] = []
  constructor() {
    FakeWorker.started.push(this)
  }
  postMessage(request: ReadRequest) {
    this.asked.push(structuredClone(request))
  }
  answer() {
    const { source, variables, rows } = this.asked.shift()!
    const columns = Object.fromEntries(
      Object.entries(rows).map(([name, length]) => [name, new Float64Array(length)])
    )
    const reading = readField(source, { variables, columns })
    if ('problem' in reading) throw new Error(reading.problem.message)
    this.onmessage!({ data: structuredClone(reading.field.toData()) })
  }
  terminate() {
    return undefined
  }
}

function reader() {
  FakeWorker.started = []
  vi.stubGlobal('Worker', FakeWorker)
  return createFieldReader()
}
const fieldOf = (reading: Reading) => {
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.field
}

afterEach(() => vi.unstubAllGlobals())

describe('a reader with a worker', () => {
  test('reads short formulas and mistakes at once, without one', () => {
    const { read } = reader()
    expect(fieldOf(read('x^2 + 3xy', options) as Reading).text.gradient).toEqual(
      fieldOf(readField('x^2 + 3xy', options)).text.gradient
    )
    expect(read(product + '+', options)).toEqual(readField(product + '+', options))
    expect(FakeWorker.started).toEqual([])
  })

  test('reads formulas of middle length in later tasks, without one, and the newest only', async () => {
    const { read } = reader()
    const source = 'exp(-(x-1)^2 - (y-1)^2) + sin(x y)/(1 + x^2) + 3y'
    const overtaken = read(source + ' + x', options)
    const reading = read(source, options)
    expect(overtaken).toBeInstanceOf(Promise)
    expect(reading).toBeInstanceOf(Promise)
    const first = await Promise.race([overtaken, reading])
    expect(fieldOf(first).source).toBe(source)
    expect(fieldOf(first).latex.gradient).toEqual(fieldOf(readField(source, options)).latex.gradient)
    expect(FakeWorker.started).toEqual([])
  })

  test('answers the newest only, and asks for no more than that', async () => {
    const { read } = reader()
    const answers: string[] = []
    const ask = (source: string) =>
      void (read(source, options) as Promise<Reading>).then((r) => answers.push(fieldOf(r).source))
    ask(product)
    ask(product + '+x')
    ask(sum)
    const [worker] = FakeWorker.started
    expect(worker.asked.map(({ source }) => source)).toEqual([product])
    worker.answer()
    expect(worker.asked.map(({ source }) => source)).toEqual([sum])
    worker.answer()
    await Promise.resolve()
    expect(answers).toEqual([sum])
    expect(FakeWorker.started).toHaveLength(1)
  })

  test('forgets a long formula when a short one is read', async () => {
    const { read } = reader()
    const answered = vi.fn()
    void (read(product, options) as Promise<Reading>).then(answered)
    void read('x', options)
    FakeWorker.started[0].answer()
    await Promise.resolve()
    expect(answered).not.toHaveBeenCalled()
  })

  test('reads by itself when the worker fails', async () => {
    const { read } = reader()
    const asked = read(sum, options) as Promise<Reading>
    FakeWorker.started[0].onerror!()
    expect(fieldOf(await asked).text.gradient).toEqual(fieldOf(readField(sum, options)).text.gradient)
    expect(fieldOf(await read(product, options)).source).toBe(product)
  })
})

describe('a field from a worker is the same', () => {
  const data = { X: [1, 2, 3.5, -1], Y: [0.5, -2, 1, 4] }
  const withData = `mean((x + y*X - Y)^2) + sum(ln(1 + exp(-Y*(x + y*X)))) + a*${sum}`
  const long = adversaries.filter(({ size, family }) => size === 40 && !/power|squares/.test(family))
  for (const { source, columns } of [
    ...long.map(({ source }) => ({ source, columns: {} })),
    { source: withData, columns: data },
    { source: `abs(x)*abs(y) + ${sum}`, columns: {} }
  ])
    test(source.slice(0, 60), async () => {
      const asked = reader().read(source, { ...options, columns }) as Promise<Reading>
      FakeWorker.started[0].answer()
      const far = fieldOf(await asked)
      const near = fieldOf(readField(source, { ...options, columns }))
      expect(far.parameters).toEqual(near.parameters)
      expect(far.tape).toEqual(near.tape)
      expect(far.wgsl).toBe(near.wgsl)
      for (const words of ['text', 'latex', 'speech'] as const) {
        expect(far[words].value).toBe(near[words].value)
        expect(far[words].gradient).toEqual(near[words].gradient)
      }
      for (const at of [
        [0.3, 0.4],
        [0, 0.7],
        [0, 0]
      ]) {
        expect(far.jet(at)).toEqual(near.jet(at))
        expect(far.value(at)).toBe(near.value(at))
        expect(far.oneSided(at)).toEqual(near.oneSided(at))
        expect(far.autodiff(at)).toEqual(near.autodiff(at))
      }
      const standpoint = { point: [0.3, 0.4] as [number, number], parameters: {} }
      for (const { write } of formats) expect(write(far, standpoint)).toBe(write(near, standpoint))
      expect((await far.steps('x')).text.after).toBe((await near.steps('x')).text.after)
      expect(far.thinned(2).tape).toEqual(near.thinned(2).tape)
    })
})
