// What stands at the top of a board, by whom it is, and the words for it: what a window is given of a large copy before all
// of it is there.
import TinyQueue from 'tinyqueue'
import type { EntityTables, Kind } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import { worstClock } from '../../shared/model/sla.ts'
import { isOpen, type Ticket } from '../../shared/model/ticket.ts'

/** Up to so many tickets a window is told all of them as quickly as some. */
export const largeCopy = 1_000
/** Of those that wait and of those that somebody has: more than the tallest screen shows. */
const rows = 80

export interface Named {
  kind: Kind
  id: string
}

/** In the order of the board as it is at first: what is due next, waiting and assigned. */
export function firstRows(state: EntityTables, now: Instant): Named[] {
  const waiting = new Earliest(rows)
  const assigned = new Earliest(rows)
  for (const ticket of state.values('ticket')) {
    if (!isOpen(ticket)) continue
    const dueAt = worstClock(ticket.clocks, now)?.clock.dueAt
    if (dueAt !== undefined) (ticket.openVisitId === null ? waiting : assigned).offer({ ticket, dueAt })
  }
  const named = new Map<string, Named>()
  const name = (one: Named) => void named.set(`${one.kind}/${one.id}`, one)
  for (const kind of ['centre', 'sla'] as const) for (const { id } of state.values(kind)) name({ kind, id })
  for (const { id, openVisitId } of [...waiting.list, ...assigned.list]) {
    const visit = openVisitId === null ? undefined : state.get('visit', openVisitId)
    if (visit) name({ kind: 'technician', id: visit.technicianId })
    if (visit) name({ kind: 'visit', id: visit.id })
    name({ kind: 'ticket', id })
  }
  return [...named.values()]
}

interface Due {
  ticket: Ticket
  dueAt: Instant
}

/** The so many that are due first of all that are offered. */
class Earliest {
  private readonly most: number
  /** the latest of them on top */
  private readonly queue = new TinyQueue<Due>([], (a, b) => b.dueAt - a.dueAt)

  constructor(most: number) {
    this.most = most
  }

  offer(due: Due): void {
    if (this.queue.length === this.most) {
      if (due.dueAt >= this.queue.peek()!.dueAt) return
      this.queue.pop()
    }
    this.queue.push(due)
  }

  get list(): Ticket[] {
    return [...this.queue.data].sort((a, b) => a.dueAt - b.dueAt).map(({ ticket }) => ticket)
  }
}
