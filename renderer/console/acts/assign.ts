// Giving a ticket to a technician, however it was asked for: by drag, by clicks or by keys. It picks the command from
// what this window shows, and names the visit it relied on.
import { uuidv7 } from 'uuidv7'
import { intent } from '../../../shared/commands/decide.ts'
import type { TechnicianId, TicketId, VisitId } from '../../../shared/model/ids.ts'
import { entities } from '../data/entity-store.ts'
import { readingNow } from '../data/session.ts'
import { say, selectTicket, useUi } from '../data/ui-state.ts'
import { markedWith } from '../data/marked-tickets.ts'
import { assignAll } from './assign-all.ts'
import { askAbove } from './do-to-all.ts'
import { askAboutMarked } from './marked.ts'
import { submit } from './submit.ts'

export interface AssignGesture {
  ticketId: TicketId
  technicianId: TechnicianId
  /** the visit of that technician's route to stand before; null: at the end */
  before: VisitId | null
  /** further tickets for the same technician; without: those that are marked together with this one */
  also?: readonly TicketId[]
}

/** What the message line needs to name them in the reader's language. */
interface Names extends Record<string, unknown> {
  number: number | null
  technicianId: TechnicianId
}

/** Refusals that a dispatcher may override with a reason. */
const overridable = new Set(['technicianLacksSkill', 'technicianOffShift'])

export async function assign(
  { ticketId, technicianId, before, also = markedWith(ticketId) }: AssignGesture,
  override: string | null = null,
): Promise<void> {
  if (also.length > 0) {
    const ids = [ticketId, ...also]
    if (ids.length > askAbove) return askAboutMarked({ act: 'assign', ids, technicianId })
    return assignAll(ids, technicianId)
  }
  const ticket = entities.value('ticket', ticketId)
  const technician = entities.value('technician', technicianId)
  if (!ticket || !technician) return
  useUi.setState({ assigning: null, choosing: '', overriding: null })
  const current = entities.value('visit', ticket.openVisitId)
  const names = { number: ticket.number, technicianId }
  if (current?.technicianId === technicianId) return moveOnRoute(technicianId, current.id, before, names)
  const outcome = await submit(
    intent(
      current ? 'reassign-ticket' : 'assign-ticket',
      { ticketId, visitId: uuidv7(), technicianId, before, override },
      { visitId: ticket.openVisitId },
    ),
    { key: current ? 'said.reassigned' : 'said.assigned', values: names },
  )
  if (outcome.kind === 'refused' && overridable.has(outcome.code))
    useUi.setState({ overriding: { ticketId, technicianId, before, code: outcome.code } })
}

/** Dropping a ticket on the technician who has it changes its place on the route, or nothing. */
async function moveOnRoute(
  technicianId: TechnicianId,
  visitId: VisitId,
  before: VisitId | null,
  names: Names,
): Promise<void> {
  const order = entities.value('route', technicianId)?.visitIds ?? []
  const rest = order.filter((id) => id !== visitId)
  const at = before === null ? rest.length : rest.indexOf(before)
  if (before === visitId || at < 0) return
  await reroute(technicianId, [...rest.slice(0, at), visitId, ...rest.slice(at)], names)
}

export async function reroute(
  technicianId: TechnicianId,
  visitIds: VisitId[],
  names: Names = { number: null, technicianId },
): Promise<void> {
  const basedOn = entities.value('route', technicianId)?.visitIds ?? []
  if (visitIds.every((id, i) => id === basedOn[i])) return say({ kind: 'done', key: 'said.sameOrder', values: names })
  await submit(intent('reroute-technician', { technicianId, visitIds }, { visitIds: basedOn }), {
    key: 'said.rerouted',
    values: names,
  })
}

export async function unassign(ticketId: TicketId): Promise<void> {
  const ticket = entities.value('ticket', ticketId)
  if (!ticket || ticket.openVisitId === null) return
  await submit(intent('unassign-ticket', { ticketId }, { visitId: ticket.openVisitId }), {
    key: 'said.unassigned',
    values: { number: ticket.number },
  })
}

export async function cancel(ticketId: TicketId, reason: string): Promise<void> {
  const number = entities.value('ticket', ticketId)?.number ?? null
  await submit(intent('cancel-ticket', { ticketId, reason }, {}), { key: 'said.cancelled', values: { number } })
}

/** Asks first, in the detail. @param reason as far as it has been said */
export function askToCancel(ticketId: TicketId, reason = ''): void {
  selectTicket(ticketId)
  useUi.setState({ cancelling: ticketId, cancelReason: reason })
}

/** @returns whether it is kept */
export async function note(ticketId: TicketId, text: string): Promise<boolean> {
  const number = entities.value('ticket', ticketId)?.number ?? null
  const said = { key: 'said.noted', values: { number } }
  return (await submit(intent('add-note', { ticketId, noteId: uuidv7(), text }, {}), said)).kind === 'queued'
}

/** Starts choosing a technician for the ticket; the roster and the map show who can take it. */
export function startAssigning(ticketId: TicketId): void {
  const ticket = entities.value('ticket', ticketId)
  // Who fits best is only known of everybody.
  if (readingNow()) return say({ kind: 'refused', key: 'reading.wait', values: {} })
  if (ticket) useUi.setState({ assigning: ticketId, choosing: '', ticketId, technicianId: null })
}
