// Why the clock of a ticket has not stopped yet, in one word and its facts: what a supervisor would ask first.
import type { Instant, Milliseconds, TechnicianId } from '../../../shared/model/ids.ts'
import { openPause, type Ticket } from '../../../shared/model/ticket.ts'
import type { Visit } from '../../../shared/model/visit.ts'
import type { ClockName, PauseReason } from '../../../shared/sla/pauses.ts'
import type { Standing } from '../../../shared/sla/standing.ts'

export type Why =
  | { code: 'paused'; reason: PauseReason | null }
  | { code: 'closed'; opensAt: Instant }
  /** by the way that lies before the technician */
  | { code: 'late'; technicianId: TechnicianId | null; expectedAt: Instant }
  | { code: 'nobody' }
  | { code: 'declined'; technicianId: TechnicianId }
  | { code: 'unanswered'; technicianId: TechnicianId; for: Milliseconds }
  | { code: 'notOnPhone' | 'noContact' | 'accepted' | 'travelling' | 'on-site'; technicianId: TechnicianId }

export interface WhyPorts {
  visit: (id: string) => Visit | undefined
  /** nothing was heard of the technician for too long */
  noContact: (id: TechnicianId) => boolean
}

export function whyNotYet(ticket: Ticket, clock: ClockName, stands: Standing, now: Instant, ports: WhyPorts): Why {
  if (stands.kind === 'paused') return { code: 'paused', reason: openPause(ticket)?.reason ?? null }
  const visit = ticket.openVisitId === null ? undefined : ports.visit(ticket.openVisitId)
  const { lateAt } = ticket.clocks[clock]
  if (lateAt !== null) return { code: 'late', technicianId: visit?.technicianId ?? null, expectedAt: lateAt }
  if (stands.kind === 'closed' && stands.opensAt !== null) return { code: 'closed', opensAt: stands.opensAt }
  if (!visit) return nobody(ticket, ports)
  const { technicianId, state, offer, releaseAt } = visit
  if (state === 'offered') {
    if (offer.deliveredAt === null) return { code: 'notOnPhone', technicianId }
    return { code: 'unanswered', technicianId, for: Math.max(0, now - releaseAt) }
  }
  if (ports.noContact(technicianId)) return { code: 'noContact', technicianId }
  return { code: state === 'travelling' || state === 'on-site' ? state : 'accepted', technicianId }
}

function nobody(ticket: Ticket, ports: WhyPorts): Why {
  const lastId = ticket.visitIds.at(-1)
  const last = lastId === undefined ? undefined : ports.visit(lastId)
  return last?.state === 'declined' ? { code: 'declined', technicianId: last.technicianId } : { code: 'nobody' }
}
