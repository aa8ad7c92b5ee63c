// cancel-ticket: the customer no longer needs it. An open visit is recalled.
import { z } from 'zod'
import { offRoute } from './offer.ts'
import { refuse } from './refusal.ts'
import { dispatching, events, minutes, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'
import { isOpen } from '../model/ticket.ts'

export const cancelTicket = rule({
  name: 'cancel-ticket',
  roles: [...dispatching, 'integrator'],
  staleAfterMs: 30 * minutes,
  args: z.strictObject({ ticketId: idSchema, reason: z.string().min(1).max(200) }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, reason }) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    if (ticket.state === 'cancelled') return unchanged
    if (!isOpen(ticket)) return refuse('ticketEnded', { ticketId, number: ticket.number, state: ticket.state })
    const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
    const cancelled = { type: 'ticketCancelled', ticketId, reason } as const
    if (!visit) return events(cancelled)
    return events(
      { type: 'visitRecalled', visitId: visit.id, reason: 'cancelled' },
      ...offRoute(state, visit),
      cancelled,
    )
  },
})
