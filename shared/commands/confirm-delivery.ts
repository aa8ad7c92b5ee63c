// confirm-delivery: the phone says what it has stored. It never collides with anything: what is no longer so is passed over.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import type { Event } from '../events/event.ts'
import { idSchema } from '../model/ids.ts'
import type { Visit } from '../model/visit.ts'

const visitIds = z.array(idSchema).max(200)

export const confirmDelivery = rule({
  name: 'confirm-delivery',
  roles: ['technician'],
  args: z.strictObject({ offers: visitIds, recalls: visitIds, routeRevision: z.number().int().min(0).nullable() }),
  basedOn: z.strictObject({}),
  decide(state, { offers, recalls, routeRevision }, _basedOn, { seatTechnicianId }) {
    const own = (id: string): Visit | undefined => {
      const visit = state.get('visit', id)
      return visit && visit.technicianId === seatTechnicianId ? visit : undefined
    }
    const list: Event[] = []
    for (const visitId of new Set(offers))
      if (own(visitId)?.offer.deliveredAt === null) list.push({ type: 'offerDelivered', visitId })
    for (const visitId of new Set(recalls))
      if (own(visitId)?.recall?.deliveredAt === null) list.push({ type: 'recallDelivered', visitId })
    const route = seatTechnicianId === null ? undefined : state.get('route', seatTechnicianId)
    if (route && routeRevision !== null && routeRevision <= route.revision && routeRevision > route.deliveredRevision)
      list.push({ type: 'routeDelivered', technicianId: route.id, revision: routeRevision })
    return list.length > 0 ? events(...list) : unchanged
  },
})
