// A seat without a socket and a disk: the real client, two queues of messages flushed by hand, and a journal whose writes
// end when the test says so.
import type { Command, Intent } from '../../shared/commands/command.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { Actor } from '../../shared/model/actor.ts'
import { kinds, type EntityByKind, type Kind } from '../../shared/model/entities.ts'
import { compactJournal, replayJournal, type JournalRecord } from '../../shared/sync/journal.ts'
import { RelayClock } from '../../shared/sync/relay-clock.ts'
import { SeatClient, type Submitted } from '../../shared/sync/seat-client.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import { upSchemas, type Down, type DownName, type UpName } from '../../shared/wire/messages.ts'
import type { Picture } from './choose-intent.ts'
import { ensure } from './ensure.ts'
import type { PureRelay, RelayEnd } from './pure-relay.ts'

interface Write {
  records: JournalRecord[]
  done: (failure: string | null) => void
}

export class PureSeat {
  readonly seat: string
  readonly technicianId: string | null
  readonly actor: Actor
  client!: SeatClient
  /** What is safe on disk. */
  journal: JournalRecord[] = []
  /** What is being written. */
  writes: Write[] = []
  up: { name: UpName; message: unknown }[] = []
  down: { name: DownName; message: unknown }[] = []
  /** Commands of which the caller was told that they are kept, by id. */
  readonly told = new Map<string, Command>()
  /** Refused commands that were asked for again; they leave the list when that is on disk. */
  readonly remade = new Set<string>()
  fetching = false
  saved: { snapshot: Snapshot; heardAt: number | null } | null = null
  tail: { epoch: string; commit: Commit }[] = []

  private readonly relay: () => PureRelay
  private readonly now: () => number
  private origin = 0
  private end: RelayEnd | null = null
  private wantsReconnect = false
  private welcomed = false
  private lastId = 0

  constructor(seat: string, technicianId: string | null, actor: Actor, relay: () => PureRelay, now: () => number) {
    this.seat = seat
    this.technicianId = technicianId
    this.actor = actor
    this.relay = relay
    this.now = now
    this.start()
  }

  get mono(): number {
    return this.now() - this.origin
  }

  get connected(): boolean {
    return this.end !== null
  }

  /** What the screen shows. */
  get picture(): Picture {
    const shown = [...this.client.replica.visible()]
    return {
      all: <K extends Kind>(kind: K) =>
        shown.flatMap((change) => (change.kind === kind && change.value ? [change.value as EntityByKind[K]] : [])),
    }
  }

  submit(intents: Intent[]): void {
    this.client.submit(intents, this.actor, this.mono, (results: Submitted[]) => {
      for (const result of results) if (result.kind === 'queued') this.told.set(result.command.id, result.command)
    })
  }

  /** The oldest command of the review list is made anew. */
  remake(): void {
    const id = this.client.outbox.refused[0]?.command.id
    if (id === undefined) return
    this.remade.add(id)
    this.client.remake(id, null, this.actor, this.mono, (result) => {
      if (result?.kind === 'queued') this.told.set(result.command.id, result.command)
    })
  }

  newId = (): string => `${this.seat}-${++this.lastId}`

  /** The oldest write ends. */
  endWrite(failure: string | null): void {
    const write = this.writes.shift()
    if (!write) return
    if (failure === null) this.journal.push(...write.records)
    write.done(failure)
    this.settle()
  }

  connect(): void {
    if (this.end) return
    this.up = []
    this.down = []
    this.welcomed = false
    const relay = this.relay()
    const end = relay.connect(this.seat, (name, message) => {
      // What is told to a connection that has gone reaches nobody.
      if (this.end === end) this.down.push({ name, message })
    })
    this.end = end
    this.client.opened(this.mono)
  }

  /** @param noticed the relay knows at once; otherwise it goes on telling a connection that is dead */
  cut(noticed: boolean): void {
    if (!this.end) return
    if (noticed) this.end.left()
    this.end = null
    this.up = []
    this.down = []
    this.client.closed()
  }

  /** It reads too slowly for what the relay has to tell; or no longer. */
  jam(on: boolean): void {
    this.end?.jam(on)
  }

  flushUp(count: number): void {
    for (const { name, message } of this.up.splice(0, count)) this.end?.receive(name, message)
  }

  flushDown(count: number): void {
    for (let i = 0; i < count && this.end; i++) {
      const next = this.down.shift()
      if (!next) return
      this.take(next.name, next.message)
      this.settle()
    }
  }

  /** The snapshot that was asked for arrives, or does not. */
  endFetch(succeeds: boolean): void {
    if (!this.fetching) return
    this.fetching = false
    if (succeeds) this.client.snapshotArrived(this.relay().snapshot(), this.mono)
    else this.client.snapshotFailed()
    this.settle()
  }

