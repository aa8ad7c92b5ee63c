// Which tickets a technician is meant for who is dropped there: by the same rule as technicians for a ticket, or those of
// the cluster under the pointer.
import type { Map as MapLibre } from 'maplibre-gl'
import type { TechnicianId } from '../../../shared/model/ids.ts'
import { cannotTake } from '../data/technician-fits.ts'
import { meant, snapPixels, within, type ScreenPoint } from './hit-test.ts'
import { clusterAt, isGathered, ticketPoints } from './shown-points.ts'

/** @returns nearest first; of a cluster those whom the technician can take first, and of these the most urgent ones */
export function ticketsHere(map: MapLibre, x: number, y: number, technicianId: TechnicianId | null): ScreenPoint[] {
  const gathered = clusterAt(map, x, y)
  if (gathered) return inOrder(gathered, technicianId).map((id) => ({ id, x, y }))
  const near = within(ticketPoints(map), x, y, snapPixels).filter(({ id }) => !isGathered(map, id))
  return [...meant(near, x, y)]
}

let last: { gathered: readonly string[]; technicianId: TechnicianId | null; order: readonly string[] } | null = null

/** A drag asks often, of thousands, while neither the cluster nor the technician is another one. */
function inOrder(gathered: readonly string[], technicianId: TechnicianId | null): readonly string[] {
  if (last?.gathered === gathered && last.technicianId === technicianId) return last.order
  const fits: string[] = []
  const others: string[] = []
  for (const id of gathered) (cannotTake(technicianId, id) ? others : fits).push(id)
  last = { gathered, technicianId, order: [...fits, ...others] }
  return last.order
}
