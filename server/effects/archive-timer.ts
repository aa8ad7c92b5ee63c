// Sends tickets that ended long ago out of the state. The queue is in the order in which they ended, so only its head is
// looked at; after a start it is made anew from the state.
import { archivableFrom } from '../../shared/commands/archive-ticket.ts'
import type { Intent } from '../../shared/commands/command.ts'
import { intent } from '../../shared/commands/decide.ts'
import type { Change, ReadonlyState } from '../../shared/model/entities.ts'
import type { Instant, TicketId } from '../../shared/model/ids.ts'
import { archiveAfterMs, isOpen, type Ticket } from '../../shared/model/ticket.ts'

export interface ArchivePorts {
  now(): Instant
  applyRule(id: string, intent: Intent): void
}

/** How many leave at one look: a relay that was away for days must not do them all at once. */
const atOnce = 100

export class ArchiveTimer {
  private readonly state: ReadonlyState
  private readonly ports: ArchivePorts
  private readonly ended = new Set<TicketId>()
  private timer: NodeJS.Timeout | undefined

  constructor(state: ReadonlyState, ports: ArchivePorts) {
    this.state = state
    this.ports = ports
  }

  /** @param tickets all there are @param every how often it looks, ms */
  start(tickets: Iterable<Ticket>, every: number): void {
    const ended = [...tickets].filter((ticket) => !isOpen(ticket)).sort((a, b) => a.movedAt - b.movedAt)
    for (const { id } of ended) this.ended.add(id)
    this.timer = setInterval(() => this.look(), every)
  }

  note(changes: Iterable<Change>): void {
    for (const { kind, id, value } of changes)
      if (kind === 'ticket') {
        if (value === null) this.ended.delete(id)
        else if (!isOpen(value)) this.ended.add(id)
      }
  }

  /** Asks for those that may leave now. What is asked twice is answered "unchanged". */
  look(): void {
    const now = this.ports.now()
    let asked = 0
    for (const id of this.ended) {
      const ticket = this.state.get('ticket', id)
      if (!ticket || now < ticket.movedAt + archiveAfterMs || asked === atOnce) return
      // One that waits for its recall holds nobody up.
      if (now < (archivableFrom(this.state, ticket) ?? Infinity)) continue
      asked++
      this.ports.applyRule(`archive:${id}`, intent('archive-ticket', { ticketId: id }, {}))
    }
  }

  stop(): void {
    clearInterval(this.timer)
  }
}
