// add-note: something worth knowing about a ticket. Notes only ever add up, so one made offline always lands.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, everyoneButViewers, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const addNote = rule({
  name: 'add-note',
  roles: everyoneButViewers,
  args: z.strictObject({ ticketId: idSchema, noteId: idSchema, text: z.string().min(1).max(2000) }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, noteId, text }, _basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    if (ticket.notes.some((note) => note.id === noteId)) return unchanged
    return events({ type: 'noteAdded', ticketId, note: { id: noteId, at: stamp.madeAt, by: stamp.actor, text } })
  },
})
