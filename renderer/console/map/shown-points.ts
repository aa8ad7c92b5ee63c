// Where symbols are on the screen, asked of a map: for hit-testing, by arithmetic and not by pixels. The overlay that draws
// them knows.
import type { Map as MapLibre } from 'maplibre-gl'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { ScreenPoint } from './hit-test.ts'
import type { SymbolOverlay } from './overlay/symbol-overlay.ts'

const overlays = new WeakMap<MapLibre, SymbolOverlay>()

export function drawsOn(map: MapLibre, overlay: SymbolOverlay): void {
  overlays.set(map, overlay)
}

/** Where the technicians in view are shown, CSS pixels from the map's upper left corner. */
export function technicianPoints(map: MapLibre): Iterable<ScreenPoint> {
  return overlays.get(map)?.technicianPoints() ?? []
}

/** Where all open tickets are, in view or not, also those that a cluster stands for. */
export function ticketPoints(map: MapLibre): Iterable<ScreenPoint> {
  return overlays.get(map)?.ticketPoints() ?? []
}

/** The tickets of the cluster that is drawn there, most urgent first; undefined: none is. */
export function clusterAt(map: MapLibre, x: number, y: number): readonly string[] | undefined {
  return overlays.get(map)?.clusterAt(x, y)
}

/** Whether a cluster is drawn for the ticket. */
export function isGathered(map: MapLibre, ticketId: TicketId): boolean {
  return overlays.get(map)?.isGathered(ticketId) ?? false
}
