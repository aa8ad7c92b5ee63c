// A ticket on the map can be taken and dragged like a row of the board. Symbols are pixels of the map's canvas, so the map
// itself becomes what the system drags, as long as the button is down on one of them; everywhere else it pans.
import type { Map as MapLibre } from 'maplibre-gl'
import type { TicketId } from '../../../shared/model/ids.ts'
import { readingNow } from '../data/session.ts'
import { endDrag, startDrag } from '../drag/ticket-drag.ts'
import { symbolAt } from './symbol-at.ts'

/** @returns takes all of it off again */
export function addTicketGrab(map: MapLibre): () => void {
  const container = map.getContainer()
  let held: TicketId | null = null
  const letGo = () => {
    if (held === null) return
    held = null
    container.draggable = false
    map.dragPan.enable()
  }
  const down = (event: MouseEvent) => {
    letGo()
    if (readingNow()) return
    // With keys held a hand draws or marks.
    const keys = event.shiftKey || event.ctrlKey || event.altKey || event.metaKey
    if (event.button !== 0 || keys || event.target !== map.getCanvas()) return
    const { left, top } = container.getBoundingClientRect()
    const hit = symbolAt(map, event.clientX - left, event.clientY - top)
    if (hit?.kind !== 'ticket') return
    held = hit.id
    container.draggable = true
    map.dragPan.disable()
  }
  const start = (event: DragEvent) => {
    if (held === null || event.dataTransfer === null) return
    startDrag({ dataTransfer: event.dataTransfer }, held)
  }
  const end = () => {
    letGo()
    endDrag()
  }
  container.addEventListener('mousedown', down, true)
  container.addEventListener('dragstart', start)
  container.addEventListener('dragend', end)
  window.addEventListener('mouseup', letGo, true)
  return () => {
    letGo()
    container.removeEventListener('mousedown', down, true)
    container.removeEventListener('dragstart', start)
    container.removeEventListener('dragend', end)
    window.removeEventListener('mouseup', letGo, true)
  }
}
