// reassign-ticket: takes a ticket from one technician and offers it to another, in one commit: a recall here, an offer there.
import { z } from 'zod'
import { movedBasis, notAsLeft, offerArgs, offerEvents, offRoute, ticketMoved, whyNotOffer } from './offer.ts'
import { refuse } from './refusal.ts'
import { dispatching, events, minutes, rule, unchanged } from './rule.ts'

export const reassignTicket = rule({
  name: 'reassign-ticket',
  roles: dispatching,
  staleAfterMs: 10 * minutes,
  args: z.strictObject(offerArgs),
  basedOn: movedBasis,
  decide(state, args, basedOn, stamp) {
    const ticket = state.get('ticket', args.ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId: args.ticketId })
    const changed = notAsLeft(state, ticket, basedOn, stamp)
    if (changed) return changed
    const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
    if (visit && visit.id !== basedOn.visitId && visit.technicianId === args.technicianId) return unchanged
    if (!visit || visit.id !== basedOn.visitId) return ticketMoved(state, ticket)
    if (visit.technicianId === args.technicianId) return unchanged
    if (visit.state === 'on-site')
      return refuse('visitOnSite', {
        visitId: visit.id,
        number: ticket.number,
        technicianName: state.get('technician', visit.technicianId)?.name ?? visit.technicianId,
      })
    const refusal = whyNotOffer(state, ticket, args, stamp, basedOn.own)
    if (refusal) return refusal
    return events(
      { type: 'visitRecalled', visitId: visit.id, reason: 'reassigned' },
      ...offRoute(state, visit),
      ...offerEvents(state, ticket, args, stamp),
    )
  },
})
