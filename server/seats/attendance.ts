// Which seats are here, and since when one is away. Nothing of it is kept: after a start every seat has time to come back.
import type { Instant, SeatId } from '../../shared/model/ids.ts'

export class Attendance {
  private readonly now: () => Instant
  private readonly connections: () => Iterable<{ seat: { seat: SeatId } }>
  private readonly startedAt: Instant
  /** when a seat that was asked about was last found here */
  private readonly seenAt = new Map<SeatId, Instant>()

  constructor(now: () => Instant, connections: () => Iterable<{ seat: { seat: SeatId } }>) {
    this.now = now
    this.connections = connections
    this.startedAt = now()
  }

  /** @returns since when it is away, as far as somebody has asked; null: it is here */
  awaySince(seat: SeatId): Instant | null {
    for (const connection of this.connections())
      if (connection.seat.seat === seat) {
        this.seenAt.set(seat, this.now())
        return null
      }
    return this.seenAt.get(seat) ?? this.startedAt
  }
}
