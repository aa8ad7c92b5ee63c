// accept-visit: the technician takes the offer. It stops the respond clock.
import { z } from 'zod'
import { ownOpenVisit } from './own-visit.ts'
import { dispatching, events, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const acceptVisit = rule({
  name: 'accept-visit',
  roles: ['technician', ...dispatching],
  args: z.strictObject({ visitId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { visitId }, _basedOn, stamp) {
    const visit = ownOpenVisit(state, visitId, stamp)
    if ('kind' in visit) return visit
    if (visit.state !== 'offered') return unchanged
    return events({ type: 'visitAccepted', visitId, effectiveAt: stamp.madeAt })
  },
})
