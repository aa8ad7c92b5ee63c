// The middle of the relay: decide → commit → tell. Commands queue while a group is being written; then all that queued
// are decided on top of what is committed, written as one transaction, and only then told to anybody. A write that fails
// stops the relay, because what seats might be told and what is on disk no longer agree.
import type { Intent } from '../../shared/commands/command.ts'
import type { Stamp } from '../../shared/commands/rule.ts'
import type { LogPosition } from '../../shared/events/commit.ts'
import { applyChange, type EntityTables } from '../../shared/model/entities.ts'
import type { Instant, SeatId } from '../../shared/model/ids.ts'
import type { Answer, Expect } from '../../shared/wire/messages.ts'
import type { Store } from '../store/store.ts'
import type { Arrival } from './arrival.ts'
import { decideGroup, type Group, type Work } from './group.ts'
import type { SeatProgress } from './seat-progress.ts'

/** How long things took, in seconds. */
export interface GroupTimes {
  /** the write alone */
  write: number
  /** of each command in the group: from its arrival to here */
  waited: number[]
}

export interface CommitterPorts {
  now(): Instant
  /** monotonic ms */
  mono(): number
  /** A group is on disk and in `state`: tell it, commits before answers. */
  committed(group: Group, times: GroupTimes): void
  answer(seat: SeatId, answer: Answer): void
  expect(seat: SeatId, expect: Expect): void
  /** what is known of a file's body; without, there are none */
  bodyOf?: Stamp['bodyOf']
  /** A write failed: stop the process. */
  failed(error: Error): void
}

const groupLimit = 256
/** How many commands of one seat may wait undecided; what comes beyond is not taken and must be sent again. */
const undecidedLimit = 32

/** How a seat's commands flow in. */
interface Flow {
  undecided: number
  /** a number that was not taken: nothing later of this seat is taken before it; null: all were */
  stoppedAt: number | null
}

interface Queued {
  work: Work
  /** monotonic ms of its arrival */
  since: number
}

export class Committer {
  private readonly store: Store
  private readonly state: EntityTables
  private readonly progress: SeatProgress
  private readonly ports: CommitterPorts
  private position: LogPosition
  private lastAt: Instant
  private queue: Queued[] = []
  private readonly flows = new Map<SeatId, Flow>()
  private running = false
  private stopped = false
  private whenIdle: (() => void)[] = []

  /**
   * @param state what is committed; only this class changes it
   * @param lastAt the instant of the last commit: the log's time never goes back
   */
  constructor(
    store: Store,
    state: EntityTables,
    progress: SeatProgress,
    position: LogPosition,
    lastAt: Instant,
    ports: CommitterPorts,
  ) {
    this.store = store
    this.state = state
    this.progress = progress
    this.position = position
    this.lastAt = lastAt
    this.ports = ports
  }

  /** Where the committed log stands. */
  get head(): LogPosition {
    return this.position
  }

  /** How many commands wait to be decided. */
  get undecided(): number {
    return this.queue.length
  }

  arrive(arrival: Arrival): void {
    const { seat, n } = arrival
    const flow = this.flowOf(seat)
    // It was told so, once, when it was stopped.
    if (flow.stoppedAt !== null && n > flow.stoppedAt) return
    if (flow.undecided >= undecidedLimit || this.stopped) {
      if (!this.stopped) flow.stoppedAt = n
      return this.ports.expect(seat, { n: this.progress.lastN(seat) + 1, why: 'busy' })
    }
    if (flow.stoppedAt === n) flow.stoppedAt = null
    flow.undecided++
    this.enqueue({ kind: 'arrival', arrival })
  }

  /** A command of the relay itself. Its rule must say `unchanged` when it is asked twice. */
  applyRule(id: string, intent: Intent): void {
    if (!this.stopped) this.enqueue({ kind: 'rule', id, intent })
  }

  /** Resolves when all that was taken is written and told. */
  async idle(): Promise<void> {
    if (this.running) await new Promise<void>((resolve) => this.whenIdle.push(resolve))
  }

  /** Takes nothing more; resolves when all that was taken is written and told. */
  async drain(): Promise<void> {
    this.stopped = true
    await this.idle()
  }

  private enqueue(work: Work): void {
    this.queue.push({ work, since: this.ports.mono() })
    if (this.running) return
    this.running = true
    setImmediate(() => {
      this.run().catch((error: Error) => this.ports.failed(error))
    })
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      const queued = this.queue.splice(0, groupLimit)
      const work = queued.map((each) => each.work)
      this.lastAt = Math.max(this.lastAt, this.ports.now())
      const group = decideGroup(work, this.state, this.position, this.progress, this.lastAt, this.ports.bodyOf)
      for (const item of work) if (item.kind === 'arrival') this.flowOf(item.arrival.seat).undecided--
      if (group.answers.length + group.commits.length > 0) await this.write(group, queued)
      // Answers first: a seat that is told to renumber must know by then which of its commands are decided.
      for (const { arrival, known } of group.again) await this.answerAgain(arrival, known)
      for (const { seat, expect } of group.expects) this.ports.expect(seat, expect)
      this.letGoOn(work)
    }
    this.running = false
    for (const resolve of this.whenIdle.splice(0)) resolve()
  }

  /** Seats that were stopped, and of which nothing is undecided any more, are told from where to send. */
  private letGoOn(work: readonly Work[]): void {
    for (const item of work) {
      const seat = item.kind === 'arrival' ? item.arrival.seat : null
      const flow = seat === null ? undefined : this.flows.get(seat)
      if (seat === null || !flow || flow.stoppedAt === null || flow.undecided > 0) continue
      flow.stoppedAt = null
      this.ports.expect(seat, { n: this.progress.lastN(seat) + 1, why: 'gap' })
    }
  }

  private flowOf(seat: SeatId): Flow {
    const known = this.flows.get(seat)
    if (known) return known
    const flow: Flow = { undecided: 0, stoppedAt: null }
    this.flows.set(seat, flow)
    return flow
  }

  private async write(group: Group, queued: readonly Queued[]): Promise<void> {
    const began = this.ports.mono()
    const { commits, changes, history } = group
    const answers = group.answers.map(({ seat, answer }) => ({ seat, ...answer, at: this.lastAt }))
    await this.store.write({ commits, changes, answers, history })
    for (const change of changes) applyChange(this.state, change)
    this.position = group.position
    const ended = this.ports.mono()
    this.ports.committed(group, {
      write: (ended - began) / 1_000,
      waited: queued.map(({ since }) => (ended - since) / 1_000),
    })
  }

  private async answerAgain(arrival: Arrival, known: Answer | undefined): Promise<void> {
    const { seat, n, id } = arrival
    const answer = known ?? (await this.store.answer(seat, n))
    if (answer?.id === id) this.ports.answer(seat, { n, id, result: answer.result })
    else this.ports.expect(seat, { n: this.progress.lastN(seat) + 1, why: 'taken' })
  }
}