  tick(): void {
    this.client.tick(this.mono)
    this.settle()
  }

  /** Saves the copy, as the console does now and then. */
  save(): void {
    const { replica } = this.client
    if (replica.epoch === null) return
    const entities = Object.fromEntries(kinds.map((kind) => [kind, [...replica.confirmed.values(kind)]]))
    const snapshot = { epoch: replica.epoch, ...replica.position, entities: entities as Snapshot['entities'] }
    this.saved = { snapshot, heardAt: this.client.link(this.mono).heardAt }
    this.tail = []
  }

  compact(): void {
    if (this.writes.length === 0) this.journal = compactJournal(this.client.outbox.content)
  }

  /** The process dies. Of what was being written, the first `kept` records have reached the disk all the same. */
  crash(kept: number): void {
    this.end?.left()
    this.end = null
    this.up = []
    this.down = []
    this.journal.push(
      ...this.writes
        .splice(0)
        .flatMap((write) => write.records)
        .slice(0, kept),
    )
    this.start()
  }

  private start(): void {
    // Each process has a monotonic clock of its own.
    this.origin = this.now() - 1_000
    this.fetching = false
    this.wantsReconnect = false
    this.writes = []
    const clock = new RelayClock(this.origin)
    // Clocks are another test's business: here they are right.
    clock.sample(this.mono, this.mono, this.now())
    const content = replayJournal(this.journal)
    this.journal = compactJournal(content)
    this.client = new SeatClient(this.seat, content, clock, {
      send: (name, message) => this.send(name, message),
      record: (records, done) => void this.writes.push({ records: JSON.parse(JSON.stringify(records)), done }),
      fetchSnapshot: () => {
        this.fetching = true
      },
      reconnect: () => {
        this.wantsReconnect = true
      },
      newId: this.newId,
      changed: () => {},
    })
    if (!this.saved) return this.client.setPendingFromOutbox(this.mono)
    const { snapshot, heardAt } = this.saved
    const following = new Map(
      this.tail.filter(({ epoch }) => epoch === snapshot.epoch).map(({ commit }) => [commit.seq, commit]),
    )
    const commits: Commit[] = []
    for (let next = following.get(snapshot.seq + 1); next; next = following.get(next.seq + 1)) commits.push(next)
    this.client.restore(snapshot, commits, heardAt, this.mono)
  }

  private send(name: UpName, message: unknown): void {
    if (!this.end) return
    const read = upSchemas[name].parse(JSON.parse(JSON.stringify(message)))
    if (name === 'hello') this.welcomed = false
    else ensure(this.welcomed, () => `[CUP1] ${this.seat} sent ${name} before it was welcomed`)
    if (name === 'push') this.checkPush((read as { command: Command }).command)
    this.up.push({ name, message: read })
  }

  private checkPush(command: Command): void {
    const onDisk = replayJournal(this.journal).undecided.find(({ id }) => id === command.id)
    ensure(onDisk !== undefined, () => `[OUT2] ${this.seat} pushed ${command.id}, which is not on disk`)
    ensure(
      onDisk!.n === command.n,
      () => `[OUT9] ${this.seat} pushed ${command.id} as ${command.n}, on disk it is ${onDisk!.n}`,
    )
  }

  private take(name: DownName, message: unknown): void {
    const { client, mono } = this
    switch (name) {
      case 'welcome':
        this.welcomed = true
        return client.welcomed(message as Down['welcome'], mono)
      case 'feed': {
        const feed = message as Down['feed']
        for (const commit of feed.commits) this.tail.push({ epoch: client.replica.epoch ?? '', commit })
        return client.fed(feed, mono)
      }
      case 'view':
        return client.viewed(message as Down['view'], mono)
      case 'answer':
        return void client.answered(message as Down['answer'], mono)
      case 'expect':
        return client.expected(message as Down['expect'], mono)
      case 'beatBack': {
        const { sent } = message as Down['beatBack']
        return client.beatBack({ sent, now: this.origin + Math.round((sent + mono) / 2) }, mono)
      }
      case 'presence':
        // Of the moment, and nothing that is kept.
        return client.heard(mono)
      case 'bye':
        return this.cut(false)
      case 'problem':
        throw new Error(`the relay could not read ${this.seat}: ${JSON.stringify(message)}`)
      default:
        name satisfies never
    }
  }

  /** A reconnect that the client has asked for happens once it has returned. */
  private settle(): void {
    if (!this.wantsReconnect) return
    this.wantsReconnect = false
    this.cut(true)
  }
}
