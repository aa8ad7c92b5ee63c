// Taking back what was done at this console, for all its windows: the lists of those who work here, one act after the other.
import { uuidv7 } from 'uuidv7'
import type { Commit } from '../shared/events/commit.ts'
import { decide } from '../shared/commands/decide.ts'
import type { TakenBack, Undone } from '../shared/ipc/contract.ts'
import type { Actor } from '../shared/model/actor.ts'
import type { RefusedCommand } from '../shared/sync/journal.ts'
import type { SeatClient } from '../shared/sync/seat-client.ts'
import type { Submitted } from '../shared/sync/submitted.ts'
import { OwnActs, type Direction, type OwnActsPicture, type Step } from '../shared/undo/own-acts.ts'
import type { Taking } from '../shared/undo/take-back.ts'

/** What it needs of the seat. */
export interface DeskSeat {
  readonly client: SeatClient
  readonly seat: string
  mono(): number
  now(): number
}

export class UndoDesk {
  private readonly seat: DeskSeat
  private readonly changed: () => void
  private readonly lists = new Map<string, OwnActs>()
  /** what was asked for before is on its list before anything is taken back */
  private before: Promise<unknown> = Promise.resolve()
  private readonly turnedDown = new Set<string>()
  private epoch: string | null = null
  private seq = 0

  constructor(seat: DeskSeat, changed: () => void) {
    this.seat = seat
    this.changed = changed
  }

  picture(actor: Actor): OwnActsPicture {
    return this.of(actor).picture
  }

  /** Notes what was done. @returns the same */
  async did(results: Promise<Submitted[]>, actor: Actor): Promise<Submitted[]> {
    this.before = Promise.allSettled([this.before, results])
    const done = await results
    this.of(actor).did(done, this.seat.now())
    this.changed()
    return done
  }

  /** @param id of the step; null: the newest */
  undo(direction: Direction, id: number | null, actor: Actor): Promise<Undone> {
    const undone = this.before.then(() => this.takeBack(direction, id, actor))
    this.before = undone.catch(() => {})
    return undone
  }

  /** Commits as they come, in the log's order. */
  saw(commits: readonly Commit[]): void {
    const { epoch } = this.seat.client.replica
    if (epoch !== this.epoch) {
      if (this.epoch !== null) for (const list of this.lists.values()) list.forget()
      this.epoch = epoch
      this.seq = 0
    }
    let changed = false
    for (const commit of commits) {
      if (commit.seq <= this.seq) continue
      this.seq = commit.seq
      for (const list of this.lists.values()) changed = list.saw(commit) || changed
    }
    if (changed) this.changed()
  }

  /** What the relay has turned down. */
  refused(commands: readonly RefusedCommand[]): void {
    let changed = false
    for (const { command } of commands) {
      // The review list holds it until somebody has decided about it.
      if (this.turnedDown.has(command.id)) continue
      this.turnedDown.add(command.id)
      for (const list of this.lists.values()) changed = list.refused(command.id) || changed
    }
    if (changed) this.changed()
  }

  private async takeBack(direction: Direction, id: number | null, actor: Actor): Promise<Undone> {
    const list = this.of(actor)
    const taken = list.take(direction, id)
    this.changed()
    if (taken.kind !== 'step') return taken
    const { step } = taken
    const results = (await this.withdraw(direction, step, list)) ?? (await this.submit(direction, step, list, actor))
    this.changed()
    return { kind: 'taken', step, results }
  }

  /** @returns null: it has to go its way */
  private async withdraw(direction: Direction, step: Step, list: OwnActs): Promise<TakenBack[] | null> {
    const { client } = this.seat
    const ids = step.acts.map(({ commandId }) => commandId)
    const commands = client.outbox.unsent(ids)
    if (!commands) return null
    const why = await new Promise<string | null | undefined>((resolve) => {
      if (!client.withdraw(ids, this.seat.mono(), resolve)) resolve(undefined)
    })
    if (why === undefined) return null
    if (why === null) list.withdrew(direction, step, commands, this.seat.now())
    else list.putBack(direction, step)
    return step.acts.map(() => (why === null ? { kind: 'withdrawn' } : { kind: 'notKept', why }))
  }

  private async submit(direction: Direction, step: Step, list: OwnActs, actor: Actor): Promise<TakenBack[]> {
    const { client } = this.seat
    let made: Taking[] = []
    const intents = () => {
      made = list.takings(step, client.replica, uuidv7)
      return made.map(({ intent }) => intent)
    }
    const asked = await new Promise<Submitted[]>((resolve) =>
      client.submit(intents, actor, this.seat.mono(), (results) => {
        list.took(direction, step, made, results, this.seat.now())
        resolve(results)
      }),
    )
    // The last act was asked for first.
    const results = asked.toReversed()
    return step.acts.map((act): TakenBack => {
      if (act.touched) return this.whyTouched(list, step, act, actor)
      const result = results.shift()!
      return result.kind === 'queued' ? { kind: 'queued', id: result.command.id } : result
    })
  }

  /** The rule's own words where it has some: who has it now says more than who was there. */
  private whyTouched(list: OwnActs, step: Step, act: Step['acts'][number], actor: Actor): TakenBack {
    const [taking] = list.takings({ ...step, acts: [{ ...act, touched: null }] }, this.seat.client.replica, uuidv7)
    const now = this.seat.now()
    const stamp = { at: now, madeAt: now, actor, seat: this.seat.seat, seatTechnicianId: null, guess: true }
    const decision = taking && decide(this.seat.client.replica, taking.intent, stamp)
    return decision?.kind === 'refused' ? decision : { kind: 'touched', ...act.touched! }
  }

  private of({ id }: Actor): OwnActs {
    const list = this.lists.get(id) ?? new OwnActs(this.seat.seat, id)
    this.lists.set(id, list)
    return list
  }
}
