// attach-file: a file goes with a ticket, on an ended one too. Its body must be at the relay before, which knows best how
// long it is and what it is.
import { z } from 'zod'
import { refuse } from './refusal.ts'
import { events, everyoneButViewers, rule, unchanged } from './rule.ts'
import { fittingName } from '../files/file-name.ts'
import { idSchema, instantSchema } from '../model/ids.ts'
import { fileFactsSchema, mostFiles, standingFiles } from '../model/ticket-files.ts'

export const attachFile = rule({
  name: 'attach-file',
  roles: everyoneButViewers,
  args: fileFactsSchema.extend({
    ticketId: idSchema,
    fileId: idSchema,
    /** when somebody chose it, which may be long before its body had left; absent: when the command was made */
    chosenAt: instantSchema.optional(),
  }),
  basedOn: z.strictObject({}),
  decide(state, { ticketId, fileId, chosenAt, ...said }, _basedOn, stamp) {
    const ticket = state.get('ticket', ticketId)
    if (!ticket) return refuse('ticketUnknown', { ticketId })
    const { files = [] } = ticket
    if (files.some((file) => file.id === fileId)) return unchanged
    if (standingFiles(ticket).some(({ sha256 }) => sha256 === said.sha256)) return unchanged
    if (files.length >= mostFiles) return refuse('filesFull', { ticketId, most: mostFiles })
    const body = stamp.guess ? said : stamp.bodyOf?.(said.sha256)
    if (!body) return refuse('fileNotAtRelay', { ticketId, file: said.name })
    const { bytes, type } = body
    const name = fittingName(said.name, type)
    const at = Math.min(chosenAt ?? stamp.madeAt, stamp.madeAt)
    const file = { id: fileId, name, type, bytes, sha256: said.sha256, at, by: stamp.actor }
    const decision = events({ type: 'fileAttached', ticketId, file })
    const asSaid = name === said.name && type === said.type && bytes === said.bytes
    return asSaid ? decision : { ...decision, changed: true }
  },
})
