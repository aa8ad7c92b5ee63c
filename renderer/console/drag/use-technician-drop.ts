// Makes a ticket's row a place to drop a technician on.
import { useState, type DragEvent } from 'react'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { carriesTechnician, droppedTechnician, endTechnicianDrag } from './technician-drag.ts'
import type { DropHandlers } from './use-drop-target.ts'

export function useTechnicianDrop(drop: (technicianId: TechnicianId) => void): [boolean, DropHandlers] {
  const [over, setOver] = useState(false)
  const enter = (event: DragEvent) => {
    if (!carriesTechnician(event)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'link'
    setOver(true)
  }
  return [
    over,
    {
      onDragEnter: enter,
      onDragOver: enter,
      onDragLeave(event) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop(event) {
        setOver(false)
        if (!carriesTechnician(event)) return
        event.preventDefault()
        endTechnicianDrag()
        drop(droppedTechnician(event))
      },
    },
  ]
}
