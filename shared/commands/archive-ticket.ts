// archive-ticket: a ticket that ended long ago leaves the state of the control room, with its visits. It stays in the log;
// without this, what everybody holds in memory would grow for ever.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, rule, unchanged } from './rule.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { idSchema, type Instant } from '../model/ids.ts'
import { archiveAfterMs, isOpen, type Ticket } from '../model/ticket.ts'

/** A recall that no phone has stored in this time is not waited for any longer. */
const recallPatienceMs = 7 * 24 * 3_600_000

export const archiveTicket = rule({
  name: 'archive-ticket',
  roles: ['rule'],
  args: z.strictObject({ ticketId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId }, _basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return unchanged
    const at = archivableFrom(state, ticket)
    if (at === null || stamp.at < at) return refuse('ticketNotArchivable', { ticketId, number: ticket.number, at })
    return events({ type: 'ticketArchived', ticketId, visitIds: ticket.visitIds })
  },
})

/** @returns from when on it may leave; null: it is open */
export function archivableFrom(state: ReadonlyState, ticket: Ticket): Instant | null {
  if (isOpen(ticket)) return null
  const recallOpen = ticket.visitIds.some((id) => state.get('visit', id)?.recall?.deliveredAt === null)
  return ticket.movedAt + (recallOpen ? recallPatienceMs : archiveAfterMs)
}
