// Presence as a seat keeps it: tells the relay what is open here, again while it lasts, and holds what colleagues have open
// at other seats. Without a link nobody is vouched for. Pure: the connection is a port, the time comes with each call.
import { renewEvery, sameAttention, type Attention, type Colleague } from '../model/attention.ts'
import type { Attend, Presence } from '../wire/messages.ts'

export interface PresencePorts {
  send: (message: Attend) => void
  /** who is where has become another */
  changed: (colleagues: readonly Colleague[]) => void
}

export class SeatPresence {
  private readonly seat: string
  private readonly ports: PresencePorts
  private readonly others = new Map<string, Colleague>()
  private own: Attend | null = null
  /** monotonic ms; null: not said over this link */
  private saidAt: number | null = null

  constructor(seat: string, ports: PresencePorts) {
    this.seat = seat
    this.ports = ports
  }

  get colleagues(): readonly Colleague[] {
    return [...this.others.values()]
  }

  /** What somebody has before them at this seat. Goes up with the next `look`. */
  attend(actorId: string, at: Attention | null): void {
    const same = sameAttention(this.own?.at ?? null, at)
    if (same && (at === null || this.own?.actorId === actorId)) return
    this.own = { actorId, at }
    this.saidAt = null
  }

  /**
   * To be called when something was attended to, when the link has changed, and about once a second.
   * @param online the relay has answered a hello on this connection, and is heard
   */
  look(online: boolean, mono: number): void {
    if (!online) {
      this.saidAt = null
      if (this.others.size === 0) return
      this.others.clear()
      this.ports.changed([])
    } else if (this.own && (this.saidAt === null || (this.own.at !== null && mono - this.saidAt >= renewEvery))) {
      this.saidAt = mono
      this.ports.send(this.own)
    }
  }

  told({ whole, seats }: Presence): void {
    if (whole) this.others.clear()
    for (const { seat, at } of seats)
      if (seat === this.seat) continue
      else if (at) this.others.set(seat, { ...at, seat })
      else this.others.delete(seat)
    this.ports.changed(this.colleagues)
  }
}
