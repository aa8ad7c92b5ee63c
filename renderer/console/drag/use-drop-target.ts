// Makes an element a place to drop tickets on. The same for tickets of this window and of another one.
import { useState, type DragEvent } from 'react'
import type { Dragged } from '../../../shared/ipc/contract.ts'
import { carriesTicket, droppedTicket, endDrag } from './ticket-drag.ts'

export interface DropHandlers {
  onDragEnter(event: DragEvent): void
  onDragOver(event: DragEvent): void
  onDragLeave(event: DragEvent): void
  onDrop(event: DragEvent): void
}

/**
 * @param drop what to do with the ticket
 * @param move told where the pointer is while a ticket is over the element; returns false where it cannot be dropped
 */
export function useDropTarget(
  drop: (dragged: NonNullable<Dragged>, event: DragEvent) => void,
  move?: (event: DragEvent) => boolean,
  leave?: () => void,
): [boolean, DropHandlers] {
  const [over, setOver] = useState(false)
  const enter = (event: DragEvent) => {
    if (!carriesTicket(event)) return
    event.stopPropagation()
    const takes = move ? move(event) : true
    setOver(takes)
    if (!takes) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
  }
  return [
    over,
    {
      onDragEnter: enter,
      onDragOver: enter,
      onDragLeave(event) {
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return
        setOver(false)
        leave?.()
      },
      onDrop(event) {
        const dragged = carriesTicket(event) ? droppedTicket(event) : null
        setOver(false)
        if (!dragged) return
        event.preventDefault()
        event.stopPropagation()
        endDrag()
        drop(dragged, event)
      },
    },
  ]
}
