// A ticket on the map can be taken and dragged like a row of the board, a technician like one of the roster. Symbols are
// pixels of the map's canvas, so the map itself becomes what the system drags, as long as the button is down on one of them;
// everywhere else it pans. Where several technicians stand nobody knows which one is taken: there it pans, too.
import type { Map as MapLibre } from 'maplibre-gl'
import { readingNow } from '../data/session.ts'
import { endTechnicianDrag, startTechnicianDrag } from '../drag/technician-drag.ts'
import { endDrag, startDrag } from '../drag/ticket-drag.ts'
import { discPixels, within } from './hit-test.ts'
import { technicianPoints } from './shown-points.ts'
import { symbolAt } from './symbol-at.ts'

interface Held {
  kind: 'ticket' | 'technician'
  id: string
}

/** @returns takes all of it off again */
export function addSymbolGrab(map: MapLibre): () => void {
  const container = map.getContainer()
  let held: Held | null = null
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
    held = heldAt(map, event.clientX - left, event.clientY - top)
    if (held === null) return
    container.draggable = true
    map.dragPan.disable()
  }
  const start = ({ dataTransfer }: DragEvent) => {
    if (held === null || dataTransfer === null) return
    if (held.kind === 'ticket') startDrag({ dataTransfer }, held.id)
    else startTechnicianDrag({ dataTransfer }, held.id)
  }
  const end = () => {
    if (held?.kind === 'technician') endTechnicianDrag()
    else endDrag()
    letGo()
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

function heldAt(map: MapLibre, x: number, y: number): Held | null {
  const hit = symbolAt(map, x, y)
  if (hit?.kind === 'ticket') return hit
  if (hit?.kind !== 'technicians' || hit.ids.length > 1) return null
  // Not beside the disc, where a click would still mean them.
  const [technician] = within(technicianPoints(map), x, y, discPixels)
  return technician ? { kind: 'technician', id: technician.id } : null
}
