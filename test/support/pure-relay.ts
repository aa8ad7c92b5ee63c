// The relay without sockets, threads and timers: the real deciding, seating and feeds, each moved on by hand. Its disk is
// a plain object; a crash loses everything else.
import { decideGroup, type Group, type Work } from '../../server/commit/group.ts'
import { SeatProgress } from '../../server/commit/seat-progress.ts'
import { RecentCommits } from '../../server/feed/recent-commits.ts'
import { OpenRecalls, technicianView, techniciansConcerned } from '../../server/feed/technician-view.ts'
import { takeSnapshot } from '../../server/http/snapshot-body.ts'
import { LatestFixes } from '../../server/positions/latest-fixes.ts'
import { slowAbove } from '../../server/socket/backlog.ts'
import type { Connection } from '../../server/socket/connection.ts'
import { Seating, type SeatingParts } from '../../server/socket/seating.ts'
import type { StoredSeat } from '../../server/store/store.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import { emptyLog, type Commit, type LogPosition } from '../../shared/events/commit.ts'
import { applyCommit } from '../../shared/events/evolve.ts'
import { applyChange, EntityTables, kinds, type EntityByKind, type Kind } from '../../shared/model/entities.ts'
import { isOpenVisit } from '../../shared/model/visit.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import {
  downSchemas,
  pushHeadSchema,
  pushSchema,
  upSchemas,
  type Answer,
  type Down,
  type DownName,
} from '../../shared/wire/messages.ts'

export interface RelayDisk {
  epoch: string
  commits: Commit[]
  answers: { seat: string; answer: Answer }[]
}

export const emptyDisk = (epoch: string): RelayDisk => ({ epoch, commits: [], answers: [] })

/** Every entity under `kind/id`. */
export type Contents = Map<string, EntityByKind[Kind]>

export function tableContents(tables: EntityTables): Contents {
  const all: Contents = new Map()
  for (const kind of kinds) for (const entity of tables.values(kind)) all.set(`${kind}/${entity.id}`, entity)
  return all
}

const recentLimit = 1
const answeredIds = new WeakMap<RelayDisk['answers'], Set<string>>()

/** The relay's end of one connection. */
export interface RelayEnd {
  receive(name: string, message: unknown): void
  /** What is sent to the seat piles up in the relay, or no longer does. */
  jam(on: boolean): void
  /** The relay notices that the seat has gone. */
  left(): void
}

export class PureRelay {
  disk: RelayDisk
  /** Commands that wait to be decided. */
  queue: Work[] = []
  /** Decided, not yet on disk. */
  group: Group | null = null
  /** Written commits whose news has not yet gone to phones. */
  untold: Commit[] = []
  /** The committed state at each position, by epoch and seq. */
  readonly history = new Map<string, Contents>()

  private readonly now: () => number
  private readonly seats: readonly StoredSeat[]
  private readonly undecidedLimit: number
  private state = new EntityTables()
  private position: LogPosition = emptyLog
  private progress = new SeatProgress()
  private parts!: SeatingParts
  private seating!: Seating
  private live = new Set<Connection>()
  private lastId = 0

  constructor(disk: RelayDisk, seats: readonly StoredSeat[], now: () => number, undecidedLimit: number) {
    this.disk = disk
    this.seats = seats
    this.now = now
    this.undecidedLimit = undecidedLimit
    this.start()
  }

  get head(): LogPosition {
    return this.position
  }

  get contents(): Contents {
    return tableContents(this.state)
  }

  get tables(): EntityTables {
    return this.state
  }

  /** Everything in memory is gone; it starts again from its disk. */
  crash(): void {
    this.start()
  }

  /** @param deliver puts a message on its way to the seat */
  connect(seatId: string, deliver: (name: DownName, message: unknown) => void): RelayEnd {
    const seat = this.seats.find((known) => known.seat === seatId)!
    const { seating, live } = this
    let jammed = false
    const connection: Connection = {
      seat,
      send: (name, message) => deliver(name, wire(name, message)),
      sendFrame: () => {},
      joinLive: () => void live.add(connection),
      leaveLive: () => void live.delete(connection),
      backlog: () => ({ packets: jammed ? slowAbove.packets + 1 : 0, bytes: 0 }),
      isDrained: () => !jammed,
      bye(reason) {
        deliver('bye', { reason })
        live.delete(connection)
        seating.left(connection)
      },
    }
    return {
      receive: (name, message) => {
        // What comes in after a restart comes from a connection that the new process does not know.
        if (seating === this.seating) this.receive(connection, name, message)
      },
      jam(on) {
        jammed = on
        if (!on) seating.drained(connection)
      },
      left() {
        live.delete(connection)
        seating.left(connection)
      },
    }
  }

  snapshot(): Snapshot {
    const taken = takeSnapshot({ epoch: this.disk.epoch, state: this.state, head: () => this.position })
    return JSON.parse(JSON.stringify(taken)) as Snapshot
  }

  /** What the phone of a technician has to show. */
  view(technicianId: string): Contents {
    const view = technicianView(this.state, this.parts.recalls, technicianId)
    return new Map([...view].map(([key, change]) => [key, change.value]))
  }

  /** Decides at most `count` of what waits, unless a group is still being written. */
  decide(count: number): void {
    if (this.group || this.queue.length === 0) return
    this.group = decideGroup(this.queue.splice(0, count), this.state, this.position, this.progress, this.now())
  }

