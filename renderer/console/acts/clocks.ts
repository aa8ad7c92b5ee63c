// What people do to the clocks of a ticket: pause with a reason, resume, correct.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { Instant, TicketId } from '../../../shared/model/ids.ts'
import { worstClock } from '../../../shared/model/sla.ts'
import { isOpen, openPause } from '../../../shared/model/ticket.ts'
import type { Correction, PauseReason } from '../../../shared/sla/pauses.ts'
import { entities } from '../data/entity-store.ts'
import { relayNow } from '../data/relay-time.ts'
import { selectTicket, useUi } from '../data/ui-state.ts'
import { submit } from './submit.ts'

/** Opens the list of reasons for the ticket; with one that is paused, what ends it. */
export function startPausing(ticketId: TicketId): void {
  const ticket = entities.value('ticket', ticketId)
  if (!ticket || !isOpen(ticket)) return
  useUi.setState({ ticketId, technicianId: null, pausing: ticketId, editing: null })
}

/** Why a light is what it is: the ledger of the clock to look at, or of the last one that has stopped. */
export function openLedger(ticketId: TicketId): void {
  const ticket = entities.value('ticket', ticketId)
  if (!ticket) return
  selectTicket(ticketId)
  useUi.setState({ ledger: worstClock(ticket.clocks, relayNow())?.name ?? 'resolve' })
}

export async function pauseClocks(
  ticketId: TicketId,
  reason: PauseReason,
  note = '',
  endsBy: Instant | null = null,
): Promise<void> {
  const number = entities.value('ticket', ticketId)?.number ?? null
  await submit(intent('pause-clocks', { ticketId, pauseId: uuidv7(), reason, note, endsBy }, {}), {
    key: 'said.paused',
    values: { number },
  })
}

export async function resumeClocks(ticketId: TicketId): Promise<void> {
  const ticket = entities.value('ticket', ticketId)
  const pause = ticket && openPause(ticket)
  if (!pause) return
  await submit(intent('resume-clocks', { ticketId, pauseId: pause.id }, {}), {
    key: 'said.resumed',
    values: { number: ticket.number },
  })
}

export async function correctClocks(
  ticketId: TicketId,
  said: Pick<Correction, 'clocks' | 'from' | 'to' | 'counts' | 'why'>,
): Promise<void> {
  const number = entities.value('ticket', ticketId)?.number ?? null
  await submit(intent('correct-clocks', { ticketId, correctionId: uuidv7(), ...said }, {}), {
    key: 'said.corrected',
    values: { number },
  })
}
