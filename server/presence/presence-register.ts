// Who is at which ticket now, by seat: the latest that each has said, in memory only. What has not been said again in time,
// or whose seat has gone, is no longer so. It knows no socket and no clock.
import type { Actor } from '../../shared/model/actor.ts'
import { attentionLasts, sameAttention, type Attention, type SeatAttention } from '../../shared/model/attention.ts'
import type { SeatId } from '../../shared/model/ids.ts'

/** What a seat may say at once, and how much more with each second. */
export const mostAtOnce = 20
const perSecond = 10

interface Said {
  actor: Actor
  at: Attention | null
  /** monotonic ms */
  saidAt: number
  /** how much more it may say, as of then */
  left: number
}

export class PresenceRegister {
  private readonly said = new Map<SeatId, Said>()
  private readonly changed = new Set<SeatId>()

  /**
   * @param mono monotonic ms
   * @returns false: it says too much; what it said is passed over, and what it says later is not
   */
  say(seat: SeatId, actor: Actor, at: Attention | null, mono: number): boolean {
    const before = this.said.get(seat)
    const left = before ? Math.min(mostAtOnce, before.left + ((mono - before.saidAt) / 1_000) * perSecond) : mostAtOnce
    if (left < 1) return false
    // Whoever is nowhere is remembered all the same: saying so does not buy more to say.
    this.said.set(seat, { actor, at, saidAt: mono, left: left - 1 })
    if (!sameAttention(before?.at ?? null, at) || before?.actor.id !== actor.id) this.changed.add(seat)
    return true
  }

  /** The connection of this seat has ended. */
  left(seat: SeatId): void {
    const before = this.said.get(seat)
    this.said.delete(seat)
    if (before?.at) this.changed.add(seat)
  }

  expire(mono: number): void {
    for (const [seat, { at, saidAt }] of this.said) {
      if (mono - saidAt < attentionLasts) continue
      this.said.delete(seat)
      if (at) this.changed.add(seat)
    }
  }

  /** What has become of the seats whose attention has changed since the last call. */
  takeChanged(): SeatAttention[] {
    const seats = [...this.changed].map((seat) => this.of(seat))
    this.changed.clear()
    return seats
  }

  all(): SeatAttention[] {
    return [...this.said.keys()].map((seat) => this.of(seat)).filter(({ at }) => at !== null)
  }

  private of(seat: SeatId): SeatAttention {
    const said = this.said.get(seat)
    return { seat, at: said?.at ? { ...said.at, actor: said.actor } : null }
  }
}
