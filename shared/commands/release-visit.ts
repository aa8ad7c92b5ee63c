// release-visit: the grace in which an offer could be taken back unseen is over; it may leave for the phone.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'
import { isOpenVisit } from '../model/visit.ts'

export const releaseVisit = rule({
  name: 'release-visit',
  roles: ['rule'],
  args: z.strictObject({ visitId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { visitId }, _basedOn, stamp) {
    const visit = state.get('visit', visitId)
    if (!visit) return refuse('visitUnknown', { visitId })
    if (visit.released || !isOpenVisit(visit)) return unchanged
    if (stamp.at < visit.releaseAt) return refuse('visitNotReady', { visitId, at: visit.releaseAt })
    return events({ type: 'visitReleased', visitId })
  },
})
