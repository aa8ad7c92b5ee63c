// pause-clocks: holds a ticket's clocks for a reason from the list, at most as long as the reason allows.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { pauseEnded } from './resume-clocks.ts'
import { dispatching, events, minutes, ownOnly, rule, unchanged } from './rule.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { isOpen, openPause } from '../model/ticket.ts'
import { policyOf, reckonClocks, slaSettings } from '../sla/clocks.ts'
import { clockNames, pauseReasons, pauseReasonSchema, type Pause } from '../sla/pauses.ts'

export const pauseClocks = rule({
  name: 'pause-clocks',
  roles: dispatching,
  staleAfterMs: 30 * minutes,
  args: z.strictObject({
    ticketId: idSchema,
    pauseId: idSchema,
    reason: pauseReasonSchema,
    note: z.string().max(200),
    /** when it is to end by itself, by the relay's clock; null: after the longest time that the reason allows */
    endsBy: instantSchema.nullable(),
  }),
  basedOn: z.strictObject(ownOnly),
  decide(state, { ticketId, pauseId, reason, note, endsBy }, basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    if (ticket.pauses.some(({ id }) => id === pauseId)) return unchanged
    const { number } = ticket
    if (!isOpen(ticket)) return refuse('ticketEnded', { ticketId, number, state: ticket.state })
    const present = openPause(ticket)
    if (present)
      return refuse('clocksPaused', {
        ticketId,
        number,
        reason: present.reason,
        by: present.by.name,
        at: present.from,
      })
    const last = ticket.pauses.at(-1)
    if (basedOn.own && last?.endedBy?.id !== stamp.actor.id) return pauseEnded(ticket, last?.id)
    const holdable = clockNames.some((name) => ticket.clocks[name].pausable && ticket.clocks[name].stoppedAt === null)
    if (!holdable) return refuse('clocksStand', { ticketId, number })
    const from = Math.max(stamp.madeAt, ticket.reportedAt, ticket.pauses.at(-1)?.to ?? 0)
    const longest = from + pauseReasons[reason]
    if (endsBy !== null && endsBy <= stamp.at) return refuse('stretchImpossible', { ticketId, number })
    const pause: Pause = {
      id: pauseId,
      reason,
      note,
      by: stamp.actor,
      from,
      to: null,
      endedBy: null,
      endsBy: Math.min(endsBy ?? longest, longest),
    }
    const settings = slaSettings(state)
    const clocks = reckonClocks(settings, policyOf(settings, ticket), { ...ticket, pauses: [...ticket.pauses, pause] })
    return events({ type: 'clocksPaused', ticketId, pause, clocks })
  },
})
