import type { JobAnswer, JobName, JobRequest, Order, Reply } from './jobs'
import type { Tape } from '../program/tape'

/** Work of one kind on one tape, in pieces that are cut when a worker is free for them. */
export interface Work<K extends JobName> {
  kind: K
  tape: Tape
  /** The next piece, or null when all are handed out. */
  next(): JobRequest<K> | null
  /** Takes the answer to a piece; true when the work is done. */
  take(answer: JobAnswer<K>, request: JobRequest<K>): boolean
  /** A piece came to nothing, and with it the work. */
  fail(error: Error): void
  /** The work was withdrawn, or the pool disposed of. */
  drop(): void
}

export interface WorkerPool {
  /** How many workers there may be at once. */
  readonly size: number
  /** Begins the work as soon as a worker is free; the result withdraws it, and what is running of it is ignored. */
  add<K extends JobName>(work: Work<K>): () => void
  /** Starts a worker before there is work, whose script takes a moment to come. */
  start(): void
  /** Ends all workers and drops all work. */
  dispose(): void
}

/** What the pool needs of a Worker. */
export type PoolWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>

export interface PoolOptions {
  size?: number
  open?: () => PoolWorker
}

type AnyWork = Work<JobName>

interface Member {
  worker: PoolWorker
  /** The tapes it has, the one used last at the end. */
  tapes: Tape[]
  /** Its orders, the one at work first. */
  orders: { work: AnyWork; request: JobRequest<JobName> }[]
}

const mostWorkers = 8
/** One core is left to the page. */
const poolSize = () => Math.min(mostWorkers, Math.max(1, navigator.hardwareConcurrency - 1))
const openWorker = () =>
  new Worker(new URL('./poolWorker.ts', import.meta.url), { type: 'module', name: 'nabla samples' })

/** With an order of the same kind in reserve a worker need not wait for the page, which may be drawing. */
const mostOrders = 2
/** A map waits for surfaces, and none of its orders is in reserve, for which a surface would wait. */
const isLate = ({ kind }: AnyWork): boolean => kind === 'chart'
/** A worker forgets the tape it used longest ago when it gets more than these. */
const mostTapes = 4

/** Workers that are started one by one as there is work for them. One that crashes is replaced by the next. */
export function createWorkerPool({ size = poolSize(), open = openWorker }: PoolOptions = {}): WorkerPool {
  const members = new Set<Member>()
  const works = new Set<AnyWork>()
  const numbers = new WeakMap<Tape, number>()
  let tapes = 0
  let disposed = false

  const numberOf = (tape: Tape): number => {
    if (!numbers.has(tape)) numbers.set(tape, tapes++)
    return numbers.get(tape)!
  }
  const idle = () => [...members].find(({ orders }) => !orders.length)
  const withoutReserve = (work: AnyWork) =>
    isLate(work)
      ? undefined
      : [...members].find(({ orders }) => orders.length < mostOrders && orders[0]?.work.kind === work.kind)
  const hasRoom = (work: AnyWork) => Boolean(members.size < size || idle() || withoutReserve(work))
  const freest = (work: AnyWork) => idle() ?? (members.size < size ? addWorker() : withoutReserve(work)!)

  const advance = () => {
    for (const work of [...works].sort((a, b) => Number(isLate(a)) - Number(isLate(b)))) {
      while (hasRoom(work)) {
        const request = work.next()
        if (!request) break
        order(freest(work), work, request)
      }
    }
  }
  const addWorker = (): Member => {
    const member: Member = { worker: open(), tapes: [], orders: [] }
    member.worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      settle(member, data)
      advance()
    }
    const remove = (why: string) => {
      members.delete(member)
      member.worker.terminate()
      while (member.orders.length) settle(member, { problem: `A worker stopped: ${why}.` })
      advance()
    }
    member.worker.onerror = ({ message }) => remove(message || 'its script could not be loaded')
    member.worker.onmessageerror = () => remove('its answer could not be read')
    members.add(member)
    return member
  }
  const order = (member: Member, work: AnyWork, request: JobRequest<JobName>) => {
    member.orders.push({ work, request })
    const { tape, kind } = work
    const known = member.tapes.includes(tape)
    member.tapes = [...member.tapes.filter((other) => other !== tape), tape]
    const forgotten = member.tapes.length > mostTapes ? member.tapes.shift() : undefined
    member.worker.postMessage({
      kind,
      tape: numberOf(tape),
      request,
      learn: known ? undefined : tape,
      forget: forgotten && numberOf(forgotten)
    } satisfies Order)
  }
  /** Hands the reply to a worker's first order on to its work, unless that is settled already. */
  const settle = (member: Member, reply: Reply) => {
    const first = member.orders.shift()
    if (!first || !works.has(first.work)) return
    const { work, request } = first
    const failed = 'problem' in reply
    if (failed || work.take(reply.answer, request)) works.delete(work)
    if (failed) work.fail(new Error(reply.problem))
  }
  const withdraw = (work: AnyWork) => {
    if (works.delete(work)) work.drop()
  }
  return {
    size,
    add(work) {
      const any = work as AnyWork
      if (disposed) any.drop()
      if (disposed) return () => undefined
      works.add(any)
      advance()
      return () => withdraw(any)
    },
    start() {
      if (!disposed && members.size === 0) addWorker()
    },
    dispose() {
      disposed = true
      for (const { worker } of members) worker.terminate()
      members.clear()
      works.forEach(withdraw)
    }
  }
}
