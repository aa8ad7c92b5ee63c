// expect-lateness: the relay notes that a technician will be late by the present position and way, or no longer.
import { z } from 'zod'
import { events, rule, unchanged } from './rule.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { isOpen } from '../model/ticket.ts'
import { clockNames } from '../sla/pauses.ts'

export const expectLateness = rule({
  name: 'expect-lateness',
  roles: ['rule'],
  args: z.strictObject({ ticketId: idSchema, clock: z.enum(clockNames), lateAt: instantSchema.nullable() }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, clock, lateAt }) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket || !isOpen(ticket)) return unchanged
    const present = ticket.clocks[clock]
    if (present.stoppedAt !== null || present.lateAt === lateAt) return unchanged
    return events({ type: 'latenessExpected', ticketId, clock, lateAt })
  },
})
