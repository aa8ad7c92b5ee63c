// Changing single fields of a ticket: only those that differ are sent, each with the value it was changed from.
import { intent } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { editableFields } from '../../../shared/model/ticket-edits.ts'
import { sameValue, type FieldValues } from '../../../shared/model/ticket-fields.ts'
import { entities } from '../data/entity-store.ts'
import { say } from '../data/ui-state.ts'
import { submit } from './submit.ts'

/** @param before as they were when the form was opened: what somebody else has changed since is not overwritten */
export async function editTicket(ticketId: TicketId, before: FieldValues, after: FieldValues): Promise<void> {
  const number = entities.value('ticket', ticketId)?.number ?? null
  const changed = editableFields.filter((name) => !sameValue(before[name], after[name]))
  if (changed.length === 0) return say({ kind: 'done', key: 'said.sameFields', values: { number } })
  const fields = Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]))
  await submit(intent('edit-ticket', { ticketId, fields }, {}), { key: 'said.edited', values: { number } })
}
