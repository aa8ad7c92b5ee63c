// correct-clocks: a supervisor says afterwards that a stretch of a clock counts, or does not. The only way in which a breach
// is taken back; who, when and why stay at the ticket.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'
import { forgetBreaches, policyOf, reckonClocks, slaSettings } from '../sla/clocks.ts'
import { correctionSchema, type Correction } from '../sla/pauses.ts'

export const correctClocks = rule({
  name: 'correct-clocks',
  roles: ['supervisor'],
  args: z.strictObject({
    ticketId: idSchema,
    correctionId: idSchema,
    ...correctionSchema.pick({ clocks: true, from: true, to: true, counts: true, why: true }).shape,
  }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, correctionId, ...said }, _basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    if (ticket.corrections.some(({ id }) => id === correctionId)) return unchanged
    const begins = Math.min(...said.clocks.map((name) => ticket.clocks[name].startAt))
    if (said.from >= said.to || said.to > stamp.at || said.to <= begins)
      return refuse('stretchImpossible', { ticketId, number: ticket.number })
    const correction: Correction = { id: correctionId, at: stamp.at, by: stamp.actor, ...said }
    const settings = slaSettings(state)
    const corrected = { ...ticket, corrections: [...ticket.corrections, correction] }
    const clocks = reckonClocks(settings, policyOf(settings, ticket), corrected)
    return events({
      type: 'clocksCorrected',
      ticketId,
      correction,
      clocks: forgetBreaches(clocks, said.clocks, stamp.at),
    })
  },
})
