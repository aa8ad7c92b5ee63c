// Of a technician who is dragged: which tickets they cannot take, and how full they would be.
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import { isOpen } from '../../../shared/model/ticket.ts'
import { whyUnfit } from '../../../shared/ranking/candidates.ts'
import { loadOf } from './candidates.ts'
import { entities } from './entity-store.ts'
import { relayNow } from './relay-time.ts'

/** @param technicianId null: nobody is dragged */
export function cannotTake(technicianId: TechnicianId | null, ticketId: TicketId): boolean {
  const technician = entities.value('technician', technicianId)
  if (!technician) return false
  const ticket = entities.value('ticket', ticketId)
  return !ticket || !isOpen(ticket) || whyUnfit(ticket, technician, relayNow()) !== null
}

export function has(technicianId: TechnicianId, ticketId: TicketId): boolean {
  const ticket = entities.value('ticket', ticketId)
  return entities.value('visit', ticket?.openVisitId)?.technicianId === technicianId
}

/** How many visits are on the technician's route once they have got these tickets: what they have does not count twice. */
export function loadAfter(technicianId: TechnicianId, ids: readonly TicketId[]): number {
  return loadOf(technicianId) + ids.filter((id) => !has(technicianId, id)).length
}
