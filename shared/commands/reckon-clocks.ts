// reckon-clocks: brings open tickets under the present settings, some at a time; the relay does it after settings changed.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import type { Event } from '../events/event.ts'
import { idSchema } from '../model/ids.ts'
import { isOpen } from '../model/ticket.ts'
import { policyFor, reckonClocks, sameClocks, slaSettings } from '../sla/clocks.ts'

export const reckonTickets = rule({
  name: 'reckon-clocks',
  roles: ['rule'],
  args: z.strictObject({
    ticketIds: z.array(idSchema).max(100),
    /** with the last of them: all open tickets are now reckoned by this revision. Null: there are more */
    applied: z.number().int().nullable(),
  }),
  basedOn: z.strictObject({}),
  decide(state, { ticketIds, applied }) {
    const settings = slaSettings(state)
    const list: Event[] = []
    for (const ticketId of ticketIds) {
      const ticket = state.get('ticket', ticketId)
      if (!ticket || !isOpen(ticket)) continue
      const policy = policyFor(settings, ticket)
      const clocks = reckonClocks(settings, policy, ticket)
      if (policy.id === ticket.policyId && sameClocks(clocks, ticket.clocks)) continue
      list.push({ type: 'clocksReckoned', ticketId, policyId: policy.id, clocks })
    }
    // Settings that have changed again meanwhile begin another round.
    if (applied !== null && applied === settings.revision && settings.applied !== applied)
      list.push({ type: 'slaApplied', revision: applied })
    return list.length > 0 ? events(...list) : unchanged
  },
})
