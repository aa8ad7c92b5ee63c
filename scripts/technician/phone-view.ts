// What a technician's phone shows: the technician, and the visits of the route in their order. Taken from the phone's
// replica, so the phone's own undecided commands are in it.
import type { ReadonlyState } from '../../shared/model/entities.ts'
import type { Technician } from '../../shared/model/technician.ts'
import type { Ticket } from '../../shared/model/ticket.ts'
import { isOpenVisit, type Visit } from '../../shared/model/visit.ts'
import type { Replica } from '../../shared/sync/replica.ts'

export interface Stop {
  visit: Visit
  ticket: Ticket
}

export interface PhoneView {
  /** undefined until the relay knows the technician */
  technician: Technician | undefined
  /** the open visits, in the order of the route */
  stops: Stop[]
}

export function phoneView(state: ReadonlyState, technicianId: string): PhoneView {
  const route = state.get('route', technicianId)
  return {
    technician: state.get('technician', technicianId),
    stops: (route?.visitIds ?? []).flatMap((id) => {
      const visit = state.get('visit', id)
      const ticket = visit && state.get('ticket', visit.ticketId)
      return visit && ticket && isOpenVisit(visit) ? [{ visit, ticket }] : []
    }),
  }
}

export interface Receipt {
  offers: string[]
  recalls: string[]
  routeRevision: number | null
}

/**
 * What has come to the phone and has not been confirmed to the relay; undefined: nothing.
 * @param replica with the phone's own receipts laid over it, so that none is given twice
 */
export function undelivered(replica: Pick<Replica, 'get' | 'confirmed'>, technicianId: string): Receipt | undefined {
  const receipt: Receipt = { offers: [], recalls: [], routeRevision: null }
  for (const { id } of replica.confirmed.values('visit')) {
    const visit = replica.get('visit', id)
    if (!visit || visit.technicianId !== technicianId) continue
    if (visit.recall) {
      if (visit.recall.deliveredAt === null) receipt.recalls.push(id)
    } else if (visit.offer.deliveredAt === null) receipt.offers.push(id)
  }
  const route = replica.get('route', technicianId)
  if (route && route.revision > route.deliveredRevision) receipt.routeRevision = route.revision
  const nothing = receipt.offers.length + receipt.recalls.length === 0 && receipt.routeRevision === null
  return nothing ? undefined : receipt
}
