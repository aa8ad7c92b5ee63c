// accept-visit: the technician takes the offer. It stops the respond clock.
import { z } from 'zod'
import { lateReport } from './late-report.ts'
import { ownVisit } from './own-visit.ts'
import { dispatching, events, rule } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const acceptVisit = rule({
  name: 'accept-visit',
  roles: ['technician', ...dispatching],
  args: z.strictObject({ visitId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { visitId }, _basedOn, stamp) {
    const visit = ownVisit(state, visitId, stamp)
    if ('kind' in visit) return visit
    const late = lateReport(state, visit, 'accepted', stamp)
    return late ?? events({ type: 'visitAccepted', visitId, effectiveAt: stamp.madeAt })
  },
})
