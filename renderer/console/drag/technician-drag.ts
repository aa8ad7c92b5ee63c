// A technician on the way to a ticket: the other direction of dragging a ticket to a technician, by the system's own drag as
// well. Who is dragged is told to all windows by main, because a window that is dragged over may not read it until the drop.
import type { DragEvent } from 'react'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { technicianName } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { dragCard } from './drag-card.ts'
import type { Cargo } from './use-drop.ts'

const dataType = 'application/x-signalbox-technician'

export function startTechnicianDrag(
  { dataTransfer }: Pick<DragEvent, 'dataTransfer'>,
  technicianId: TechnicianId,
): void {
  const technician = entities.value('technician', technicianId)
  if (!technician) return
  dataTransfer.setData(dataType, technicianId)
  // Not a link: not every system carries one from window to window.
  dataTransfer.effectAllowed = 'move'
  dragCard(dataTransfer, technicianName(technician, useSession.getState().preferences.language))
  setDragged(technicianId)
}

export function endTechnicianDrag(): void {
  setDragged(null)
}

export const technicianCargo: Cargo<TechnicianId> = {
  carried: (event) => event.dataTransfer.types.includes(dataType),
  dropped: (event) => event.dataTransfer.getData(dataType) || null,
  end: endTechnicianDrag,
}

function setDragged(technicianId: TechnicianId | null): void {
  useSession.setState({ draggedTechnician: technicianId })
  void bridge.call('dragTechnician', { technicianId })
}
