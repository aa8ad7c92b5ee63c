// The ghost of giving the ticket at hand to a technician, read from what this window knows.
import i18next from 'i18next'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { Place } from '../../../shared/model/place.ts'
import { entities } from '../data/entity-store.ts'
import { positions } from '../data/positions.ts'
import { relayNow } from '../data/relay-time.ts'
import type { Ghost } from './ghost-layer.ts'
import { ghostPlan } from './ghost-plan.ts'

export function ghostOf(ticketId: TicketId | null, technicianId: TechnicianId | null): Ghost | null {
  const ticket = entities.value('ticket', ticketId)
  const technician = entities.value('technician', technicianId)
  if (!ticket || !technician) return null
  const stops: Place[] = []
  for (const visitId of entities.value('route', technician.id)?.visitIds ?? []) {
    const other = entities.value('ticket', entities.value('visit', visitId)?.ticketId)
    if (other && other.id !== ticket.id) stops.push(other.site.place)
  }
  const fix = positions.of(technician.index)
  const where = fix ? { place: { lat: fix.lat, lon: fix.lon }, ageMs: relayNow() - fix.at } : null
  const plan = ghostPlan(stops, where, ticket.site.place)
  // Where somebody drives meanwhile makes no other ghost.
  const key = JSON.stringify([ticket.id, technician.id, ticket.site.place, stops])
  return plan && { key, plan, words: (word, values) => i18next.t(`map.ghost.${word}`, values) }
}
