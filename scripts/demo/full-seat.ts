// A seat of the demo that sees everything: Intake and the demo dispatcher. An ordinary seat with its journal and its copy.
import { SeatRuntime } from '../../electron/seat/seat-runtime.ts'
import type { Identity } from '../../electron/seat/identity.ts'
import type { Intent } from '../../shared/commands/command.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { Commit } from '../../shared/events/commit.ts'
import type { EntityByKind, Kind, ReadonlyState } from '../../shared/model/entities.ts'
import type { Submitted } from '../../shared/sync/submitted.ts'
import { decodeFrame, type FrameFix } from '../../shared/wire/position-frame.ts'

const saveEvery = 30_000

export class FullSeat implements ReadonlyState {
  readonly actor: Actor
  /** the latest fix by technician index */
  readonly fixes = new Map<number, FrameFix>()
  /** told of every commit that comes */
  fed: (commits: readonly Commit[]) => void = () => {}
  private runtime!: SeatRuntime
  private waiting: { until: () => boolean; resolve: () => void }[] = []

  static async open(folder: string, identity: Identity, problem: (line: string) => void): Promise<FullSeat> {
    const seat = new FullSeat(identity.actors[0]!)
    seat.runtime = await SeatRuntime.open({
      folder,
      identity,
      saveEvery,
      owner: {
        changed: () => seat.changed(),
        fed: (commits) => seat.fed(commits),
        frame: (bytes) => seat.frame(bytes),
        problem: (code, detail) => problem(`${identity.label}: ${code} ${detail}`),
        bye: (reason) => problem(`${identity.label}: the relay said goodbye (${reason})`),
      },
    })
    seat.runtime.start()
    return seat
  }

  private constructor(actor: Actor) {
    this.actor = actor
  }

  get live(): boolean {
    return this.runtime.client.link(this.runtime.mono()).phase === 'live'
  }

  /** The relay's clock. */
  now(): number {
    return this.runtime.now()
  }

  get seq(): number {
    return this.runtime.client.replica.position.seq
  }

  get undecided(): number {
    return this.runtime.client.outbox.list.length
  }

  get<K extends Kind>(kind: K, id: string): EntityByKind[K] | undefined {
    return this.runtime.client.replica.get(kind, id)
  }

  /** All of a kind that the relay has confirmed, each as it is with this seat's own commands laid over it. */
  *all<K extends Kind>(kind: K): IterableIterator<EntityByKind[K]> {
    for (const { id } of this.runtime.client.replica.confirmed.values(kind)) yield this.get(kind, id)!
  }

  submit(...intents: Intent[]): Promise<Submitted[]> {
    return this.runtime.submit(intents, this.actor)
  }

  /** Resolves once this is so, looked at whenever something has changed. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ until: isSo, resolve })
      this.changed()
    })
  }

  stop(): Promise<void> {
    return this.runtime.stop()
  }

  private changed(): void {
    const { client } = this.runtime
    client.replica.takeChanges()
    // Nobody sits at this seat who would read why a command was turned down: the next look at the state shows what to do.
    for (const { command } of client.outbox.refused) client.dismiss(command.id)
    const over = this.waiting.filter(({ until }) => until())
    this.waiting = this.waiting.filter((one) => !over.includes(one))
    for (const { resolve } of over) resolve()
  }

  private frame(bytes: Uint8Array): void {
    for (const fix of decodeFrame(bytes)?.fixes ?? []) this.fixes.set(fix.index, fix)
  }
}
