// assign-ticket: offers a ticket that nobody has to a technician.
import { z } from 'zod'
import { movedBasis, notAsLeft, offerArgs, offerEvents, ticketMoved, whyNotOffer } from './offer.ts'
import { refuse } from './refusal.ts'
import { dispatching, events, minutes, rule, unchanged } from './rule.ts'

export const assignTicket = rule({
  name: 'assign-ticket',
  roles: dispatching,
  staleAfterMs: 10 * minutes,
  args: z.strictObject(offerArgs),
  basedOn: movedBasis,
  decide(state, args, basedOn, stamp) {
    const ticket = state.get('ticket', args.ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId: args.ticketId })
    const changed = notAsLeft(state, ticket, basedOn, stamp)
    if (changed) return changed
    if (ticket.openVisitId !== null) {
      const visit = state.get('visit', ticket.openVisitId)
      return visit?.technicianId === args.technicianId ? unchanged : ticketMoved(state, ticket)
    }
    const refusal = whyNotOffer(state, ticket, args, stamp, basedOn.own)
    return refusal ?? events(...offerEvents(state, ticket, args, stamp))
  },
})
