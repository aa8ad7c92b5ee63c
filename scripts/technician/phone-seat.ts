// A phone's seat: an ordinary seat that sees one technician's part. Each view is stored before anything else; only then
// does the phone tell the relay that offers, recalls and the new order have reached it.
import type { Identity } from '../../electron/seat/identity.ts'
import { SeatRuntime } from '../../electron/seat/seat-runtime.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Actor } from '../../shared/model/actor.ts'
import type { VisibleChange } from '../../shared/sync/replica.ts'
import type { LinkState } from '../../shared/sync/link-state.ts'
import type { RefusedCommand } from '../../shared/sync/journal.ts'
import type { Submitted } from '../../shared/sync/submitted.ts'
import type { Bye, Fix } from '../../shared/wire/messages.ts'
import { decodeFrame, encodeFrame } from '../../shared/wire/position-frame.ts'
import { phoneView, undelivered, type PhoneView } from './phone-view.ts'

export interface PhoneOwner {
  /** The view has changed, and is stored. */
  viewed?(changes: VisibleChange[]): void
  refused?(refused: RefusedCommand): void
  problem(code: string, detail: string): void
  bye(reason: Bye['reason']): void
}

export class PhoneSeat {
  readonly identity: Identity
  readonly technicianId: string
  private readonly owner: PhoneOwner
  private readonly actor: Actor
  private runtime!: SeatRuntime
  private storing = false
  private changedAgain = false

  static async open(folder: string, identity: Identity, technicianId: string, owner: PhoneOwner): Promise<PhoneSeat> {
    const phone = new PhoneSeat(identity, technicianId, owner)
    phone.runtime = await SeatRuntime.open({
      folder,
      identity,
      // Every view is stored when it comes; there is nothing to store in between.
      saveEvery: 0,
      owner: {
        changed: () => phone.changed(),
        frame: () => {},
        problem: (code, detail) => owner.problem(code, detail),
        bye: (reason) => owner.bye(reason),
      },
    })
    return phone
  }

  private constructor(identity: Identity, technicianId: string, owner: PhoneOwner) {
    this.identity = identity
    this.technicianId = technicianId
    this.owner = owner
    this.actor = identity.actors[0]!
  }

  get view(): PhoneView {
    return phoneView(this.runtime.client.replica, this.technicianId)
  }

  get link(): LinkState {
    return this.runtime.client.link(this.runtime.mono())
  }

  /** Commands that the relay has not decided, or that this phone has not yet seen decided. */
  get undecided(): number {
    return this.runtime.client.outbox.list.length
  }

  /** The relay's clock. */
  now(): number {
    return this.runtime.now()
  }

  start(): void {
    this.runtime.start()
  }

  submit(...intents: Intent[]): Promise<Submitted[]> {
    return this.runtime.submit(intents, this.actor)
  }

  /** Tells where the phone is, and keeps it with the stored view. */
  report(fix: Fix): void {
    this.runtime.sendFix(fix)
    const index = this.view.technician?.index
    if (index === undefined) return
    const { lat, lon, heading, speed, accuracy } = fix
    const at = this.now() - fix.ageMs
    const kept = { index, lat, lon, at, heading, speed, accuracy }
    this.runtime.keepPositions(encodeFrame({ key: true, base: at, fixes: [kept] }))
  }

  /** Where the phone was when it was last switched off. */
  get lastPlace(): { lat: number; lon: number } | undefined {
    const saved = this.runtime.savedPositions
    return saved === null ? undefined : decodeFrame(Buffer.from(saved, 'base64'))?.fixes[0]
  }

  /** Leaves the air until `connect`. */
  disconnect(): void {
    this.runtime.disconnect()
  }

  connect(): void {
    this.runtime.connect()
  }

  stop(): Promise<void> {
    return this.runtime.stop()
  }

  private changed(): void {
    this.changedAgain = true
    if (this.storing) return
    this.storing = true
    // What one message changes is stored once.
    setImmediate(() => {
      this.store()
        .catch((error: Error) => this.owner.problem('viewNotStored', error.message))
        .finally(() => {
          this.storing = false
        })
    })
  }

  private async store(): Promise<void> {
    const { client } = this.runtime
    while (this.changedAgain) {
      this.changedAgain = false
      for (const refused of client.outbox.refused) {
        this.owner.refused?.(refused)
        client.dismiss(refused.command.id)
      }
      const { changes } = client.replica.takeChanges()
      const receipt = undelivered(client.replica, this.technicianId)
      if (changes.some(({ guess }) => !guess)) await this.runtime.save()
      // A rule that turns it down knows more than the phone: the next view will say.
      if (receipt && client.replica.seatTechnicianId !== null)
        await this.submit(intent('confirm-delivery', receipt, {}))
      if (changes.length > 0) this.owner.viewed?.(changes)
    }
  }
}