  /** Somebody else, whose seat is not looked at, was quicker than all who wait. */
  elsewhere(asked: Intent): void {
    if (this.group) return
    const work: Work[] = [{ kind: 'rule', id: `elsewhere-${++this.lastId}`, intent: asked }]
    this.group = decideGroup(work, this.state, this.position, this.progress, this.now())
    this.write()
  }

  /** The group is on disk; only now is it told. */
  write(): void {
    const { group } = this
    if (!group) return
    this.group = null
    this.disk = {
      epoch: this.disk.epoch,
      commits: [...this.disk.commits, ...group.commits],
      answers: [...this.disk.answers, ...group.answers],
    }
    for (const commit of group.commits) this.remember(commit)
    for (const change of group.changes) applyChange(this.state, change)
    const from = this.position.seq
    this.position = group.position
    this.parts.recent.push(group.commits)
    this.seating.tell(group, from)
    this.untold.push(...group.commits)
    for (const { arrival, known } of group.again) {
      const { seat, n, id } = arrival
      const answer = known ?? this.stored(seat, n)
      if (answer?.id === id) this.seating.answer(seat, answer)
      else this.seating.expect(seat, { n: this.progress.lastN(seat) + 1, why: 'taken' })
    }
    for (const { seat, expect } of group.expects) this.seating.expect(seat, expect)
  }

  tellPhones(): void {
    for (const commit of this.untold.splice(0))
      for (const technicianId of techniciansConcerned(this.state, commit.events))
        this.seating.tellPhone(technicianId, false)
  }

  /** Only the newest commits stay at hand: a seat that is further behind needs a snapshot. */
  forgetOld(): void {
    this.parts.recent = new RecentCommits(this.disk.commits.slice(-recentLimit))
  }

  /** The grace of held offers is over. */
  release(): void {
    for (const visit of this.state.values('visit'))
      if (!visit.released && isOpenVisit(visit) && visit.releaseAt <= this.now())
        this.applyRule(`release:${visit.id}`, intent('release-visit', { visitId: visit.id }, {}))
  }

  hasAnswered(id: string): boolean {
    const { answers } = this.disk
    const known = answeredIds.get(answers) ?? new Set(answers.map(({ answer }) => answer.id))
    answeredIds.set(answers, known)
    return known.has(id)
  }

  stored(seat: string, n: number): Answer | undefined {
    return this.disk.answers.findLast((stored) => stored.seat === seat && stored.answer.n === n)?.answer
  }

  private start(): void {
    this.queue = []
    this.group = null
    this.untold = []
    this.live = new Set()
    this.state = new EntityTables()
    this.position = emptyLog
    this.history.set(historyKey(this.disk.epoch, 0), new Map())
    for (const commit of this.disk.commits) {
      applyCommit(this.state, commit)
      this.position = { seq: commit.seq, tip: commit.id }
      const key = historyKey(this.disk.epoch, commit.seq)
      if (!this.history.has(key)) this.history.set(key, this.contents)
    }
    this.progress = new SeatProgress()
    for (const { seat } of this.seats) {
      const own = this.disk.answers.filter((stored) => stored.seat === seat)
      this.progress.add(seat, own.at(-1)?.answer.n ?? 0)
    }
    const recalls = new OpenRecalls()
    for (const visit of this.state.values('visit')) recalls.note(visit)
    const live = this.live
    this.parts = {
      epoch: this.disk.epoch,
      state: this.state,
      progress: this.progress,
      recent: new RecentCommits(this.disk.commits.slice(-recentLimit)),
      recalls,
      fixes: new LatestFixes(),
      now: this.now,
      head: () => this.position,
      applyRule: (id, asked) => this.applyRule(id, asked),
      newId: () => `relay-${++this.lastId}`,
    }
    this.seating = new Seating(this.parts, () => ({
      tell(name, message) {
        for (const connection of live) connection.send(name, message)
      },
      frame() {},
    }))
  }

  private receive(connection: Connection, name: string, message: unknown): void {
    if (name === 'hello') return this.seating.greet(connection, upSchemas.hello.parse(message))
    if (name === 'beat') return connection.send('beatBack', { ...upSchemas.beat.parse(message), now: this.now() })
    if (name !== 'push' || !this.seating.isGreeted(connection)) throw new Error(`the relay does not expect ${name}`)
    const { seat, actors, technicianId } = connection.seat
    const { command, ageMs } = pushSchema.parse(message)
    const waiting = this.queue.filter((work) => work.kind === 'arrival' && work.arrival.seat === seat)
    if (waiting.length >= this.undecidedLimit)
      return connection.send('expect', { n: this.progress.lastN(seat) + 1, why: 'busy' })
    const { n, id } = pushHeadSchema.parse(message).command
    const arrival = { seat, actors, technicianId, n, id, command, oversized: false, ageMs }
    this.queue.push({ kind: 'arrival', arrival })
  }

  private applyRule(id: string, asked: Intent): void {
    this.queue.push({ kind: 'rule', id, intent: asked })
  }

  private remember(commit: Commit): void {
    const before = this.history.get(historyKey(this.disk.epoch, commit.seq - 1))!
    const tables = new EntityTables()
    for (const [key, entity] of before) tables.put(key.slice(0, key.indexOf('/')) as Kind, entity)
    applyCommit(tables, commit)
    this.history.set(historyKey(this.disk.epoch, commit.seq), tableContents(tables))
  }
}

export function historyKey(epoch: string, seq: number): string {
  return `${epoch}/${seq}`
}

/** What a message becomes on its way: text that the other side reads with its schema, or the test fails. */
function wire<N extends DownName>(name: N, message: Down[N]): unknown {
  return downSchemas[name].parse(JSON.parse(JSON.stringify(message)))
}
