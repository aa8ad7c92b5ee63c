// remove-file: a file does not go with its ticket any more; that it did, and why it does not, stays.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { dispatching, events, everyoneButViewers, rule, unchanged } from './rule.ts'
import { idSchema } from '../model/ids.ts'

export const removeFile = rule({
  name: 'remove-file',
  roles: everyoneButViewers,
  args: z.strictObject({ ticketId: idSchema, fileId: idSchema, reason: z.string().trim().min(1).max(200) }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, fileId, reason }, _basedOn, { actor }) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    const file = ticket.files?.find(({ id }) => id === fileId)
    if (!file) return refuse('fileUnknown', { ticketId })
    if (file.removed) return unchanged
    // Whoever moves no work takes back only what is their own.
    const may = dispatching.includes(actor.role) || actor.role === 'administrator' || file.by.id === actor.id
    if (!may) return refuse('notPermitted', { role: actor.role, name: 'remove-file' })
    return events({ type: 'fileRemoved', ticketId, fileId, reason })
  },
})
