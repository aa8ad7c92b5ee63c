// cross-thresholds: the relay notes which thresholds a ticket's clocks have crossed, each once.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import type { EventOf } from '../events/event.ts'
import { idSchema, type Instant } from '../model/ids.ts'
import { thresholds, type Clock } from '../model/sla.ts'
import type { Ticket } from '../model/ticket.ts'
import { thresholdInstants } from '../sla/clocks.ts'
import { clockNames } from '../sla/pauses.ts'

export const crossThresholds = rule({
  name: 'cross-thresholds',
  roles: ['rule'],
  args: z.strictObject({ ticketId: idSchema }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId }, _basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return unchanged
    const crossings: EventOf<'thresholdsCrossed'>['crossings'] = []
    for (const clock of clockNames)
      for (const [i, at] of thresholdInstants(ticket.clocks[clock]).entries())
        if (i >= ticket.clocks[clock].crossed && at <= stamp.at && crosses(ticket.clocks[clock], at))
          crossings.push({ clock, threshold: thresholds[i]!, at })
    return crossings.length > 0 ? events({ type: 'thresholdsCrossed', ticketId, crossings }) : unchanged
  },
})

/** When the next threshold of a ticket is crossed; Infinity: none is, as its clocks stand. */
export function nextCrossing({ clocks }: Pick<Ticket, 'clocks'>): Instant {
  let next = Infinity
  for (const name of clockNames) {
    const at = thresholdInstants(clocks[name])[clocks[name].crossed]
    if (at !== undefined && crosses(clocks[name], at)) next = Math.min(next, at)
  }
  return next
}

/** A clock that stands crosses only what came before that. */
function crosses({ stoppedAt, pausedAt }: Clock, at: Instant): boolean {
  return stoppedAt === null && (pausedAt === null || at <= pausedAt)
}
