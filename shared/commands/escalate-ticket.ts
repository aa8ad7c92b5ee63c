// escalate-ticket: by a rule of the centre the relay offers a ticket that nobody has taken to somebody. It relies on the
// offer that was open, or on none: whatever has happened since, people have done it, and it is left alone.
import { z } from 'zod'
import { offerArgs, offerEvents, offRoute, openVisitBasis, whyNotOffer } from './offer.ts'
import { events, rule, unchanged } from './rule.ts'
import type { Event } from '../events/event.ts'

export const escalateTicket = rule({
  name: 'escalate-ticket',
  roles: ['rule'],
  args: z.strictObject({
    ...z.strictObject(offerArgs).pick({ ticketId: true, visitId: true, technicianId: true }).shape,
    /** it may not be declined */
    forced: z.boolean(),
  }),
  basedOn: openVisitBasis,
  decide(state, { forced, ...offer }, basedOn, stamp) {
    const ticket = state.get('ticket', offer.ticketId)
    if (!ticket || ticket.openVisitId !== basedOn.visitId) return unchanged
    const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
    if (visit && (visit.state !== 'offered' || visit.technicianId === offer.technicianId)) return unchanged
    const args = { ...offer, before: null, override: null }
    const refusal = whyNotOffer(state, ticket, args, stamp)
    if (refusal) return refusal
    const list: Event[] = visit
      ? [{ type: 'visitRecalled', visitId: visit.id, reason: 'reassigned' }, ...offRoute(state, visit)]
      : []
    for (const event of offerEvents(state, ticket, args, stamp))
      list.push(forced && event.type === 'visitOffered' ? { ...event, forced: true } : event)
    return events(...list)
  },
})
