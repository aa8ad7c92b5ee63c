// Giving several tickets to one technician.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import { entities } from '../data/entity-store.ts'
import { doToAll } from './do-to-all.ts'

export function assignAll(ids: readonly TicketId[], technicianId: TechnicianId): Promise<void> {
  return doToAll({ kind: 'assign', technicianId }, ids, ({ id: ticketId, openVisitId: visitId }) => {
    // Who has a ticket already keeps it where it is.
    if (entities.value('visit', visitId)?.technicianId === technicianId) return null
    return intent(
      visitId === null ? 'assign-ticket' : 'reassign-ticket',
      { ticketId, visitId: uuidv7(), technicianId, before: null, override: null },
      { visitId },
    )
  })
}
