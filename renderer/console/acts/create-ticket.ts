// Making a ticket from a call.
import { uuidv7 } from 'uuidv7'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { TicketFacts } from '../../../shared/model/ticket.ts'
import { say, selectTicket } from '../data/ui-state.ts'
import { intentsOf } from '../intake/draft.ts'
import { submitAll } from './submit.ts'

/** @returns whether it is kept */
export async function createTicket(facts: TicketFacts, access: string): Promise<boolean> {
  const ticketId: TicketId = uuidv7()
  const results = await submitAll(intentsOf(ticketId, facts, access))
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
