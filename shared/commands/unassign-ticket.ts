// unassign-ticket: takes a ticket back from its technician into the queue.
import { z } from 'zod'
import { movedBasis, notAsLeft, offRoute, ticketMoved } from './offer.ts'
import { refuse } from './refusal.ts'
import { dispatching, events, minutes, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const unassignTicket = rule({
  name: 'unassign-ticket',
  roles: dispatching,
  staleAfterMs: 10 * minutes,
  args: z.strictObject({ ticketId: idSchema }),
  basedOn: movedBasis,
  decide(state, args, basedOn, stamp) {
    const ticket = state.get('ticket', args.ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId: args.ticketId })
    const changed = notAsLeft(state, ticket, basedOn, stamp)
    if (changed) return changed
    if (ticket.openVisitId === null) return unchanged
    const visit = state.get('visit', ticket.openVisitId)
    if (!visit || visit.id !== basedOn.visitId) return ticketMoved(state, ticket)
    if (visit.state === 'on-site')
      return refuse('visitOnSite', {
        visitId: visit.id,
        number: ticket.number,
        technicianName: state.get('technician', visit.technicianId)?.name ?? visit.technicianId,
      })
    return events({ type: 'visitRecalled', visitId: visit.id, reason: 'unassigned' }, ...offRoute(state, visit))
  },
})
