// A ticket on its way under the pointer, by the system's own drag, so that it also reaches a window on another monitor.
// What is dragged is told to all windows by main, because a window that is dragged over may not read it until the drop.
import type { DragEvent } from 'react'
import type { Dragged } from '../../../shared/ipc/contract.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { markedWith } from '../data/marked-tickets.ts'
import { ticketLabel } from '../data/names.ts'
import { readingNow, useSession } from '../data/session.ts'
import { dragCard } from './drag-card.ts'
import type { Cargo } from './use-drop.ts'

const dataType = 'application/x-signalbox-ticket'

/** Whether the row that is dragged stands in the lower half of its pane. */
let low = false

/** What appears for the drag must not cover the row it comes from: the system would end the drag at once. */
export function startedLow(): boolean {
  return low
}

/** @param event of a row, or of what stands for a symbol: then there is no row to be covered */
export function startDrag(event: Pick<DragEvent, 'dataTransfer'> & Partial<DragEvent>, ticketId: TicketId): void {
  if (readingNow()) return event.preventDefault?.()
  const also = markedWith(ticketId)
  const pane = event.currentTarget?.closest('[data-pane]')?.getBoundingClientRect()
  low = pane !== undefined && (event.clientY ?? 0) > pane.top + pane.height / 2
  event.dataTransfer.setData(dataType, [ticketId, ...also].join(' '))
  event.dataTransfer.effectAllowed = 'move'
  dragCard(event.dataTransfer, cardWords(ticketId, also.length))
  setDragged({ ticketId, also })
}

export function endDrag(): void {
  low = false
  setDragged(null)
}

export const ticketCargo: Cargo<NonNullable<Dragged>> = {
  carried: (event) => event.dataTransfer.types.includes(dataType),
  dropped(event) {
    const [ticketId = '', ...also] = event.dataTransfer.getData(dataType).split(' ')
    return ticketId === '' ? null : { ticketId, also }
  },
  end: endDrag,
}

function setDragged(dragged: Dragged): void {
  useSession.setState({ dragged })
  void bridge.call('drag', { dragged })
}

function cardWords(ticketId: TicketId, more: number): string {
  const ticket = entities.value('ticket', ticketId)
  return `${ticketLabel(ticket?.number ?? null)}  P${ticket?.priority ?? ''}${more > 0 ? `  +${more}` : ''}`
}
