// What is drawn where the pointer is, as a click, a menu and the card of it mean it: a technician before a ticket, a cluster
// before the tickets in it.
import type { Map as MapLibre } from 'maplibre-gl'
import type { TechnicianId, TicketId } from '../../../shared/model/ids.ts'
import { meant, within } from './hit-test.ts'
import { clusterAt, technicianPoints, ticketPoints } from './shown-points.ts'

export type SymbolHit =
  /** nearest first; several where the pointer cannot tell them apart */
  | { kind: 'technicians'; ids: [TechnicianId, ...TechnicianId[]] }
  | { kind: 'cluster'; ids: readonly TicketId[] }
  | { kind: 'ticket'; id: TicketId }

const technicianRadius = 18
const ticketRadius = 14

/** CSS pixels from the map's upper left corner. */
export function symbolAt(map: MapLibre, x: number, y: number): SymbolHit | undefined {
  const [first, ...others] = meant(within(technicianPoints(map), x, y, technicianRadius), x, y).map(({ id }) => id)
  if (first !== undefined) return { kind: 'technicians', ids: [first, ...others] }
  const gathered = clusterAt(map, x, y)
  if (gathered) return { kind: 'cluster', ids: gathered }
  const [ticket] = within(ticketPoints(map), x, y, ticketRadius)
  return ticket && { kind: 'ticket', id: ticket.id }
}
