// The tickets that the operator has marked to be dealt with together. Marked is not selected: the detail shows one ticket,
// the marks are what an act is done to.
import type { TicketId } from '../../../shared/model/ids.ts'
import { isOpen } from '../../../shared/model/ticket.ts'
import { entities } from './entity-store.ts'
import { say, useUi } from './ui-state.ts'

/** How many go into one submission at most. */
export const mostMarked = 500

export function toggleMark(ticketId: TicketId): void {
  const marked = new Set(useUi.getState().marked)
  if (!marked.delete(ticketId) && canBeMarked(ticketId)) {
    if (marked.size >= mostMarked) return tooMany()
    marked.add(ticketId)
  }
  useUi.setState({ marked })
}

export function mark(ids: Iterable<TicketId>): void {
  const marked = new Set([...useUi.getState().marked, ...[...ids].filter(canBeMarked)])
  useUi.setState({ marked: new Set([...marked].slice(0, mostMarked)) })
  if (marked.size > mostMarked) tooMany()
}

function tooMany(): void {
  say({ kind: 'refused', key: 'said.mostMarked', values: { count: mostMarked } })
}

export function clearMarks(): void {
  useUi.setState({ marked: new Set() })
}

// A ticket that has ended, or left, is nothing to be done any more.
entities.listenKind('ticket', (ids) => {
  const { marked } = useUi.getState()
  const kept = [...marked].filter((id) => !ids.has(id) || canBeMarked(id))
  if (kept.length < marked.size) useUi.setState({ marked: new Set(kept) })
})

export function canBeMarked(ticketId: TicketId): boolean {
  const ticket = entities.value('ticket', ticketId)
  return ticket !== undefined && isOpen(ticket)
}

/** The other marked tickets, when this one is marked: what is done to it is done to them. Ended ones are left out. */
export function markedWith(ticketId: TicketId, marked = useUi.getState().marked): TicketId[] {
  if (!marked.has(ticketId)) return []
  return [...marked].filter((id) => id !== ticketId && canBeMarked(id))
}
