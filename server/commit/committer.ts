// The middle of the relay: decide → commit → tell. Commands queue while a group is being written; then all that queued
// are decided on top of what is committed, written as one transaction, and only then told to anybody. A write that fails
// stops the relay, because what seats might be told and what is on disk no longer agree.
import type { Intent } from '../../shared/commands/command.ts'
import type { LogPosition } from '../../shared/events/commit.ts'
import { applyChange, type EntityTables } from '../../shared/model/entities.ts'
import type { Instant, SeatId } from '../../shared/model/ids.ts'
import type { Answer, Expect } from '../../shared/wire/messages.ts'
import type { Store } from '../store/store.ts'
import type { Arrival } from './arrival.ts'
import { decideGroup, type Group, type Work } from './group.ts'
import type { SeatProgress } from './seat-progress.ts'

export interface CommitterPorts {
  now(): Instant
  /** A group is on disk and in `state`: tell it, commits before answers. */
  committed(group: Group): void
  answer(seat: SeatId, answer: Answer): void
  expect(seat: SeatId, expect: Expect): void
  /** A write failed: stop the process. */
  failed(error: Error): void
}

const groupLimit = 256
/** How many commands of one seat may wait undecided; what comes beyond is not taken and must be sent again. */
const undecidedLimit = 32

export class Committer {
  private readonly store: Store
  private readonly state: EntityTables
  private readonly progress: SeatProgress
  private readonly ports: CommitterPorts
  private position: LogPosition
  private lastAt: Instant
  private queue: Work[] = []
  private readonly undecided = new Map<SeatId, number>()
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

  arrive(arrival: Arrival): void {
    const undecided = this.undecided.get(arrival.seat) ?? 0
    if (undecided >= undecidedLimit || this.stopped)
      return this.ports.expect(arrival.seat, { n: this.progress.lastN(arrival.seat) + 1, why: 'busy' })
    this.undecided.set(arrival.seat, undecided + 1)
    this.enqueue({ kind: 'arrival', arrival })
  }

  /** A command of the relay itself. Its rule must say `unchanged` when it is asked twice. */
  applyRule(id: string, intent: Intent): void {
    if (!this.stopped) this.enqueue({ kind: 'rule', id, intent })
  }

  /** Takes nothing more; resolves when all that was taken is written and told. */
  async drain(): Promise<void> {
    this.stopped = true
    if (this.running) await new Promise<void>((resolve) => this.whenIdle.push(resolve))
  }

  private enqueue(work: Work): void {
    this.queue.push(work)
    if (this.running) return
    this.running = true
    setImmediate(() => {
      this.run().catch((error: Error) => this.ports.failed(error))
    })
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      const work = this.queue.splice(0, groupLimit)
      this.lastAt = Math.max(this.lastAt, this.ports.now())
      const group = decideGroup(work, this.state, this.position, this.progress, this.lastAt)
      for (const item of work)
        if (item.kind === 'arrival')
          this.undecided.set(item.arrival.seat, (this.undecided.get(item.arrival.seat) ?? 1) - 1)
      if (group.answers.length + group.commits.length > 0) await this.write(group)
      // Answers first: a seat that is told to renumber must know by then which of its commands are decided.
      for (const { arrival, known } of group.again) await this.answerAgain(arrival, known)
      for (const { seat, expect } of group.expects) this.ports.expect(seat, expect)
    }
    this.running = false
    for (const resolve of this.whenIdle.splice(0)) resolve()
  }

  private async write(group: Group): Promise<void> {
    const { commits, changes } = group
    const answers = group.answers.map(({ seat, answer }) => ({ seat, ...answer, at: this.lastAt }))
    await this.store.write({ commits, changes, answers })
    for (const change of changes) applyChange(this.state, change)
    this.position = group.position
    this.ports.committed(group)
  }

  private async answerAgain(arrival: Arrival, known: Answer | undefined): Promise<void> {
    const { seat, n, id } = arrival
    const answer = known ?? (await this.store.answer(seat, n))
    if (answer?.id === id) this.ports.answer(seat, { n, id, result: answer.result })
    else this.ports.expect(seat, { n: this.progress.lastN(seat) + 1, why: 'taken' })
  }
}
