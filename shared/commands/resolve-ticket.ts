// resolve-ticket: the work is done. Ends the open visit, if there is one, and the ticket with it.
import { z } from 'zod'
import { offRoute } from './offer.ts'
import { lateReport } from './late-report.ts'
import { ownVisit } from './own-visit.ts'
import { refuse } from './refusal.ts'
import { dispatching, events, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'
import { isOpen } from '../model/ticket.ts'

export const resolveTicket = rule({
  name: 'resolve-ticket',
  roles: ['technician', ...dispatching],
  args: z.strictObject({ ticketId: idSchema, resolution: z.string().min(1).max(2000) }),
  /** the visit that was open when the work was called done, or none */
  basedOn: z.strictObject({ visitId: idSchema.nullable() }),
  decide(state, { ticketId, resolution }, basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    const visit = ownVisit(state, basedOn.visitId ?? ticket.openVisitId ?? '', stamp)
    // What a technician did on an own visit that has ended since is told first: the ticket may have ended with it.
    const late =
      'kind' in visit || visit.ticketId !== ticketId ? undefined : lateReport(state, visit, 'done', stamp, resolution)
    if (late?.kind === 'events') return late
    if (ticket.state === 'resolved') return unchanged
    if (!isOpen(ticket)) return refuse('ticketEnded', { ticketId, number: ticket.number, state: ticket.state })
    if (late) return late
    const resolved = { type: 'ticketResolved', ticketId, resolution } as const
    if (basedOn.visitId === null && ticket.openVisitId === null && stamp.actor.role !== 'technician')
      return events(resolved)
    if ('kind' in visit) return visit
    if (visit.ticketId !== ticketId) return refuse('visitUnknown', { visitId: visit.id })
    return events(
      { type: 'visitDone', visitId: visit.id, effectiveAt: stamp.madeAt },
      ...offRoute(state, visit),
      resolved,
    )
  },
})
