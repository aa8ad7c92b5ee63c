// What the operator's next key would be about: what is marked, and what is selected in the pane where the focus is.
import type { Ticket } from '../../../shared/model/ticket.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { isOpen } from '../../../shared/model/ticket.ts'
import { useBoard } from '../board/board-state.ts'
import { entities } from '../data/entity-store.ts'
import { useUi } from '../data/ui-state.ts'
import { fileAt, useFiles } from '../files/file-state.ts'
import type { OperatorCommand, Pane, Subject } from './command.ts'

/** @param pane null: the focus is in none of them */
export function subjectsIn(pane: Pane | null): Subject[] {
  const { ticketId, technicianId, marked } = useUi.getState()
  const found: Subject[] = []
  const { chosen } = useFiles.getState()
  if (pane === 'detail' && technicianId === null && chosen?.ticketId === ticketId && fileAt(chosen))
    found.push({ kind: 'file', ...chosen })
  // The detail's keys are about what it shows, like its buttons.
  const another = pane === 'detail' && technicianId === null && ticketId !== null && !marked.has(ticketId)
  if (marked.size > 0 && pane !== 'roster' && !another) found.push({ kind: 'tickets', ids: [...marked] })
  // A ticket that is selected behind a technician is seen on the board only, and nothing is done to what is not seen.
  const technicianShown = technicianId !== null && pane !== 'board'
  if (technicianShown) found.push({ kind: 'technician', id: technicianId })
  // On a group's header the keys are about no ticket.
  else if (pane === 'board' && useBoard.getState().cursorGroup !== null) return found
  else if (ticketId !== null && pane !== 'roster') found.push({ kind: 'ticket', id: ticketId })
  return found
}

/** What was pointed at with the marked tickets, if it is one of them. */
export function subjectsAt(subject: Subject): Subject[] {
  const { marked } = useUi.getState()
  const several = subject.kind === 'ticket' && marked.size > 1 && marked.has(subject.id)
  return several ? [{ kind: 'tickets', ids: [...marked] }, subject] : [subject]
}

/** The one of these that the command is about; undefined: none. */
export function subjectFor(command: OperatorCommand, subjects: readonly Subject[]): Subject | undefined {
  for (const kind of command.about) {
    const found = kind === 'nothing' ? ({ kind } as const) : subjects.find((subject) => subject.kind === kind)
    if (found) return found
  }
  return undefined
}

/** Why the command has no subject. */
export function whatIsMissing({ about }: OperatorCommand): string {
  if (about.includes('file')) return 'why.noFile'
  return about.includes('technician') ? 'why.noTechnician' : 'why.noTicket'
}

export function openTickets(
  subject: { kind: 'ticket'; id: TicketId } | { kind: 'tickets'; ids: readonly TicketId[] },
): Ticket[] {
  const ids = subject.kind === 'ticket' ? [subject.id] : subject.ids
  return ids.flatMap((id) => {
    const ticket = entities.value('ticket', id)
    return ticket && isOpen(ticket) ? [ticket] : []
  })
}
