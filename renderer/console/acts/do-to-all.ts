// Doing the same to several tickets: a command for each, all in one submission. Each is done or refused by itself, and what
// was refused is listed with its reason.
import type { Intent } from '../../../shared/commands/command.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { isOpen, type Ticket } from '../../../shared/model/ticket.ts'
import type { BulkResult, MarkedAct } from '../data/bulk-result.ts'
import { entities } from '../data/entity-store.ts'
import { useUi } from '../data/ui-state.ts'
import { submitAll } from './submit.ts'

/** More than this many are asked about first: a slip of the hand must not move half a day's work. */
export const askAbove = 10

/** @param intentOf null: it is so already */
export async function doToAll(
  act: MarkedAct,
  ids: readonly TicketId[],
  intentOf: (ticket: Ticket) => Intent | null,
): Promise<void> {
  useUi.setState({ assigning: null, choosing: '', question: null, said: null })
  const result: BulkResult = { act, asked: ids.length, done: 0, refused: [] }
  const intents: Intent[] = []
  const asked: Ticket[] = []
  for (const id of ids) {
    const ticket = entities.value('ticket', id)
    const intent = ticket && isOpen(ticket) ? intentOf(ticket) : null
    if (ticket && intent) {
      asked.push(ticket)
      intents.push(intent)
    } else if (ticket && isOpen(ticket)) result.done++
    // It has ended, or left, while a reason was asked for.
    else result.refused.push({ ticketId: id, number: ticket?.number ?? null, key: 'why.ended', facts: {} })
  }
  const outcomes = intents.length === 0 ? [] : await submitAll(intents)
  for (const [i, outcome] of outcomes.entries()) {
    const { id: ticketId, number } = asked[i]!
    if (outcome.kind === 'queued') result.done++
    else if (outcome.kind === 'refused')
      result.refused.push({ ticketId, number, key: `refusal.${outcome.code}`, facts: outcome.facts })
    else result.refused.push({ ticketId, number, key: 'said.notKept', facts: { why: outcome.why } })
  }
  // What was refused stays marked, with what was not asked for: it is what is left to do.
  const left = new Set(useUi.getState().marked)
  for (const id of ids) left.delete(id)
  for (const { ticketId } of result.refused) if (isAtHand(ticketId)) left.add(ticketId)
  useUi.setState({ bulk: result, marked: left })
}

function isAtHand(id: TicketId): boolean {
  const ticket = entities.value('ticket', id)
  return ticket !== undefined && isOpen(ticket)
}
