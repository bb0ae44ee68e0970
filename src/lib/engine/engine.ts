import { openDevice } from '../gpu/device'
import { createWorkerPool, type WorkerPool } from '../tape/workers/workerPool'
import { Recovery, type Plan } from './recovery'
import { Session, type Decide } from './session'

/** A picture's share in the engine. */
export interface Loan {
  readonly session: Promise<Session>
  /** With the last loan of a session it is closed; with the last of all, the workers end. */
  giveBack(): void
}

/** A share in the workers alone. */
export interface PoolLoan {
  readonly pool: WorkerPool
  giveBack(): void
}

/** A session, perhaps still to be opened, and how many pictures draw with it. */
interface Lent {
  readonly session: Promise<Session>
  loans: number
}

/**
 * The page's device, worker pool and recovery. Its pictures borrow them: the first opens a device, and after a
 * loss the first that comes again opens another for all.
 */
export class Engine {
  readonly #recovery = new Recovery('auto')
  readonly #lent = new Map<Plan['engine'], Lent>()
  #pool: WorkerPool | null = null
  #loans = 0
  /** A device was there: if it is not, it may be a moment away. */
  #returning = false

  /** Why no picture is as it could be; empty while nothing befell them all. */
  get sentence(): string {
    return this.#recovery.sentence
  }

  /** `asked` is the picture's own plan; the engine's goes before it. */
  borrow(asked: Plan['engine']): Loan {
    const planned = this.#recovery.plan.engine === 'cpu' ? 'cpu' : asked
    const lent = this.#lent.get(planned) ?? this.#open(planned)
    lent.loans++
    this.#loans++
    let given = false
    return {
      session: lent.session,
      giveBack: () => {
        if (!given) this.#take(lent)
        given = true
      }
    }
  }

  /** The workers alone, for what needs neither a device nor a renderer. Throws where none can be started. */
  borrowPool(): PoolLoan {
    const pool = (this.#pool ??= startedPool())
    this.#loans++
    let given = false
    return {
      pool,
      giveBack: () => {
        if (!given) this.#endLoan()
        given = true
      }
    }
  }

  #open(planned: Plan['engine']): Lent {
    const decide: Decide = (mishap, evaluator) => {
      const remedy = this.#recovery.after(mishap, evaluator, performance.now())
      if (remedy !== 'keep') this.#forget(lent)
      return remedy
    }
    const lent: Lent = { loans: 0, session: this.#openSession(planned, decide) }
    this.#lent.set(planned, lent)
    return lent
  }

  async #openSession(planned: Plan['engine'], decide: Decide): Promise<Session> {
    const pool = (this.#pool ??= startedPool())
    const open = planned === 'auto' ? await openDevice(undefined, this.#returning) : null
    this.#returning ||= open !== null
    return new Session(open, this.#recovery.plan.coarse, pool, decide)
  }

  #take(lent: Lent): void {
    lent.loans--
    if (lent.loans === 0) {
      this.#forget(lent)
      const close = (session: Session) => session.close('nobody draws with it any more')
      // Of a session that could not be opened its borrowers know.
      void lent.session.then(close, () => undefined)
    }
    this.#endLoan()
  }

  #endLoan(): void {
    this.#loans--
    if (this.#loans > 0) return
    this.#pool?.dispose()
    this.#pool = null
  }

  /** The next picture opens anew. */
  #forget(lent: Lent): void {
    for (const [planned, known] of this.#lent) if (known === lent) this.#lent.delete(planned)
  }
}

/** Nobody waits for the script of its first worker: meanwhile a device is opened and a stage is made. */
function startedPool(): WorkerPool {
  const pool = createWorkerPool()
  pool.start()
  return pool
}
