// What stands at the top of a board, by whom it is, and the words for it: what a window is given of a large copy before all
// of it is there. In slices: it is looked for among tens of thousands while everything else goes on.
import TinyQueue from 'tinyqueue'
import type { EntityByKind, Kind, Named } from '../../shared/model/entities.ts'
import type { Instant } from '../../shared/model/ids.ts'
import { worstClock } from '../../shared/model/sla.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { Slices } from './cache-slices.ts'

/** Up to so many tickets a window is told all of them as quickly as some. */
export const largeCopy = 1_000
/** Of those that wait and of those that somebody has: what the tallest screen, upright, shows. */
const rows = 120

/** All entities of a kind. */
export type EntitiesOf = <K extends Kind>(kind: K) => Iterable<EntityByKind[K]>

/** In the order of the board as it is at first: what is due next, waiting and assigned. */
export async function firstRows(all: EntitiesOf, now: Instant): Promise<Named[]> {
  const slices = new Slices()
  const waiting = new Earliest(rows)
  const assigned = new Earliest(rows)
  for (const ticket of all('ticket')) {
    if (slices.over) await slices.giveWay()
    // Of a ticket that has ended no clock runs.
    const dueAt = worstClock(ticket.clocks, now)?.clock.dueAt
    if (dueAt !== undefined) (ticket.openVisitId === null ? waiting : assigned).offer({ ticket, dueAt })
  }
  const first = [...waiting.list, ...assigned.list]
  const wanted = new Set(first.map(({ openVisitId }) => openVisitId))
  const holders = new Map<string, string>()
  for (const { id, technicianId } of all('visit')) {
    if (slices.over) await slices.giveWay()
    if (wanted.has(id)) holders.set(id, technicianId)
  }
  const named = new Map<string, Named>()
  const name = (one: Named) => void named.set(`${one.kind}/${one.id}`, one)
  for (const kind of ['centre', 'sla'] as const) for (const { id } of all(kind)) name({ kind, id })
  for (const { id, openVisitId } of first) {
    const holder = holders.get(openVisitId ?? '')
    if (openVisitId !== null && holder !== undefined) {
      name({ kind: 'technician', id: holder })
      name({ kind: 'visit', id: openVisitId })
    }
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
