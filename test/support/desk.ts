// A seat's client alone: what it sends and writes is kept in lists, and the test plays the relay and the disk.
import type { Command } from '../../shared/commands/command.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { JournalRecord, OutboxContent } from '../../shared/sync/journal.ts'
import { RelayClock } from '../../shared/sync/relay-clock.ts'
import { SeatClient } from '../../shared/sync/seat-client.ts'
import type { Submitted } from '../../shared/sync/submitted.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Snapshot } from '../../shared/wire/http.ts'
import type { AnswerResult, Up, UpName, Welcome } from '../../shared/wire/messages.ts'
import { actor, contents, morning, smallWorld, type World } from './world.ts'

export const nothing: OutboxContent = { undecided: [], refused: [], nextN: 1 }

export class Desk {
  readonly client: SeatClient
  readonly sent: { [N in UpName]: { name: N; message: Up[N] } }[UpName][] = []
  readonly written: JournalRecord[] = []
  readonly results: Submitted[][] = []
  writes: { records: JournalRecord[]; done: (failure: string | null) => void }[] = []
  fetches = 0
  reconnects = 0
  changes = 0
  mono = 0
  private lastId = 0

  constructor(content: OutboxContent = nothing, now = morning) {
    this.client = new SeatClient('console-1', content, new RelayClock(now), {
      send: (name, message) => void this.sent.push({ name, message } as Desk['sent'][number]),
      record: (records, done) => void this.writes.push({ records, done }),
      fetchSnapshot: () => void this.fetches++,
      reconnect: () => void this.reconnects++,
      newId: () => `id-${++this.lastId}`,
      changed: () => void this.changes++,
    })
  }

  get pushed(): Command[] {
    return this.sent.flatMap((sent) => (sent.name === 'push' ? [sent.message.command] : []))
  }

  get shownVisits(): string[] {
    return [...this.client.replica.visible()].flatMap(({ kind, id }) => (kind === 'visit' ? [id] : []))
  }

  /** Names of what was sent since the last look, and clears the list. */
  takeSent(): string[] {
    return this.sent.splice(0).map((sent) => (sent.name === 'push' ? `push ${sent.message.command.n}` : sent.name))
  }

  submit(...intents: Intent[]): void {
    this.client.submit(intents, actor('dispatcher'), this.mono, (results) => void this.results.push(results))
  }

  /** All that is being written has reached the disk, or has not. */
  disk(failure: string | null = null): void {
    for (const { records, done } of this.writes.splice(0)) {
      if (failure === null) this.written.push(...records)
      done(failure)
    }
  }

  welcome(change: Partial<Welcome> = {}): void {
    this.client.welcomed(welcome({ head: this.client.replica.position.seq, ...change }), this.mono)
  }

  answer(id: string, result: AnswerResult): void {
    this.client.answered({ n: 1, id, result }, this.mono)
  }

  feed(from: number, ...commits: Commit[]): void {
    this.client.fed({ from, to: commits.at(-1)?.seq ?? from, commits }, this.mono)
  }

  /** Connected and up to date with a world. */
  goLive(world: World = smallWorld(), change: Partial<Welcome> = {}): this {
    this.client.opened(this.mono)
    this.welcome({ mode: 'snapshot', because: 'new', head: world.commits.length, ...change })
    this.client.snapshotArrived(snapshotOf(world), this.mono)
    this.welcome(change)
    this.sent.length = 0
    return this
  }
}

export function welcome(change: Partial<Welcome> = {}): Welcome {
  return {
    epoch: 'epoch-1',
    mode: 'delta',
    because: null,
    head: 0,
    lastN: 0,
    now: morning,
    actors: [],
    technicianId: null,
    ...change,
  }
}

export function snapshotOf(world: World, epoch = 'epoch-1'): Snapshot {
  const last = world.commits.at(-1)
  return { epoch, seq: last?.seq ?? 0, tip: last?.id ?? '', entities: contents(world.state) }
}
