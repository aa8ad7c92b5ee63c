// What a technician's phone may see: the technician, the route, the released visits on it with their tickets, and recalls
// the phone has not yet stored.
import type { Event } from '../../shared/events/event.ts'
import type { Change, Kind, ReadonlyState } from '../../shared/model/entities.ts'
import type { TechnicianId, TicketId, VisitId } from '../../shared/model/ids.ts'
import { emptyRoute } from '../../shared/model/route.ts'
import { isOpenVisit, type Visit } from '../../shared/model/visit.ts'

/** Recalls on their way to phones, by technician; kept up from the changes of each commit. */
export class OpenRecalls {
  private readonly byTechnician = new Map<TechnicianId, Set<VisitId>>()

  note(visit: Visit): void {
    const open = visit.recall !== null && visit.recall.deliveredAt === null
    const set = this.byTechnician.get(visit.technicianId)
    if (open && set) set.add(visit.id)
    else if (open) this.byTechnician.set(visit.technicianId, new Set([visit.id]))
    else if (set?.delete(visit.id) && set.size === 0) this.byTechnician.delete(visit.technicianId)
  }

  of(technicianId: TechnicianId): ReadonlySet<VisitId> {
    return this.byTechnician.get(technicianId) ?? new Set()
  }
}

/** The whole view, entity by entity, under `kind/id`. */
export type TechnicianView = Map<string, Change & { value: object }>

export function technicianView(state: ReadonlyState, recalls: OpenRecalls, technicianId: TechnicianId): TechnicianView {
  const view: TechnicianView = new Map()
  const show = <K extends Kind>(change: Extract<Change, { kind: K }> | undefined) => {
    if (change?.value) view.set(`${change.kind}/${change.id}`, change as Change & { value: object })
  }
  const technician = state.get('technician', technicianId)
  if (technician) show({ kind: 'technician', id: technicianId, value: technician })
  const route = state.get('route', technicianId) ?? emptyRoute(technicianId)
  const released = route.visitIds.filter((id) => state.get('visit', id)?.released)
  show({
    kind: 'route',
    id: technicianId,
    value: released.length === route.visitIds.length ? route : { ...route, visitIds: released },
  })
  for (const id of [...released, ...recalls.of(technicianId)]) {
    const visit = state.get('visit', id)
    if (!visit) continue
    show({ kind: 'visit', id, value: visit })
    const ticket = state.get('ticket', visit.ticketId)
    if (ticket) show({ kind: 'ticket', id: ticket.id, value: ticket })
  }
  return view
}

/** What must be sent to somebody who has `before` so that they have `after`. */
export function viewDifference(before: TechnicianView, after: TechnicianView): Change[] {
  const changes: Change[] = []
  for (const [key, change] of after) if (before.get(key)?.value !== change.value) changes.push(change)
  for (const [key, { kind, id }] of before) if (!after.has(key)) changes.push({ kind, id, value: null })
  return changes
}

/** Whose view these events may touch: a ticket is in the view of whoever has a visit of it open or a recall on its way. */
export function techniciansConcerned(state: ReadonlyState, events: readonly Event[]): Set<TechnicianId> {
  const concerned = new Set<TechnicianId>()
  const ticket = (id: TicketId) => {
    for (const visitId of state.get('ticket', id)?.visitIds ?? []) {
      const visit = state.get('visit', visitId)
      if (visit && (isOpenVisit(visit) || visit.recall?.deliveredAt === null)) concerned.add(visit.technicianId)
    }
  }
  for (const event of events) {
    if ('technicianId' in event) concerned.add(event.technicianId)
    if ('ticketId' in event) ticket(event.ticketId)
    const visit = 'visitId' in event ? state.get('visit', event.visitId) : undefined
    if (visit) concerned.add(visit.technicianId)
    if (visit) ticket(visit.ticketId)
  }
  return concerned
}
