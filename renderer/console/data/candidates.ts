// The technicians of this window as contenders for a ticket: their last usable position and their load.
import type { Instant, TechnicianId } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { rankCandidates, type Candidate } from '../../../shared/ranking/candidates.ts'
import { entities } from './entity-store.ts'
import { isUsable, positions } from './positions.ts'

export function candidatesFor(ticket: Ticket, now: Instant): Candidate[] {
  return rankCandidates(ticket, contenders(now), now)
}

function* contenders(now: Instant) {
  for (const { value: technician } of entities.all('technician')) {
    const fix = positions.of(technician.index)
    const usable = fix && isUsable(now - fix.at)
    yield { technician, place: usable ? { lat: fix.lat, lon: fix.lon } : null, load: loadOf(technician.id) }
  }
}

/** Open visits on the technician's route. */
export function loadOf(technicianId: TechnicianId): number {
  return entities.value('route', technicianId)?.visitIds.length ?? 0
}
