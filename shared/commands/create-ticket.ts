// create-ticket: a ticket comes in, from a call or from another system. The relay mints its number and its due instants.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, events, rule } from './rule.ts'
import { centreId, newCentre } from '../model/centre.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { ticketFactsSchema } from '../model/ticket.ts'
import { policyFor, slaSettings, startClocks } from '../sla/clocks.ts'

export const createTicket = rule({
  name: 'create-ticket',
  roles: [...dispatching, 'integrator'],
  args: z.strictObject({
    ticketId: idSchema,
    facts: ticketFactsSchema,
    /** when the customer reported it, by the relay's clock; null: now */
    reportedAt: instantSchema.nullable(),
  }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, facts, reportedAt }, _basedOn, stamp) {
    if (state.get('ticket', ticketId)) return refuse('ticketExists', { ticketId })
    const settings = slaSettings(state)
    const policy = policyFor(settings, facts)
    const startAt = Math.min(reportedAt ?? stamp.madeAt, stamp.at)
    const centre = state.get('centre', centreId) ?? newCentre
    return events({
      type: 'ticketCreated',
      ticketId,
      number: stamp.guess ? null : centre.nextTicketNumber,
      facts,
      reportedAt: startAt,
      policyId: policy.id,
      clocks: startClocks(settings, policy, facts, startAt),
    })
  },
})
