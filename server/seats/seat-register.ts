// The seats this relay knows: enrolled once with the relay's key, recognised by their credential ever after.
import { randomUUID } from 'node:crypto'
import type { SeatProgress } from '../commit/seat-progress.ts'
import type { Instant, SeatId } from '../../shared/model/ids.ts'
import type { Enrol, Enrolled } from '../../shared/wire/http.ts'
import type { Store, StoredSeat } from '../store/store.ts'
import { credentialFits, hashCredential, newCredential } from './credential.ts'

export class SeatRegister {
  private readonly store: Store
  private readonly progress: SeatProgress
  private readonly seats = new Map<SeatId, StoredSeat>()

  constructor(store: Store, progress: SeatProgress, seats: readonly StoredSeat[]) {
    this.store = store
    this.progress = progress
    for (const seat of seats) this.know(seat)
  }

  /** @returns the seat, or undefined when seat or credential are wrong: which of the two is not said */
  recognise(seat: SeatId, credential: string): StoredSeat | undefined {
    const known = this.seats.get(seat)
    return known && credentialFits(credential, known.credentialHash) ? known : undefined
  }

  /** What it is called; undefined: nobody knows it. */
  labelOf(seat: SeatId): string | undefined {
    return this.seats.get(seat)?.label
  }

  async enrol({ kind, label, actors, technicianId }: Enrol, now: Instant): Promise<Enrolled> {
    const credential = newCredential()
    const seat: StoredSeat = {
      seat: randomUUID(),
      kind,
      label,
      actors,
      technicianId,
      credentialHash: hashCredential(credential),
      createdAt: now,
      lastN: 0,
    }
    await this.store.addSeat(seat)
    this.know(seat)
    return { seat: seat.seat, credential }
  }

  get count(): number {
    return this.seats.size
  }

  /** How many there are of each kind. */
  get byKind(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { kind } of this.seats.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return counts
  }

  private know(seat: StoredSeat): void {
    this.seats.set(seat.seat, seat)
    this.progress.add(seat.seat, seat.lastN)
  }
}
