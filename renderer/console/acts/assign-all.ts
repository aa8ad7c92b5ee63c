// Giving several tickets to one technician: a command for each, all in one submission. Each is done or refused by itself,
// and what was refused is listed with its reason.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import type { BulkResult } from '../data/bulk-result.ts'
import { entities } from '../data/entity-store.ts'
import { useUi } from '../data/ui-state.ts'
import { submitAll } from './submit.ts'

/** More than this many are asked about first: a slip of the hand must not move half a day's work. */
export const askAbove = 10

export async function assignAll(ids: readonly TicketId[], technicianId: TechnicianId): Promise<void> {
  useUi.setState({ assigning: null, choosing: '', confirming: null, said: null })
  const result: BulkResult = { technicianId, asked: ids.length, done: 0, refused: [] }
  const tickets = ids.flatMap((id) => entities.value('ticket', id) ?? [])
  // Who has a ticket already keeps it where it is.
  const others = tickets.filter(
    ({ openVisitId }) => entities.value('visit', openVisitId)?.technicianId !== technicianId,
  )
  result.done += tickets.length - others.length
  const intents = others.map(({ id: ticketId, openVisitId: visitId }) =>
    intent(
      visitId === null ? 'assign-ticket' : 'reassign-ticket',
      { ticketId, visitId: uuidv7(), technicianId, before: null, override: null },
      { visitId },
    ),
  )
  const outcomes = intents.length === 0 ? [] : await submitAll(intents)
  for (const [i, outcome] of outcomes.entries()) {
    const { id: ticketId, number } = others[i]!
    if (outcome.kind === 'queued') result.done++
    else if (outcome.kind === 'refused')
      result.refused.push({ ticketId, number, key: `refusal.${outcome.code}`, facts: outcome.facts })
    else result.refused.push({ ticketId, number, key: 'said.notKept', facts: { why: outcome.why } })
  }
  // What was refused stays marked: it is what is left to do.
  useUi.setState({ bulk: result, marked: new Set(result.refused.map(({ ticketId }) => ticketId)) })
}
