// resume-clocks: ends the pause that holds a ticket's clocks; the relay does it by itself when the pause has lasted its time.
import { z } from 'zod'
import { refuse, type Refusal } from './refusal.ts'
import { dispatching, events, ownOnly, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'
import { openPause, type Ticket } from '../model/ticket.ts'
import { policyOf, reckonClocks, slaSettings } from '../sla/clocks.ts'

export const resumeClocks = rule({
  name: 'resume-clocks',
  roles: dispatching,
  args: z.strictObject({ ticketId: idSchema, pauseId: idSchema }),
  basedOn: z.strictObject(ownOnly),
  decide(state, { ticketId, pauseId }, basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    const pause = openPause(ticket)
    if (pause?.id !== pauseId) return basedOn.own ? pauseEnded(ticket, pauseId) : unchanged
    if (stamp.actor.role === 'rule' && stamp.at < pause.endsBy)
      return refuse('clocksPaused', {
        ticketId,
        number: ticket.number,
        reason: pause.reason,
        by: pause.by.name,
        at: pause.from,
      })
    // However late somebody gets to it, a pause ends when its time is over.
    const resumedAt = Math.max(pause.from, Math.min(stamp.madeAt, pause.endsBy))
    const pauses = [...ticket.pauses.slice(0, -1), { ...pause, to: resumedAt }]
    const settings = slaSettings(state)
    const clocks = reckonClocks(settings, policyOf(settings, ticket), { ...ticket, pauses })
    return events({ type: 'clocksResumed', ticketId, resumedAt, clocks })
  },
})

/** Who has ended that pause, and when. */
export function pauseEnded({ id: ticketId, number, pauses }: Ticket, pauseId: string | undefined): Refusal {
  const pause = pauses.find(({ id }) => id === pauseId)
  return refuse('pauseEnded', { ticketId, number, by: pause?.endedBy?.name ?? null, at: pause?.to ?? null })
}
