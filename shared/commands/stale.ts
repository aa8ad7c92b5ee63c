// Commands that wait out an outage in a queue may come too late: what moved a ticket ten minutes ago may not be wanted any
// more. Each rule says how old its command may be; beyond that the relay asks the operator again.
import { refuse, type Facts, type Refusal } from './refusal.ts'
import type { Rule, Stamp } from './rule.ts'
import type { ReadonlyState } from '../model/entities.ts'

/** @returns the refusal, or undefined when it is in time. A guess is never stale: it is shown until the relay decides. */
export function tooOld(
  state: ReadonlyState,
  { staleAfterMs: limitMs }: Pick<Rule, 'staleAfterMs'>,
  args: unknown,
  stamp: Stamp,
): Refusal | undefined {
  const { at, madeAt, guess } = stamp
  const ageMs = at - madeAt
  if (guess || limitMs === undefined || ageMs <= limitMs) return undefined
  return refuse('stale', { madeAt, ageMs, limitMs, ...holder(state, args) })
}

/** Who has the ticket now, if it is about one. */
function holder(state: ReadonlyState, args: unknown): Facts {
  const { ticketId } = args as { ticketId?: string }
  const ticket = ticketId === undefined ? undefined : state.get('ticket', ticketId)
  if (!ticket) return {}
  const visit = ticket.openVisitId === null ? undefined : state.get('visit', ticket.openVisitId)
  return {
    ticketId: ticket.id,
    number: ticket.number,
    technicianId: visit?.technicianId ?? null,
    technicianName: (visit && state.get('technician', visit.technicianId)?.name) ?? null,
  }
}
