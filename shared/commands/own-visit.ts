// What the technician's own commands have in common: the visit exists, is theirs, and is still open.
import { refuse, type Refusal } from './refusal.ts'
import type { Stamp } from './rule.ts'
import type { ReadonlyState } from '../model/entities.ts'
import { isOpenVisit, type Visit } from '../model/visit.ts'

/** @returns the visit, or why the command cannot be about it */
export function ownVisit(state: ReadonlyState, visitId: string, stamp: Stamp): Visit | Refusal {
  const visit = state.get('visit', visitId)
  if (!visit) return refuse('visitUnknown', { visitId })
  if (stamp.actor.role === 'technician' && visit.technicianId !== stamp.seatTechnicianId)
    return refuse('notYourVisit', { visitId })
  return visit
}

export function visitEnded(state: ReadonlyState, visit: Visit): Refusal {
  return refuse('visitEnded', {
    visitId: visit.id,
    number: state.get('ticket', visit.ticketId)?.number ?? null,
    state: visit.state,
    by: visit.endedBy?.name ?? null,
    at: visit.endedAt,
  })
}

/** As `ownVisit`, but an ended visit is refused too. */
export function ownOpenVisit(state: ReadonlyState, visitId: string, stamp: Stamp): Visit | Refusal {
  const visit = ownVisit(state, visitId, stamp)
  return 'kind' in visit || isOpenVisit(visit) ? visit : visitEnded(state, visit)
}
