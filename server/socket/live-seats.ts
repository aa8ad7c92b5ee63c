// The seats that see everything, and how far each has been told. One that is up to date sits in the live room, where all
// commits are told once for all; one that is behind, because it has just come or because it reads slowly, gets the
// commits in pieces, each when the one before has left the relay, until it can join the room.
import type { LogPosition } from '../../shared/events/commit.ts'
import type { SeatAttention } from '../../shared/model/attention.ts'
import type { Instant } from '../../shared/model/ids.ts'
import type { RecentCommits } from '../feed/recent-commits.ts'
import type { LatestFixes } from '../positions/latest-fixes.ts'
import { exceeds, slowAbove } from './backlog.ts'
import type { Connection, LiveRoom } from './connection.ts'

export interface LiveParts {
  recent: RecentCommits
  fixes: LatestFixes
  now(): Instant
  head(): LogPosition
}

/** How many commits go into one feed message while a seat catches up. */
const feedLength = 500
/** A line that was too thin for the live room is too thin for long messages, too. */
const slowFeedLength = 100

interface Place {
  /** the last seq it was told; in the live room that is the head */
  toldTo: number
  live: boolean
  slow: boolean
}

export class LiveSeats {
  private readonly parts: LiveParts
  private readonly room: () => LiveRoom
  private readonly present: () => SeatAttention[]
  private readonly places = new Map<Connection, Place>()
  /** how often a seat had to leave the room */
  left = 0

  /** @param present who is at which ticket now */
  constructor(parts: LiveParts, room: () => LiveRoom, present: () => SeatAttention[]) {
    this.parts = parts
    this.room = room
    this.present = present
  }

  /** How many are not in the room. */
  get behind(): number {
    let count = 0
    for (const place of this.places.values()) if (!place.live) count++
    return count
  }

  /** Brings a seat up to date, from where its copy stands. */
  take(connection: Connection, seq: number): void {
    this.forget(connection)
    this.places.set(connection, { toldTo: seq, live: false, slow: false })
    this.drained(connection)
  }

  forget(connection: Connection): void {
    if (this.places.get(connection)?.live) connection.leaveLive()
    this.places.delete(connection)
  }

  tell(from: number, group: { position: LogPosition; commits: Parameters<RecentCommits['push']>[0] }): void {
    if (group.commits.length === 0) return
    this.room().tell('feed', { from, to: group.position.seq, commits: [...group.commits] })
    this.lookForSlow()
  }

  /** Whoever reads too slowly leaves the room. What was told so far is on its way; the rest is kept for it by the log. */
  lookForSlow(): void {
    for (const [connection, place] of this.places) {
      if (!place.live || !exceeds(connection.backlog(), slowAbove)) continue
      connection.leaveLive()
      Object.assign(place, { live: false, slow: true, toldTo: this.parts.head().seq })
      this.left++
    }
  }

  /** Nothing waits for this seat any more: the next piece, or the room. */
  drained(connection: Connection): void {
    const place = this.places.get(connection)
    if (!place || place.live) return
    const { recent, fixes } = this.parts
    const head = this.parts.head().seq
    while (place.toldTo < head) {
      if (!connection.isDrained()) return
      const commits = recent.after(place.toldTo, place.slow ? slowFeedLength : feedLength)
      const first = commits[0]
      if (first?.seq !== place.toldTo + 1) return this.giveUp(connection, head)
      const from = place.toldTo
      place.toldTo = commits.at(-1)!.seq
      connection.send('feed', { from, to: place.toldTo, commits })
    }
    place.live = true
    connection.joinLive()
    connection.send('presence', { whole: true, seats: this.present() })
    connection.sendFrame(fixes.key(this.parts.now()))
  }

  /** What it misses is no longer at hand. A feed with a hole makes it say hello again, and it is told to take a snapshot. */
  private giveUp(connection: Connection, head: number): void {
    this.places.delete(connection)
    connection.send('feed', { from: head, to: head, commits: [] })
  }
}
