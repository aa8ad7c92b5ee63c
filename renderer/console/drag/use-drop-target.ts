// Makes an element a place to drop tickets on.
import type { DragEvent } from 'react'
import type { Dragged } from '../../../shared/ipc/contract.ts'
import { ticketCargo } from './ticket-drag.ts'
import { useDrop, type DropHandlers } from './use-drop.ts'

export function useDropTarget(
  drop: (dragged: NonNullable<Dragged>, event: DragEvent) => void,
  move?: (event: DragEvent) => boolean,
  leave?: () => void,
): [boolean, DropHandlers] {
  return useDrop(ticketCargo, drop, move, leave)
}
