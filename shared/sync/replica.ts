// A seat's copy: what the relay has confirmed, and over it the guess of what the seat's own undecided commands will do.
// The guess is replayed from nothing after every change below it, so it is always "confirmed + replay of pending".
import type { Command } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import type { Decision, Stamp } from '../commands/rule.ts'
import { emptyLog, type LogPosition } from '../events/commit.ts'
import { applyCommit, evolve } from '../events/evolve.ts'
import {
  applyChange,
  EntityTables,
  kinds,
  Layer,
  type Change,
  type EntityByKind,
  type Kind,
  type ReadonlyState,
} from '../model/entities.ts'
import type { Instant } from '../model/ids.ts'
import type { Snapshot } from '../wire/http.ts'
import type { Feed, View } from '../wire/messages.ts'

/** A change as the screen needs it: `guess` marks what the relay has not confirmed. */
export type VisibleChange = Change & { guess: boolean }

/** A snapshot that stands in tables already; the replica takes them over. */
export interface LoadedSnapshot {
  epoch: string
  seq: number
  tip: string
  tables: EntityTables
}

export interface Trial {
  /** as it is after what was tried */
  state: ReadonlyState
  tryOut: (command: Command) => Decision
}

export class Replica implements ReadonlyState {
  /** what the relay has confirmed; another object after a snapshot */
  confirmed: EntityTables = new EntityTables()
  epoch: string | null = null
  position: LogPosition = emptyLog
  /** the technician whose phone this is; rules ask for it */
  seatTechnicianId: string | null = null

  private guess = new Layer(this.confirmed)
  private pending: Command[] = []
  private dirty = new Map<string, { kind: Kind; id: string }>()
  private dirtyWhole = false

  get<K extends Kind>(kind: K, id: string): EntityByKind[K] | undefined {
    return this.guess.get(kind, id)
  }

  isGuess(kind: Kind, id: string): boolean {
    return this.guess.has(kind, id)
  }

  /** Everything as it is shown: confirmed entities and guesses over them. */
  *visible(): IterableIterator<VisibleChange> {
    for (const kind of kinds)
      for (const entity of this.confirmed.values(kind))
        if (!this.guess.has(kind, entity.id))
          yield { kind, id: entity.id, value: entity, guess: false } as VisibleChange
    for (const change of this.guess.changed()) yield { ...change, guess: true }
  }

  load(snapshot: Snapshot | LoadedSnapshot, now: Instant): void {
    this.confirmed = 'tables' in snapshot ? snapshot.tables : tablesOf(snapshot)
    this.guess = new Layer(this.confirmed)
    this.epoch = snapshot.epoch
    this.position = { seq: snapshot.seq, tip: snapshot.tip }
    this.dirtyWhole = true
    this.replay(now)
  }

  /** @returns false when commits are missing between this copy and the feed: say hello again */
  applyFeed(feed: Feed, now: Instant): boolean {
    for (const commit of feed.commits) {
      if (commit.seq <= this.position.seq) continue
      if (commit.seq !== this.position.seq + 1) break
      const layer = new Layer(this.confirmed)
      applyCommit(layer, commit)
      for (const change of layer.changed()) this.change(change)
      this.position = { seq: commit.seq, tip: commit.id }
    }
    this.replay(now)
    return this.position.seq >= feed.to
  }

  /** For a seat that sees a part: what that part is now. */
  applyView(view: View, now: Instant): void {
    if (view.whole) {
      const kept = new Set(view.changes.map((change) => `${change.kind}/${change.id}`))
      for (const kind of kinds)
        for (const { id } of this.confirmed.values(kind))
          if (!kept.has(`${kind}/${id}`)) this.change({ kind, id, value: null })
    }
    for (const change of view.changes) this.change(change)
    this.position = { seq: view.to, tip: view.tip }
    this.replay(now)
  }

  /** Replaces the list of undecided commands (those on disk, in the order of their numbers) and guesses anew. */
  setPending(commands: readonly Command[], now: Instant): void {
    this.pending = [...commands]
    this.replay(now)
  }

  /** A place to try commands out, one on top of the other, without showing anything. */
  trial(now: Instant): Trial {
    const state = new Layer(this.guess)
    return { state, tryOut: (command) => this.decideOn(state, command, now) }
  }

  /** What has changed on screen since the last call. `whole`: draw everything anew. */
  takeChanges(): { whole: boolean; changes: VisibleChange[] } {
    const { whole, changed } = this.takeChanged()
    return { whole, changes: whole ? [...this.visible()] : changed.map(({ kind, id }) => this.shown(kind, id)) }
  }

  /** As `takeChanges`, but only says which; the cost never depends on how much there is. `whole`: everything. */
  takeChanged(): { whole: boolean; changed: { kind: Kind; id: string }[] } {
    const whole = this.dirtyWhole
    const changed = whole ? [] : [...this.dirty.values()]
    this.dirty.clear()
    this.dirtyWhole = false
    return { whole, changed }
  }

  /** One entity as it is shown now; null: there is none. */
  shown(kind: Kind, id: string): VisibleChange {
    return { kind, id, value: this.get(kind, id) ?? null, guess: this.isGuess(kind, id) } as VisibleChange
  }

  /** The ids of all that is shown, and maybe of some that has gone. */
  *ids(kind: Kind): IterableIterator<string> {
    for (const { id } of this.confirmed.values(kind)) yield id
    for (const change of this.guess.changed()) if (change.kind === kind) yield change.id
  }

  private change(change: Change): void {
    applyChange(this.confirmed, change)
    this.mark(change)
  }

  private replay(now: Instant): void {
    for (const change of this.guess.changed()) this.mark(change)
    this.guess.clear()
    for (const command of this.pending) this.decideOn(this.guess, command, now)
    for (const change of this.guess.changed()) this.mark(change)
  }

  private decideOn(layer: Layer, command: Command, now: Instant): Decision {
    const stamp = this.stamp(command, now)
    const decision = decide(layer, command, stamp)
    if (decision.kind === 'events') for (const event of decision.events) evolve(layer, event, stamp)
    return decision
  }

  private stamp(command: Command, now: Instant): Stamp {
    return {
      // A guess keeps the instant at which it was made, so that replaying it later does not change what is shown.
      at: Math.min(command.madeAt, now),
      madeAt: Math.min(command.madeAt, now),
      actor: command.actor,
      seat: command.seat,
      seatTechnicianId: this.seatTechnicianId,
      guess: true,
    }
  }

  private mark({ kind, id }: { kind: Kind; id: string }): void {
    this.dirty.set(`${kind}/${id}`, { kind, id })
  }
}

function tablesOf({ entities }: Snapshot): EntityTables {
  const tables = new EntityTables()
  for (const kind of kinds) for (const entity of entities[kind]) tables.put(kind, entity)
  return tables
}
