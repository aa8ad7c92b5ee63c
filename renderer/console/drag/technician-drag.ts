// A technician of the roster on the way to a ticket: the other direction of dragging a ticket to a technician. Both are in one
// window, so that nobody else has to hear of it.
import type { DragEvent } from 'react'
import { create } from 'zustand'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { dragCard } from './drag-card.ts'

const dataType = 'application/x-signalbox-technician'

export const useTechnicianDrag = create<{ technicianId: TechnicianId | null }>(() => ({ technicianId: null }))

export function startTechnicianDrag(event: DragEvent, technicianId: TechnicianId, name: string): void {
  event.dataTransfer.setData(dataType, technicianId)
  event.dataTransfer.effectAllowed = 'link'
  dragCard(event.dataTransfer, name)
  useTechnicianDrag.setState({ technicianId })
}

export function endTechnicianDrag(): void {
  useTechnicianDrag.setState({ technicianId: null })
}

export function carriesTechnician(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(dataType)
}

export function droppedTechnician(event: DragEvent): TechnicianId {
  return event.dataTransfer.getData(dataType)
}
