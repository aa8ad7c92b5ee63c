// Making a ticket from a call. The access note is a field that is edited, so it follows as a command of its own in the same
// submission.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { TicketFacts } from '../../../shared/model/ticket.ts'
import { say, selectTicket } from '../data/ui-state.ts'
import { submitAll } from './submit.ts'

/** @returns whether it is kept */
export async function createTicket(facts: TicketFacts, access: string): Promise<boolean> {
  const ticketId: TicketId = uuidv7()
  const intents = [intent('create-ticket', { ticketId, facts, reportedAt: null }, {})]
  if (access !== '') intents.push(intent('edit-ticket', { ticketId, fields: { access: { from: '', to: access } } }, {}))
  const results = await submitAll(intents)
  const [made] = results
  if (made?.kind === 'queued') {
    selectTicket(ticketId)
    say({ kind: 'done', key: 'said.created', values: { name: facts.customer.name }, next: 'never' })
  }
  const failed = results.find(({ kind }) => kind !== 'queued')
  if (failed?.kind === 'refused') say({ kind: 'refused', key: `refusal.${failed.code}`, values: failed.facts })
  if (failed?.kind === 'notKept') say({ kind: 'refused', key: 'said.notKept', values: { why: failed.why } })
  return made?.kind === 'queued'
}
