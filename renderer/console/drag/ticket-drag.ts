// A ticket on its way under the pointer, by the system's own drag, so that it also reaches a window on another monitor.
// What is dragged is told to all windows by main, because a window that is dragged over may not read it until the drop.
import type { DragEvent } from 'react'
import type { Dragged } from '../../../shared/ipc/contract.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { markedWith } from '../data/marked-tickets.ts'
import { ticketLabel } from '../data/names.ts'
import { useSession } from '../data/session.ts'

const dataType = 'application/x-signalbox-ticket'

export function startDrag(event: DragEvent, ticketId: TicketId): void {
  const also = markedWith(ticketId)
  event.dataTransfer.setData(dataType, [ticketId, ...also].join(' '))
  event.dataTransfer.effectAllowed = 'move'
  const image = dragImage(ticketId, also.length)
  event.dataTransfer.setDragImage(image, 12, 14)
  // The browser takes the picture after this handler.
  setTimeout(() => image.remove())
  setDragged({ ticketId, also })
}

export function endDrag(): void {
  setDragged(null)
}

export function carriesTicket(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(dataType)
}

export function droppedTicket(event: DragEvent): Dragged {
  const [ticketId = '', ...also] = event.dataTransfer.getData(dataType).split(' ')
  return ticketId === '' ? null : { ticketId, also }
}

function setDragged(dragged: Dragged): void {
  useSession.setState({ dragged })
  void bridge.call('drag', { dragged })
}

/** A small card that goes with the pointer and leaves the target readable. */
function dragImage(ticketId: TicketId, more: number): HTMLElement {
  const ticket = entities.value('ticket', ticketId)
  const card = document.createElement('div')
  card.className = 'drag-card'
  card.textContent = `${ticketLabel(ticket?.number ?? null)}  P${ticket?.priority ?? ''}${more > 0 ? `  +${more}` : ''}`
  document.body.append(card)
  return card
}
