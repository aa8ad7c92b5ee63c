// Tells when clocks cross their thresholds, and ends pauses that have lasted their time. The instants are in the state, so
// nothing is lost by a restart; a queue by instant says which ticket is next, however many there are.
import TinyQueue from 'tinyqueue'
import { nextCrossing } from '../../shared/commands/cross-thresholds.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change, ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant, Milliseconds, TicketId } from '../../shared/model/ids.ts'
import { isOpen, openPause, type Ticket } from '../../shared/model/ticket.ts'

interface Due {
  at: Instant
  id: TicketId
}

/** Looked at again at least this often, because the clock may be set meanwhile. */
const longestWait: Milliseconds = 60_000
/** How many are told at one look, and how soon the next look follows: a relay that was away must not do all at once. */
const atOnce = 100
const nextLook: Milliseconds = 20

export class ClockTimer {
  private readonly state: ReadonlyState
  private readonly now: () => Instant
  private readonly applyRule: (id: string, intent: Intent) => void
  private readonly queue = new TinyQueue<Due>([], (a, b) => a.at - b.at)
  /** what of the queue still holds: a ticket that has changed stands in it again */
  private readonly dueAt = new Map<TicketId, Instant>()
  private timer: NodeJS.Timeout | undefined
  private timerAt = Infinity

  constructor(state: ReadonlyState, now: () => Instant, applyRule: (id: string, intent: Intent) => void) {
    this.state = state
    this.now = now
    this.applyRule = applyRule
  }

  note(changes: Iterable<Change>): void {
    for (const { kind, id, value } of changes) {
      if (kind !== 'ticket') continue
      if (value === null) this.dueAt.delete(id)
      else this.noteTicket(value)
    }
    this.schedule()
  }

  /** @param tickets all there are */
  start(tickets: Iterable<Ticket>): void {
    for (const ticket of tickets) this.noteTicket(ticket)
    this.schedule()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.timerAt = -Infinity
  }

  private noteTicket(ticket: Ticket): void {
    const at = nextInstant(ticket)
    if (at === Infinity) this.dueAt.delete(ticket.id)
    else this.put(ticket.id, at)
  }

  private put(id: TicketId, at: Instant): void {
    if (this.dueAt.get(id) === at) return
    this.dueAt.set(id, at)
    this.queue.push({ id, at })
  }

  private schedule(): void {
    const head = this.queue.peek()
    if (!head || head.at >= this.timerAt) return
    const wait = Math.min(longestWait, Math.max(0, head.at - this.now()))
    this.wake(wait, head.at)
  }

  private wake(wait: Milliseconds, at: Instant): void {
    clearTimeout(this.timer)
    this.timerAt = at
    this.timer = setTimeout(() => {
      this.timerAt = Infinity
      this.look()
    }, wait)
  }

  private look(): void {
    const now = this.now()
    for (let told = 0; told < atOnce;) {
      const head = this.queue.peek()
      if (!head || head.at > now) return this.schedule()
      this.queue.pop()
      if (this.dueAt.get(head.id) !== head.at) continue
      told++
      // What is told changes the ticket and is noted anew; should it not, it is looked at again.
      this.put(head.id, now + longestWait)
      this.tell(head, now)
    }
    this.wake(nextLook, this.queue.peek()?.at ?? Infinity)
  }

  private tell({ id, at }: Due, now: Instant): void {
    const ticket = this.state.get('ticket', id)
    if (!ticket || !isOpen(ticket)) return void this.dueAt.delete(id)
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
