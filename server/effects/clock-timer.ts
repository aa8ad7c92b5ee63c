// Tells when clocks cross their thresholds, and ends pauses that have lasted their time. The instants are in the state, so
// nothing is lost by a restart.
import { nextCrossing } from '../../shared/commands/cross-thresholds.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change, ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import { isOpen, openPause, type Ticket } from '../../shared/model/ticket.ts'
import { InstantQueue, longestWait } from './instant-queue.ts'
import type { Timers } from './timers.ts'

export class ClockTimer {
  private readonly state: ReadonlyState
  private readonly now: () => Instant
  private readonly applyRule: (id: string, intent: Intent) => void
  private readonly queue: InstantQueue

  constructor(
    state: ReadonlyState,
    now: () => Instant,
    applyRule: (id: string, intent: Intent) => void,
    timers?: Timers,
  ) {
    this.state = state
    this.now = now
    this.applyRule = applyRule
    this.queue = new InstantQueue(now, (id, at) => this.tell(id, at), timers)
  }

  note(changes: Iterable<Change>): void {
    for (const { kind, id, value } of changes) {
      if (kind !== 'ticket') continue
      if (value === null) this.queue.drop(id)
      else this.queue.put(id, nextInstant(value))
    }
  }

  /** @param tickets all there are */
  start(tickets: Iterable<Ticket>): void {
    for (const ticket of tickets) this.queue.put(ticket.id, nextInstant(ticket))
  }

  stop(): void {
    this.queue.stop()
  }

  private tell(id: string, at: Instant): void {
    const ticket = this.state.get('ticket', id)
    if (!ticket || !isOpen(ticket)) return
    const now = this.now()
    // What is told changes the ticket and is noted anew; should it not, it is looked at again.
    this.queue.put(id, now + longestWait)
    // The thresholds first: those before the pause's end are crossed as the clock stands.
    if (nextCrossing(ticket) <= now)
      this.applyRule(`sla:${id}:${at.toString(36)}`, intent('cross-thresholds', { ticketId: id }, {}))
    const pause = openPause(ticket)
    if (pause && pause.endsBy <= now)
      this.applyRule(`resume:${pause.id}`, intent('resume-clocks', { ticketId: id, pauseId: pause.id }, {}))
  }
}

function nextInstant(ticket: Ticket): Instant {
  return isOpen(ticket) ? Math.min(nextCrossing(ticket), openPause(ticket)?.endsBy ?? Infinity) : Infinity
}
