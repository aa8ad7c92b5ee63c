// decline-visit: the technician gives the offer back, with a reason; the ticket returns to the queue.
import { z } from 'zod'
import { offRoute } from './offer.ts'
import { ownOpenVisit } from './own-visit.ts'
import { refuse } from './refusal.ts'
import { dispatching, events, rule } from './rule.ts'
import { idSchema } from '../model/ids.ts'
import { declineReasonSchema } from '../model/visit.ts'

export const declineVisit = rule({
  name: 'decline-visit',
  roles: ['technician', ...dispatching],
  args: z.strictObject({ visitId: idSchema, reason: declineReasonSchema }),
  basedOn: z.strictObject({}),
  decide(state, { visitId, reason }, _basedOn, stamp) {
    const visit = ownOpenVisit(state, visitId, stamp)
    if ('kind' in visit) return visit
    if (visit.state === 'on-site')
      return refuse('visitOnSite', { visitId, number: null, technicianName: stamp.actor.name })
    // Who must is told to ring; the control room can still take it back.
    if (visit.forced && stamp.actor.role === 'technician') return refuse('visitForced', { visitId })
    return events({ type: 'visitDeclined', visitId, reason }, ...offRoute(state, visit))
  },
})
