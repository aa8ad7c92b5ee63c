// What a technician is doing, from their route and shift: derived, never stored. Whether there is contact is a matter of
// the position's age and shown beside it.
import type { Instant, VisitId } from '../../../shared/model/ids.ts'
import type { Route } from '../../../shared/model/route.ts'
import { onShift, type Technician } from '../../../shared/model/technician.ts'
import { entities } from './entity-store.ts'

export const technicianStates = ['available', 'travelling', 'on-site', 'off-shift'] as const
export type TechnicianState = (typeof technicianStates)[number]

export function technicianState(technician: Technician, now: Instant): TechnicianState {
  for (const id of entities.value('route', technician.id)?.visitIds ?? []) {
    const state = entities.value('visit', id)?.state
    if (state === 'travelling' || state === 'on-site') return state
  }
  return onShift(technician, now) ? 'available' : 'off-shift'
}

/** The visit at whose site a technician says they are. */
export function onSiteVisit(route: Route | undefined): VisitId | undefined {
  return route?.visitIds.find((id) => entities.value('visit', id)?.state === 'on-site')
}
