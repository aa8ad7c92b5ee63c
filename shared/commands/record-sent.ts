// record-sent: the relay itself notes which messages it has put on the wire to a technician's phone.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import type { Event } from '../events/event.ts'
import { idSchema } from '../model/ids.ts'

const visitIds = z.array(idSchema).max(200)

export const recordSent = rule({
  name: 'record-sent',
  roles: ['rule'],
  args: z.strictObject({
    technicianId: idSchema,
    offers: visitIds,
    recalls: visitIds,
    routeRevision: z.number().int().min(0),
  }),
  basedOn: z.strictObject({}),
  decide(state, { technicianId, offers, recalls, routeRevision }) {
    const list: Event[] = []
    for (const visitId of offers)
      if (state.get('visit', visitId)?.offer.sentAt === null) list.push({ type: 'offerSent', visitId })
    for (const visitId of recalls)
      if (state.get('visit', visitId)?.recall?.sentAt === null) list.push({ type: 'recallSent', visitId })
    const route = state.get('route', technicianId)
    if (route && routeRevision <= route.revision && routeRevision > route.sentRevision)
      list.push({ type: 'routeSent', technicianId, revision: routeRevision })
    return list.length > 0 ? events(...list) : unchanged
  },
})
