// report-status: the technician sets out, or has arrived. A status that comes before the acceptance accepts by itself.
import { z } from 'zod'
import { lateReport } from './late-report.ts'
import { ownVisit } from './own-visit.ts'
import { dispatching, events, rule } from './rule.ts'
import type { Event } from '../events/event.ts'
import { idSchema } from '../model/ids.ts'

export const reportStatus = rule({
  name: 'report-status',
  roles: ['technician', ...dispatching],
  args: z.strictObject({ visitId: idSchema, status: z.enum(['travelling', 'on-site']) }),
  basedOn: z.strictObject({}),
  decide(state, { visitId, status }, _basedOn, stamp) {
    const visit = ownVisit(state, visitId, stamp)
    if ('kind' in visit) return visit
    const late = lateReport(state, visit, status, stamp)
    if (late) return late
    const effectiveAt = stamp.madeAt
    const accepted: Event[] = visit.state === 'offered' ? [{ type: 'visitAccepted', visitId, effectiveAt }] : []
    return events(...accepted, {
      type: status === 'travelling' ? 'travelStarted' : 'technicianArrived',
      visitId,
      effectiveAt,
    })
  },
})
